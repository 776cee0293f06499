"""The built renewal page, and the sums of situations and steps."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from certguide.advice.exam_cost import path_cost
from certguide.advice.renewal_effects import expiring_credentials, renewal_effects
from certguide.advice.renewals import renewed_by
from certguide.catalog.model.money import Money
from certguide.catalog.queries.on_day import CatalogOnDay
from certguide.site.localization.localizer import ENGLISH
from tests.site.pages import RenderedSite, links, none, own_text, text_of

BOX = """() => [...document.querySelectorAll(".renewal-picture svg")].filter(svg => svg.getBoundingClientRect().width)
    .flatMap(drawing => [...drawing.querySelectorAll("a.box")].map(box => {
        const frame = box.querySelector("rect").getBoundingClientRect()
        const texts = [...box.querySelectorAll("text")].map(text => {
            const {left, right, top, bottom} = text.getBoundingClientRect()
            return {size: bottom - top, out: left < frame.left || right > frame.right || bottom > frame.bottom + 1}
        })
        return {drawing: drawing.getAttribute("class"), name: box.getAttribute("aria-label"), texts}
    }))"""


def test_renewal_table_matches_the_catalogue(each_site: RenderedSite) -> None:
    """The table has a row for each credential that can be renewed, with its own exam first and then all that renew it.

    One that has another name now has the exam of that name first.
    """
    page = each_site.page("renewal/")
    on_day = CatalogOnDay(each_site.catalog, each_site.today)
    exams_by_row = {}
    for row in page.main.iter("tr"):
        anchor = row.get("id") or ""
        if anchor.startswith("renews-"):
            exams_by_row[anchor.removeprefix("renews-")] = each_site.credentials_in(page, list(row)[1])
    held = expiring_credentials(on_day)
    assert any(credential.renamed_to for credential in held)
    own = {credential.id: [credential.id] if on_day.status(credential).is_bookable else [] for credential in held}
    assert exams_by_row == {
        credential.id: [*own[credential.id], *(other.id for other in renewed_by(on_day, credential))]
        for credential in held
    }


def test_both_pictures_link_every_exam(each_site: RenderedSite) -> None:
    """In the wide and the tall picture, each exam of the table is a link."""
    page = each_site.page("renewal/")
    pictures = list(page.main.iter("svg"))
    assert len(pictures) == 2
    for picture in pictures:
        assert {each_site.credential_at(page, href) for href in links(picture)} == {
            effect.credential.id for effect in renewal_effects(CatalogOnDay(each_site.catalog, each_site.today))
        }


def test_renewal_without_an_exam_shows_its_facts(site: RenderedSite) -> None:
    """Each way has an anchor, its window, extension, price, sources and doubts."""
    page = site.page("renewal/")
    for renewal_way in site.catalog.programme.renewal_ways:
        section = page.element(renewal_way.id)
        text = text_of(section).replace("\xa0", " ")
        assert renewal_way.name in text
        assert ENGLISH.format_period(renewal_way.window).replace("\xa0", " ") in text
        assert f"{ENGLISH.format_validity(renewal_way.extends)} more".replace("\xa0", " ") in text
        assert all(" ".join(doubt.text.split()) in text for doubt in renewal_way.doubts)
        assert any(href.startswith("https://") for href in links(section))


def test_renewal_page_is_linked_from_related_pages(site: RenderedSite) -> None:
    """Certifications, roadmap and every page with a renewal section link to it."""
    pages = [site.page(address) for address in ("certifications/",)]
    pages += [page for page in site.pages if any(heading.get("id") == "renewal" for heading in page.main.iter("h2"))]
    assert len(pages) > 4
    none([page.url for page in pages if "renewal/" not in [site.path(page, href) for href in links(page.main)]])


@pytest.mark.parametrize(("width", "drawing"), [(360, "tall"), (768, "tall"), (960, "wide"), (1440, "wide")])
def test_renewal_picture_text_fits_its_boxes(home: str, window: Any, width: int, drawing: str) -> None:
    """One picture is displayed; no text leaves its box or is smaller than ten pixels."""
    page = window(width=width)
    page.goto(f"{home}renewal/#picture")
    boxes = page.evaluate(BOX)
    assert {box["drawing"] for box in boxes} == {drawing}
    assert [box["name"] for box in boxes if any(text["out"] for text in box["texts"])] == []
    assert min(round(text["size"], 3) for box in boxes for text in box["texts"]) >= 10


def test_renewal_picture_works_by_keyboard(home: str, window: Any) -> None:
    """A box takes the focus visibly and leads to the renewal section of its credential."""
    page = window()
    page.goto(f"{home}renewal/")
    page.locator("#picture[open]").wait_for()
    box = page.locator(".wide a.box").first
    box.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert box.evaluate("box => getComputedStyle(box.querySelector('rect')).strokeWidth") == "3px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/#renewal")


# Situations and sums


def test_situation_begins_with_its_answer_and_reason(site: RenderedSite) -> None:
    """The first line of a situation names what to take first, and why; the path says what comes next."""
    for audience in site.catalog.audiences:
        page = site.page(f"for/{audience.id}/")
        lead = next(text_of(part) for part in page.before_sections() if part.get("class") == "lead")
        stop = audience.path[0]
        assert site.by_id[stop.credential].short in lead, audience.id
        assert " ".join(stop.why.split()) in lead, audience.id
        assert " ".join(audience.next.split()) in text_of(page.main), audience.id
        assert audience.title.rstrip(".") in own_text(next(page.main.iter("h1")))


def test_situation_shows_its_total_and_a_link_to_share(site: RenderedSite) -> None:
    """A situation shows the total price of what it needs, our note on the order, and a link to itself."""
    for audience in site.catalog.audiences:
        page = site.page(f"for/{audience.id}/")
        text = text_of(page.main).replace("\xa0", " ")
        needed = [site.by_id[stop.credential] for stop in audience.path if not stop.optional] or [
            site.by_id[audience.path[0].credential]
        ]
        cost = path_cost(CatalogOnDay(site.catalog, site.today), needed)
        assert cost is not None
        total = ENGLISH.format_money(Money(cost.list_price, cost.currency)).replace("\xa0", " ")
        assert f"Total per person: {total} before tax" in text, audience.id
        assert audience.our_note, audience.id
        assert " ".join(audience.our_note.split()) in text
        share_links = [link for link in page.main.iter("a") if link.get("data-copy-link") is not None]
        assert [site.path(page, link.get("href") or "") for link in share_links] == [page.url]


def test_situation_offers_study_practise_and_book(site: RenderedSite) -> None:
    """The card has up to three buttons, each with a target; a sentence names what it has no button for."""
    for audience in site.catalog.audiences:
        page = site.page(f"for/{audience.id}/")
        buttons = [part for part in page.main.iter() if "button" in (part.get("class") or "").split()]
        labels = [text_of(button).partition(":")[0] for button in buttons]
        has_exam = bool(site.by_id[audience.path[0].credential].exams)
        offered = ["Study", "Practise", "Book"] if has_exam else ["Start"]
        assert labels, audience.id
        assert labels == [label for label in offered if label in labels], audience.id
        assert labels == offered or re.search("This guide doesn’t list", text_of(page.main)), audience.id
        assert all(button.get("href") for button in buttons)


def test_nine_situations_fit_on_a_phone_screen(home: str, window: Any) -> None:
    """A screen of 360 by 640 pixels shows nine situations, without JavaScript."""
    page = window(width=360, height=640, java_script_enabled=False)
    page.goto(home)
    boxes = [card.bounding_box() for card in page.locator(".situation-cards > li:not(.task)").all()]
    ends = [box["y"] + box["height"] for box in boxes]
    assert len(ends) == 9
    assert ends[-1] <= 640
    assert all(end < next_end for end, next_end in pairwise(ends))


def test_url_of_an_answer_is_copied(home: str, window: Any) -> None:
    """The link copies its URL and confirms it."""
    page = window(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{home}for/observer/")
    page.get_by_role("link", name="Share this answer").click()
    page.get_by_text("Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{home}for/observer/"
