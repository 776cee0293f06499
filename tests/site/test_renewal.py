"""The built page on what renews what, and what situations and steps say of sums."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from certguide.advice.exam_cost import path_cost
from certguide.advice.renewal_effects import renewal_effects
from certguide.catalog.model.text_values import Money
from certguide.catalog.queries.on_day import CatalogOnDay
from certguide.site.context import formatting
from tests.site.pages import Page, RenderedSite, links, none, own_text, text_of

BOX = """() => [...document.querySelectorAll(".renewal-picture svg")].filter(one => one.getBoundingClientRect().width)
    .flatMap(drawing => [...drawing.querySelectorAll("a.box")].map(box => {
        const frame = box.querySelector("rect").getBoundingClientRect()
        const texts = [...box.querySelectorAll("text")].map(text => {
            const {left, right, top, bottom} = text.getBoundingClientRect()
            return {size: bottom - top, out: left < frame.left || right > frame.right || bottom > frame.bottom + 1}
        })
        return {drawing: drawing.getAttribute("class"), name: box.getAttribute("aria-label"), texts}
    }))"""


def test_the_table_says_what_the_data_says(each_site: RenderedSite) -> None:
    """A row for each exam of the day, with all that passing it renews and nothing else."""
    page = each_site.page("renewal/")
    found = {}
    for row in page.main.iter("tr"):
        anchor = row.get("id") or ""
        if anchor.startswith("renews-"):
            found[anchor.removeprefix("renews-")] = each_site.credentials_in(page, list(row)[2])
    said = {
        one.credential.id: [to.id for to in one.renews]
        for one in renewal_effects(CatalogOnDay(each_site.catalog, each_site.today))
    }
    assert found == said


def test_both_drawings_show_every_exam(each_site: RenderedSite) -> None:
    """Wide or tall, each exam of the table is a link in the picture."""
    page = each_site.page("renewal/")
    drawings = list(page.main.iter("svg"))
    assert len(drawings) == 2
    for drawing in drawings:
        assert {each_site.credential_at(page, href) for href in links(drawing)} == {
            one.credential.id for one in renewal_effects(CatalogOnDay(each_site.catalog, each_site.today))
        }


def test_ways_without_an_exam_have_their_facts(site: RenderedSite) -> None:
    """Each way has an address, its window, what it gives, its fee, its sources, and every doubt about it."""
    page = site.page("renewal/")
    for way in site.catalog.programme.renewal_ways:
        section = page.element(way.id)
        text = text_of(section).replace("\xa0", " ")
        assert way.name in text
        assert formatting.format_period(way.window).replace("\xa0", " ") in text
        assert f"{formatting.format_validity(way.extends)} more".replace("\xa0", " ") in text
        assert all(" ".join(doubt.says.split()) in text for doubt in way.doubts)
        assert any(href.startswith("#src-") for href in links(section))


def test_it_can_be_reached_from_where_it_is_asked(site: RenderedSite) -> None:
    """Certifications, the comparison, the plan, the roadmap and every page on keeping a credential lead there."""
    asking = [site.page(address) for address in ("certifications/", "compare/", "plan/", "roadmap/")]
    asking += [page for page in site.pages if any(one.get("id") == "keeping" for one in page.main.iter("h2"))]
    assert len(asking) > 4
    none([page.address for page in asking if "renewal/" not in [site.path(page, href) for href in links(page.main)]])


@pytest.mark.parametrize(("width", "drawing"), [(360, "tall"), (768, "tall"), (960, "wide"), (1440, "wide")])
def test_the_picture_can_be_read(home: str, window: Any, width: int, drawing: str) -> None:
    """One drawing at a time; no text leaves its box, and none is smaller than ten points on the screen."""
    page = window(width=width)
    page.goto(f"{home}renewal/")
    boxes = page.evaluate(BOX)
    assert {box["drawing"] for box in boxes} == {drawing}
    assert [box["name"] for box in boxes if any(text["out"] for text in box["texts"])] == []
    assert min(text["size"] for box in boxes for text in box["texts"]) >= 10


def test_the_picture_works_by_keyboard(home: str, window: Any) -> None:
    """A box can be reached with the Tab key, shows that it is, and leads to how its credential is kept."""
    page = window()
    page.goto(f"{home}renewal/")
    box = page.locator(".wide a.box").first
    box.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert box.evaluate("box => getComputedStyle(box.querySelector('rect')).strokeWidth") == "3px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/#keeping")


# Situations and sums


def first_lines(page: Page) -> list[str]:
    box = next(one for one in page.main.iter("div") if "audience-answer" in (one.get("class") or ""))
    return [text_of(one) for one in box if one.tag == "p"][:3]


def test_the_first_lines_say_which_and_why(site: RenderedSite) -> None:
    """A situation's page opens with what to take first, and the reason."""
    for audience in site.catalog.audiences:
        page = site.page(f"for/{audience.id}/")
        lines = first_lines(page)
        stop = audience.path[0]
        assert site.by_id[stop.take].short in lines[1], audience.id
        assert lines[2] == " ".join(stop.why.split()), audience.id
        assert audience.says in own_text(next(page.main.iter("h1")))


def test_situations_tell_cost_time_validity_and_their_address(site: RenderedSite) -> None:
    """What the needed stops cost in all, how long they last, whose order it is, and a link to send."""
    for audience in site.catalog.audiences:
        page = site.page(f"for/{audience.id}/")
        told = {
            text_of(one[0]): text_of(one[1]) for one in page.main.iter("div") if [c.tag for c in one] == ["dt", "dd"]
        }
        needed = [site.by_id[stop.take] for stop in audience.path if not stop.optional] or [
            site.by_id[audience.path[0].take]
        ]
        cost = path_cost(CatalogOnDay(site.catalog, site.today), needed)
        assert cost is not None
        assert told["Fees in all, before tax"] == formatting.format_money(
            Money(cost.list_price, cost.currency)
        ).replace("\xa0", " ")
        assert told["Valid for"], audience.id
        assert ("Time in exams" in told) is any(one.exams for one in needed), audience.id
        assert audience.ours, audience.id
        assert " ".join(audience.ours.split()) in text_of(page.main)
        sent = [link for link in page.main.iter("a") if link.get("data-copy-link") is not None]
        assert [site.path(page, link.get("href") or "") for link in sent] == [page.address]


def test_steps_tell_what_all_of_them_costs(site: RenderedSite) -> None:
    """Where a step asks for several exams, their sum stands below the fee, with vouchers and to keep."""
    page = site.page("roadmap/")

    def told(step: str) -> dict[str, str]:
        return {text_of(pair[0]): text_of(pair[1]) for pair in next(page.element(step).iter("dl"))}

    assert told("sky-practitioner")["In all"] == "200 USD, or 150 USD with vouchers"
    assert told("other-associates")["In all"] == "600 USD, or 300 USD with vouchers"
    assert told("one-associate")["Fee"] == "150 USD (75 USD in beta), or 75 USD with a voucher"
    assert told("one-associate")["Keep"] == "150 USD every three years, or 75 USD with vouchers"
    assert told("all-accreditations")["Fee"] == "Free"
    assert "In all" not in told("all-accreditations")
    assert told("a-specialty")["Keep"].endswith("nothing will renew Long Baseline Arrays – Specialty")


def test_assumptions_stand_beside_the_sums(site: RenderedSite) -> None:
    """Every page with a sum says what it is before, who pays the first exam in full, and what keeping means."""
    for page in [site.page("roadmap/"), *(one for one in site.pages if one.address.startswith("for/"))]:
        note = next(text_of(one) for one in page.main.iter("p") if "totals-note" in (one.get("class") or ""))
        assert "before tax" in note
        assert "50 % off one later exam" in note.replace("\xa0", " ")
        assert "renewing all of it once" in note


def test_nine_situations_fit_on_a_phone(home: str, window: Any) -> None:
    """The first screen of 360 by 640 shows the question and nine answers, without script."""
    page = window(width=360, height=640, java_script_enabled=False)
    page.goto(home)
    boxes = [card.bounding_box() for card in page.locator(".situation-cards > li").all()]
    ends = [box["y"] + box["height"] for box in boxes]
    assert len(ends) == 9
    assert ends[-1] <= 640
    assert all(one < other for one, other in pairwise(ends))


def test_the_address_of_an_answer_can_be_copied(home: str, window: Any) -> None:
    """A press copies it and says so."""
    page = window(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{home}for/observer/")
    page.get_by_role("link", name="the permanent address of this answer").click()
    page.get_by_text("Address copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{home}for/observer/"
