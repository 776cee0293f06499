"""Link previews: the words of a card, and the picture made from it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from certguide.site.context.site import Site
from certguide.site.previews.canvas import load_font, palette, wrap_line
from certguide.site.previews.cards import SIZE, STYLES, PreviewCard, card_for, card_urls
from certguide.site.previews.images import cache_key, picture_path, preview_images
from certguide.site.previews.render import render_card
from tests.site.pages import Page, RenderedSite, none
from tests.site.poison import PAYLOADS
from tests.site.small import TODAY, small_catalog, small_desk

OWN = "https://owner.github.io/guide/"


def small_edition(today: date = TODAY) -> Site:
    return small_desk(today=today).site


def card_of(address: str, today: date = TODAY) -> PreviewCard:
    card = card_for(small_edition(today), address)
    assert card is not None
    return card


def figures(card: PreviewCard) -> dict[str, str]:
    return {label: value.replace("\u00a0", " ") for label, value in card.figures}


def test_a_credential_shows_level_code_price_and_status() -> None:
    """What one asks first of something one can take."""
    card = card_of("credentials/pilot/")
    assert (card.label, card.title, card.colour) == ("Master · PI-1", "Pilot Paper", "violet")
    assert figures(card) == {"Price": "250 EUR", "Expires": "After three years", "Status": "Active"}


def test_a_change_ahead_is_shown_with_its_day() -> None:
    """A new exam with a named day is what matters next."""
    assert figures(card_of("credentials/deckhand/"))["Next"] == "New exam 1 December 2026"


def test_what_has_ended_shows_what_to_take_instead() -> None:
    """No price of what nobody can book."""
    card = card_of("credentials/steamer/")
    assert figures(card) == {"Status": "Retired in 2019", "Take instead": "Pilot"}
    assert card.is_retired
    assert card.sentence.startswith("You can no longer take this one.")


def test_status_follows_the_day() -> None:
    """The same credential, later."""
    assert "Next" not in figures(card_of("credentials/deckhand/", date(2026, 12, 1)))


def test_a_step_shows_its_number_and_price() -> None:
    """Level by its colour, number by words."""
    card = card_of("roadmap/a-master/")
    assert (card.label, card.title) == ("Step 2 of 3", "One Master")
    assert figures(card) == {"Price": "250 EUR", "Take": "One of two"}
    assert card.sentence == "Officers. It pays."


def test_a_situation_shows_its_answer() -> None:
    """The reader's own words, and what to begin with."""
    card = card_of("for/rope/")
    assert card.title == "“I pull ropes.”"
    assert figures(card) == {"Start with": "Deckhand", "Price": "90 EUR", "Then": "One more"}
    assert card.sentence == "Get Deckhand first. Then the Pilot."


def test_every_promised_kind_of_page_has_a_card() -> None:
    """Home, roadmap, each step, each situation, each credential; nothing else."""
    site = small_edition()
    assert len(card_urls(site)) == 2 + 3 + 2 + 5
    assert all(card_for(site, address) for address in card_urls(site))
    assert card_for(site, "about/") is None
    assert card_for(site, "credentials/nothing/") is None


def test_a_picture_is_in_words_too() -> None:
    """For who cannot see it: all that the picture says, as sentences."""
    assert card_of("for/rope/").text == ("Mate. “I pull ropes.” Start with: Deckhand; Price: 90 EUR; Then: One more.")


def test_pictures_have_the_size_that_chats_ask_for() -> None:
    """1200 by 630, a palette, some ten kilobytes."""
    for png in preview_images(small_edition()).values():
        assert isinstance(png, bytes)
        image = Image.open(BytesIO(png))
        assert (image.size, image.mode) == ((1200, 630), "P")
        assert len(png) < 30_000


def test_the_same_data_gives_the_same_bytes() -> None:
    """Two editions, drawn apart."""
    assert preview_images(small_edition()) == preview_images(small_edition())


def test_a_picture_drawn_before_is_not_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """While serving, only what an edit changed is drawn."""
    first = small_edition()
    made = preview_images(first)
    monkeypatch.setattr(
        "certguide.site.previews.render.render_card", lambda card: pytest.fail(f"{card.title} is drawn again")
    )
    assert preview_images(Site(small_catalog(), TODAY, preview_cache=first.preview_cache)) == made


def test_the_address_of_a_picture_changes_with_what_it_shows() -> None:
    """So that nobody goes on showing what was true once."""
    before, after = (card_of("credentials/deckhand/", day) for day in (TODAY, date(2026, 12, 1)))
    assert cache_key(before) != cache_key(after)
    assert cache_key(before) == cache_key(card_of("credentials/deckhand/"))


@pytest.mark.parametrize("text", [*PAYLOADS, "", " ", "X", "Σύμβουλος Юрий", "W" * 200, "a " * 100])
def test_any_text_can_be_drawn(text: str) -> None:
    """However long or strange, it stays inside of the picture's margins."""
    card = PreviewCard(text, "star", "rose", text, (("Price", text), ("Status", text), ("Then", text)), text, text)
    image = Image.open(BytesIO(render_card(card)))
    paper = image.getpixel((1, 620))
    right = image.crop((SIZE[0] - 60, 30, SIZE[0], SIZE[1]))
    assert {paper} == set(right.tobytes())


@pytest.mark.parametrize("mark", ["ring", "bars-1", "bars-2", "bars-3", "diamond", "triangle", "square", "star"])
def test_each_mark_is_its_own_picture(mark: str) -> None:
    """Every mark that a level may name is drawn, and none looks like another."""
    cards = [PreviewCard("", one, "grey", "", (), "", "") for one in (mark, "ring" if mark != "ring" else "star", "")]
    assert len({render_card(card) for card in cards}) == 3


def test_colours_are_those_of_the_style_sheet() -> None:
    """Every colour that a level may name has an edge and words to draw with."""
    known = palette(STYLES.read_text(encoding="utf-8"))
    assert known["ink"] == (0x1C, 0x1F, 0x24)
    for name in ("sand", "green", "teal", "violet", "orange", "rose", "blue", "grey"):
        assert {f"{name}-text", f"{name}-edge"} <= known.keys()


@pytest.mark.parametrize("text", ["one two three four", "W" * 50, "a " * 30, "x"])
def test_lines_fit_and_lose_nothing(text: str) -> None:
    """A text is broken at blanks, a word only where it has to be."""
    lines = wrap_line(text.strip(), load_font(40, 700), 300)
    assert all(load_font(40, 700).getlength(line) <= 300 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def properties(page: Page) -> dict[str, str]:
    return {
        element.get("property") or "": element.get("content") or ""
        for element in page.tree.iter("meta")
        if element.get("property")
    }


def test_every_page_has_a_preview(site: RenderedSite) -> None:
    """Title, sentence, address and a picture that is there, at an absolute address."""
    for page in site.all_pages.values():
        if page.address != "404.html":
            said = properties(page)
            assert said["og:title"], page.address
            assert said["og:description"], page.address
            picture = said["og:image"].removeprefix(OWN).partition("?")[0]
            assert (site.folder / picture).is_file(), page.address
            assert said["og:image:alt"], page.address
            assert page.meta("twitter:card") == "summary_large_image"


def test_pages_with_a_card_show_their_own_picture(site: RenderedSite) -> None:
    """Home, roadmap, steps, situations and credentials; their address is the one that is shown."""
    addresses = ["", "roadmap/", *(f"roadmap/{step.id}/" for step in site.catalog.roadmap)]
    addresses += [f"credentials/{one}/" for one in site.by_id]
    addresses += [f"for/{audience.id}/" for audience in site.catalog.audiences]
    for address in addresses:
        said = properties(site.page(address))
        assert said["og:url"] == OWN + address
        assert said["og:image"].startswith(f"{OWN}{picture_path(address)}?")


def test_old_addresses_show_what_they_lead_to(site: RenderedSite) -> None:
    """A link with an exam code has the preview of its credential."""
    assert properties(site.page("credentials/oba-c02/")) == properties(site.page("credentials/observer-associate/"))


def test_no_picture_is_made_for_nothing(site: RenderedSite) -> None:
    """Every picture belongs to a page."""
    shown = {
        properties(page).get("og:image", "").removeprefix(OWN).partition("?")[0] for page in site.all_pages.values()
    }
    none(file for file in (site.folder / "previews").rglob("*.png") if str(file.relative_to(site.folder)) not in shown)
