"""The renewal picture, its table and the list of renewals without an exam, on small catalogues."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from certguide.advice.renewal_effects import renewal_effects
from certguide.site.macros import registry
from certguide.site.pictures.renewal_chart import GraphNode, RenewalChart
from certguide.site.pictures.renewal_graph import RenewalGraph
from certguide.site.pictures.renewal_tall import layout_tall
from certguide.site.pictures.renewal_wide import layout_wide
from certguide.site.pictures.text_width import text_width
from tests.conftest import changed
from tests.site.macros.fragments import fragment_text, parse_fragment, table_rows
from tests.site.pages import links, text_of
from tests.site.small import TEXT, small_page

FONT_SIZE = 13
MARGIN = 29
"""Blank units at the left of a name, in the drawing's units."""

MORE = """  - {id: %(id)s, name: %(name)s, short: %(name)s, level: %(level)s, about: Another., %(more)s
     exams: [{code: %(code)s-C01, from: 2021-01-01}], sources: office}
"""


def renewal_graph(text: str = TEXT) -> RenewalGraph:
    page = small_page(text=text)
    return RenewalGraph(page, tuple(renewal_effects(page.site.on_day)))


def catalog_with(*credentials: dict[str, str]) -> str:
    """Return the small catalogue with more credentials."""
    entries = "".join(
        MORE
        % {
            "name": credential["id"].title(),
            "level": "mate",
            "more": "",
            "code": credential["id"].upper(),
            **credential,
        }
        for credential in credentials
    )
    return TEXT.replace("roadmap:\n", f"{entries}roadmap:\n")


def deep_catalog() -> str:
    """Return a catalogue with a two-level renewal, one on the same level, and an isolated exam."""
    return catalog_with(
        {"id": "cook", "more": "renews: [galley],"},
        {"id": "galley"},
        {"id": "cooper"},
        {"id": "admiral", "level": "master", "more": "renews: [pilot, cook, galley],"},
    )


def test_columns_run_from_renewing_to_renewed_level() -> None:
    """A level is to the right of the level that renews it."""
    assert renewal_graph().columns == [["pilot", "tugmaster"], ["deckhand"]]
    assert renewal_graph().isolated == []


def test_exam_that_renews_only_itself_is_isolated() -> None:
    """A credential without renewals to or from others is in no column."""
    graph = renewal_graph(deep_catalog())
    assert graph.isolated == ["cooper"]
    assert {credential_id for column in graph.columns for credential_id in column} == {
        *("pilot", "tugmaster", "deckhand", "cook", "galley", "admiral")
    }


def overlap(first: GraphNode, second: GraphNode) -> bool:
    apart = first.right <= second.x or second.right <= first.x
    return not apart and first.y < second.y + second.height and second.y < first.y + first.height


@pytest.mark.parametrize("text", [TEXT, deep_catalog()], ids=["small", "deep"])
@pytest.mark.parametrize("draw", [layout_wide, layout_tall])
def test_boxes_do_not_overlap_and_stay_inside(text: str, draw: object) -> None:
    """No box overlaps another, and all of them are inside the picture."""
    drawing: RenewalChart = draw(renewal_graph(text))  # type: ignore[operator]
    boxes = drawing.boxes
    assert not [(a.view.id, b.view.id) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if overlap(a, b)]
    assert all(box.x >= 0 and box.right <= drawing.width for box in boxes)
    assert all(box.y >= 0 and box.y + box.height <= drawing.height for box in boxes)


def line_starts(path: str) -> set[tuple[int, int]]:
    """Return the points at which the strokes of a path begin."""
    return {(int(x), int(y)) for x, y in re.findall(r"M(-?\d+) (-?\d+)", path)}


@pytest.mark.parametrize("text", [TEXT, deep_catalog()], ids=["small", "deep"])
@pytest.mark.parametrize("draw", [layout_wide, layout_tall])
def test_every_renewal_has_one_line(text: str, draw: object) -> None:
    """Lines start at the renewing box and point to the renewed one; no renewal is missing or extra."""
    graph = renewal_graph(text)
    drawing: RenewalChart = draw(graph)  # type: ignore[operator]
    pairs = set()
    for line in drawing.lines:
        origins = [box for box in drawing.boxes if any(_at_side(box, *point) for point in line_starts(line.path))]
        for tip in line.tips:
            target = next(box for box in drawing.boxes if _at_side(box, tip.x, tip.y))
            pairs |= {(box.view.id, target.view.id) for box in origins if box is not target}
    expected = {
        (effect.credential.id, credential.id)
        for effect in graph.effects
        for credential in (*effect.named, *effect.shared)
    }
    assert pairs == expected


def _at_side(box: GraphNode, x: int, y: int) -> bool:
    return x in (box.x, box.right) and box.y <= y <= box.y + box.height


def test_picture_labels_match_the_table() -> None:
    """The label of each box names what its exam renews, and the table lists that exam for each of these."""
    page = small_page("renewal/")
    exams_by_name = {row[0].rpartition(" ")[0]: row[1] for row in table_rows(registry.renewal_table(page))[1:]}
    assert {name: exams.count("EUR") for name, exams in exams_by_name.items()} == {
        "Deckhand": 3,
        "Pilot": 1,
        "Tug Master": 1,
    }
    for drawing in parse_fragment(registry.renewal_picture(page)).iter("svg"):
        labels = [box.get("aria-label") or "" for box in drawing.iter("a")]
        assert len(labels) == len(exams_by_name)
        for label in labels:
            (name,) = [name for name in exams_by_name if label.startswith(f"{name} ")]
            renewed = label.partition("Passing it renews ")[2].rstrip(".")
            assert renewed == "nothing else" or name in exams_by_name[renewed]


def test_boxes_link_to_the_renewal_section() -> None:
    """Each box links to the renewal section of its credential's page."""
    for drawing in parse_fragment(registry.renewal_picture(small_page("renewal/"))).iter("svg"):
        assert set(links(drawing)) == {
            f"../credentials/{credential_id}/#renewal" for credential_id in ("pilot", "tugmaster", "deckhand")
        }


def test_long_name_is_wrapped_in_a_taller_box() -> None:
    """A long name is wrapped, and its box grows."""
    name = "Keeper of the Very Long Breakwater with all its Lamps and Bells"
    drawing = layout_tall(renewal_graph(TEXT.replace("short: Deckhand", f"short: {name}")))
    box = next(box for box in drawing.boxes if box.view.id == "deckhand")
    assert " ".join(box.lines) == name
    assert box.height == 24 + 16 * len(box.lines) > 40
    assert all(upper.y + upper.height <= lower.y for upper, lower in pairwise(sorted(drawing.boxes, key=lambda b: b.y)))


def test_renewal_without_an_exam_lists_its_facts() -> None:
    """A renewal without an exam has an anchor, whom it is for, when, extension, price and instructions."""
    tree: Element = parse_fragment(registry.renewal_ways_list(small_page("renewal/")))
    assert next(tree.iter("section")).get("id") == "patrol"
    facts = {text_of(pair[0]): text_of(pair[1]) for pair in next(tree.iter("dl"))}
    assert facts["For"].startswith("Pilot")
    assert facts["Gives"].startswith("1 year more, in the last 90 days before it expires, free")
    assert facts["How"].startswith("Spend one on the water.")


@pytest.mark.parametrize(
    ("credentials", "terms", "text"),
    [
        ("pilot", "price: 5 EUR", "5 EUR"),
        ("[deckhand, pilot]", "price: 5 EUR", "5 EUR each"),
        ("[deckhand, pilot]", "price: 5 EUR, once_for_all: true", "5 EUR for all"),
        ("[deckhand, pilot]", "price: free", "free"),
        ("pilot", "price: unknown", "price not known"),
    ],
)
def test_price_of_a_renewal_says_what_it_is_paid_for(credentials: str, terms: str, text: str) -> None:
    """For one credential, for each of several, or once for all of them."""
    catalog = TEXT.replace("credentials: pilot, extends", f"credentials: {credentials}, extends")
    catalog = catalog.replace("window: 90 days, price: free", f"window: 90 days, {terms}")
    shown = fragment_text(registry.renewal_ways_list(small_page("renewal/", catalog)))
    assert f"in the last 90 days before it expires, {text} Harbour" in shown


def test_programme_without_other_renewals_gets_a_message() -> None:
    """Without any, the page says that none is known."""
    start, end = TEXT.index("  renewal_ways:"), TEXT.index("kinds:")
    assert "We know of none." in fragment_text(registry.renewal_ways_list(small_page(text=TEXT[:start] + TEXT[end:])))


def test_programme_without_expiry_has_no_picture() -> None:
    """Where no credential expires, a sentence says so instead of the picture."""
    text = TEXT.replace("validity: 36 months", "validity: does not expire")
    assert fragment_text(registry.renewal_picture(small_page(text=text))) == "Nothing here is renewed."


def test_retired_credential_that_a_level_renews_has_no_box() -> None:
    """Lines lead only to what can be booked, although a holder can still renew the retired one."""
    text = catalog_with({"id": "roper", "more": "nearest: [deckhand],"})
    text = text.replace("code: ROPER-C01, from: 2021-01-01", "code: ROPER-C01, from: 2021-01-01, to: 2026-10-31")
    graph = renewal_graph(text.replace("renews: deckhand", "renews: [deckhand, roper]"))
    assert any(credential.id == "roper" for effect in graph.effects for credential in effect.shared)
    assert "roper" not in graph.shared


@pytest.mark.parametrize("name", ["港湾水先人" * 6, "W" * 60, "é" * 80, "ท่าเรือ" * 12])
def test_names_of_any_script_fit_their_boxes(name: str) -> None:
    """A long name without spaces is broken where its letters, wide or narrow, reach the edge of the box."""
    graph = renewal_graph(TEXT.replace("short: Pilot\n", f"short: {name}\n"))
    for chart in (layout_wide(graph), layout_tall(graph)):
        box = next(box for box in chart.boxes if box.view.id == "pilot")
        assert "".join(box.lines) == name
        assert max(text_width(line, FONT_SIZE) for line in box.lines) <= box.width - MARGIN
        assert len(box.lines) > 1


def test_exam_that_ends_has_its_last_day_beside_its_price() -> None:
    """Who reads the table on the eve of the end doesn't take it for a way that lasts."""
    exam, sources = "{code: PI-1, from: 2021-02-03}]", "    sources: office\n    doubts:"
    ending = (exam, exam.replace("}", ", to: 2026-12-31}")), (sources, f"    nearest: none\n{sources}")
    table = fragment_text(registry.renewal_table(small_page(text=changed(TEXT, *ending))))
    assert "until 31 December 2026" in table.replace("\u00a0", " ")
