"""Link previews: the text of a preview card, and the image drawn from it."""

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
from tests.cases import some
from tests.site.hostile_data import PAYLOADS
from tests.site.pages import Page, RenderedSite, none
from tests.site.small import TEXT, TODAY, small_catalog, small_page

OWN = "https://owner.github.io/guide/"


def small_site(today: date = TODAY) -> Site:
    return small_page(today=today).site


def card_of(address: str, today: date = TODAY) -> PreviewCard:
    card = card_for(small_site(today), address)
    assert card is not None
    return card


@pytest.fixture(scope="module")
def drawn() -> Site:
    """The small guide, whose preview images are drawn and cached; read-only."""
    site = small_site()
    dict(preview_images(site))
    return site


def figures(card: PreviewCard) -> dict[str, str]:
    return {label: value.replace("\u00a0", " ") for label, value in card.figures}


def test_credential_card_shows_level_code_price_and_status() -> None:
    """A credential's card has its level, exam code, price, expiry and status."""
    card = card_of("credentials/pilot/")
    assert (card.label, card.title, card.colour) == ("Master · PI-1", "Pilot Paper", "violet")
    assert figures(card) == {"Price": "250 EUR", "Expiry": "After 3 years", "Status": "Active"}
    assert card.link_title.replace("\u00a0", " ") == "Pilot Paper: 250 EUR"


def test_card_shows_the_date_of_an_upcoming_exam() -> None:
    """A new exam with a known first day is on the card."""
    assert figures(card_of("credentials/deckhand/"))["Next"] == "New exam 1 December 2026"


def test_retired_card_names_the_replacement() -> None:
    """A retired credential's card has its replacement and no price."""
    card = card_of("credentials/steamer/")
    assert figures(card) == {"Status": "Retired in 2019", "Take instead": "Pilot"}
    assert card.is_retired
    assert card.sentence.startswith("It isn’t offered any more.")


def test_upcoming_exam_leaves_the_card_on_its_first_day() -> None:
    """From its first day, the new exam is no longer upcoming."""
    assert "Next" not in figures(card_of("credentials/deckhand/", date(2026, 12, 1)))


def test_step_card_shows_number_price_and_choice() -> None:
    """A step's card has its number, title, price and how many to take."""
    card = card_of("roadmap/a-master/")
    assert (card.label, card.title) == ("Step 2 of 3", "One Master")
    assert figures(card) == {"Price": "250 EUR", "Take": "One of two"}
    assert card.sentence == "Who it’s for: Officers. Why: It pays."
    assert card.link_title == "Step 2 of 3: One Master"


def test_situation_card_has_the_answer_as_its_big_line() -> None:
    """A situation's card has the first credential of its path large, and the reader's own words above it."""
    card = card_of("for/rope/")
    assert (card.label, card.title) == ("“I pull ropes”", "Deckhand")
    assert figures(card) == {"Price": "90 EUR", "Study time": "20 to 30 hours", "Then": "Pilot"}
    assert card.sentence == "Take Deckhand first. Then the Pilot."
    assert card.link_title == "I pull ropes: Deckhand"


def test_card_of_the_last_exam_of_a_path_names_no_next_one() -> None:
    """A situation with one exam has no exam that comes then."""
    assert "Then" not in figures(card_of("for/shore/"))


def test_home_card_answers_and_its_link_asks() -> None:
    """The image says what the guide gives; the title beside it is the question."""
    card = card_of("")
    assert (card.title, card.link_title) == ("One answer for each of two situations", "Which papers do I need?")
    assert card.foot == card.link_title


def test_home_card_without_situations_has_the_question() -> None:
    """A guide without situations has its title in large."""
    text = TEXT[: TEXT.index("\naudiences:")] + TEXT[TEXT.index("\nsources:") :]
    card = card_for(small_page(text=text).site, "")
    assert card is not None
    assert (card.title, card.foot) == ("Which papers do I need?", "")


def test_no_big_line_of_a_situation_is_a_question() -> None:
    """No card of a situation, a step or a credential asks the reader something."""
    site = small_site()
    titles = [card.title for url in card_urls(site) if url and (card := card_for(site, url))]
    assert [title for title in titles if title.endswith("?")] == []


def test_cards_exist_for_the_listed_pages_only() -> None:
    """Home, roadmap, steps, situations and credentials have a card; other pages have none."""
    site = small_site()
    assert len(card_urls(site)) == 2 + 3 + 2 + 5
    assert all(card_for(site, address) for address in card_urls(site))
    assert card_for(site, "about/") is None
    assert card_for(site, "credentials/nothing/") is None


def test_card_has_an_alternative_text() -> None:
    """The alternative text has everything that the image shows, in sentences."""
    assert card_of("for/rope/").text == (
        "“I pull ropes”. Deckhand. Price: 90 EUR; Study time: 20 to 30 hours; Then: Pilot."
    )


def test_preview_images_are_small_1200_by_630_palettes(drawn: Site) -> None:
    """Each image is 1200 by 630 pixels, has a palette and less than 30 KB."""
    for png in preview_images(drawn).values():
        assert isinstance(png, bytes)
        image = Image.open(BytesIO(png))
        assert (image.size, image.mode) == ((1200, 630), "P")
        assert len(png) < 30_000


def test_preview_images_are_reproducible(drawn: Site) -> None:
    """Two sites with the same data give the same bytes."""
    assert preview_images(small_site()) == preview_images(drawn)


def test_cached_preview_is_not_drawn_again(drawn: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """An image of the cache is reused."""
    images = dict(preview_images(drawn))
    monkeypatch.setattr(
        "certguide.site.previews.render.render_card", lambda card: pytest.fail(f"{card.title} is drawn again")
    )
    assert preview_images(Site(small_catalog(), TODAY, preview_cache=drawn.preview_cache)) == images


def test_cache_key_changes_with_the_content() -> None:
    """An image whose content changes gets another URL, so that no old one is shown."""
    before, after = (card_of("credentials/deckhand/", day) for day in (TODAY, date(2026, 12, 1)))
    assert cache_key(before) != cache_key(after)
    assert cache_key(before) == cache_key(card_of("credentials/deckhand/"))


@pytest.mark.parametrize("text", some([*PAYLOADS, "", " ", "X", "Σύμβουλος Юрий", "W" * 200, "a " * 100]))
def test_any_text_stays_within_the_margins(text: str) -> None:
    """A text of any length or script stays inside the image's margins."""
    card = PreviewCard(
        text, "star", "rose", text, (("Price", text), ("Status", text), ("Then", text)), text, text, text
    )
    image = Image.open(BytesIO(render_card(card)))
    background = image.getpixel((1, 620))
    margin = image.crop((SIZE[0] - 60, 30, SIZE[0], SIZE[1]))
    assert {background} == set(margin.tobytes())


def test_each_icon_is_drawn_differently() -> None:
    """Every icon that a level may name is drawn, and no two look the same."""
    icons = ("ring", "bars-1", "bars-2", "bars-3", "diamond", "triangle", "square", "star")
    cards = [PreviewCard("", name, "grey", "", (), "", "", "") for name in (*icons, "")]
    assert len({render_card(card) for card in cards}) == len(cards)


def test_palette_has_every_level_colour() -> None:
    """Every colour that a level may name has a text colour and an edge colour."""
    colours = palette(STYLES.read_text(encoding="utf-8"))
    assert colours["ink"] == (0x1C, 0x1F, 0x24)
    for name in ("sand", "green", "teal", "violet", "orange", "rose", "blue", "grey"):
        assert {f"{name}-text", f"{name}-edge"} <= colours.keys()


@pytest.mark.parametrize("text", ["one two three four", "W" * 50, "a " * 30, "x"])
def test_wrapped_lines_fit_and_keep_all_text(text: str) -> None:
    """Text is broken at spaces, and inside a word only where it has to be."""
    lines = wrap_line(text.strip(), load_font(40, 700), 300)
    assert all(load_font(40, 700).getlength(line) <= 300 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def properties(page: Page) -> dict[str, str]:
    return {
        element.get("property") or "": element.get("content") or ""
        for element in page.tree.iter("meta")
        if element.get("property")
    }


def test_every_page_has_open_graph_metadata(site: RenderedSite) -> None:
    """Every page has a title, a description, an alternative text and an existing image."""
    for page in site.all_pages.values():
        if page.url != "404.html":
            metadata = properties(page)
            assert metadata["og:title"], page.url
            assert metadata["og:description"], page.url
            picture = metadata["og:image"].removeprefix(OWN).partition("?")[0]
            assert (site.folder / picture).is_file(), page.url
            assert metadata["og:image:alt"], page.url
            assert page.meta("twitter:card") == "summary_large_image"


def test_every_description_ends_like_a_sentence(site: RenderedSite) -> None:
    """Search results and chats show descriptions without the page, so each is whole sentences."""
    texts = [(page.url, page.meta("description")) for page in site.pages]
    texts += [(page.url, properties(page)["og:description"]) for page in site.pages if page.url != "404.html"]
    assert [(url, text) for url, text in texts if len(text) < 20 or not text.endswith((".", "!"))] == []


def test_description_of_a_credential_has_its_price_or_its_replacement(site: RenderedSite) -> None:
    """A credential that can be booked has price and validity in its description; a retired one what to take."""
    for credential_id in site.by_id:
        description = site.page(f"credentials/{credential_id}/").meta("description")
        is_retired = site.status(credential_id).state.value in ("retired", "renamed")
        assert is_retired != ("Price: " in description), description


def test_pages_with_a_card_name_their_own_image(site: RenderedSite) -> None:
    """Home, roadmap, steps, situations and credentials have their own URL and image."""
    urls = ["", "roadmap/", *(f"roadmap/{step.id}/" for step in site.catalog.roadmap)]
    urls += [f"credentials/{credential_id}/" for credential_id in site.by_id]
    urls += [f"for/{audience.id}/" for audience in site.catalog.audiences]
    for url in urls:
        metadata = properties(site.page(url))
        assert metadata["og:url"] == OWN + url
        assert metadata["og:image"].startswith(f"{OWN}{picture_path(url)}?")


def test_redirect_has_the_preview_of_its_target(site: RenderedSite) -> None:
    """The URL of an exam code has the preview of its credential."""
    assert properties(site.page("credentials/oba-c02/")) == properties(site.page("credentials/observer-associate/"))


def test_every_preview_image_is_used(site: RenderedSite) -> None:
    """Every preview image is named by a page."""
    used = {
        properties(page).get("og:image", "").removeprefix(OWN).partition("?")[0] for page in site.all_pages.values()
    }
    none(file for file in (site.folder / "previews").rglob("*.png") if str(file.relative_to(site.folder)) not in used)
