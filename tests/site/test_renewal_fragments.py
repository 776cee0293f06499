"""What renews what, as a picture and a table, on the small catalogue and on changed ones."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from certguide.advice.renewal_effects import renewal_effects
from certguide.site.macros import registry
from certguide.site.pictures.renewal_graph import GraphNode, RenewalChart, RenewalGraph
from certguide.site.pictures.renewal_tall import layout_tall
from certguide.site.pictures.renewal_wide import layout_wide
from tests.site.pages import links, text_of
from tests.site.small import TEXT, small_desk
from tests.site.test_fragments import parsed, rows, said

MORE = """  - {id: %(id)s, name: %(name)s, short: %(name)s, level: %(level)s, about: Another., %(more)s
     exams: [{code: %(code)s-C01, from: 2021-01-01}], sources: office}
"""


def chart(text: str = TEXT) -> RenewalGraph:
    page = small_desk(text=text)
    return RenewalGraph(page, tuple(renewal_effects(page.site.on_day)))


def with_more(*credentials: dict[str, str]) -> str:
    """The small catalogue with more credentials."""
    made = "".join(
        MORE % {"name": one["id"].title(), "level": "mate", "more": "", "code": one["id"].upper(), **one}
        for one in credentials
    )
    return TEXT.replace("roadmap:\n", f"{made}roadmap:\n")


def deep() -> str:
    """One exam renews one of its own level and another a level below, and a third stands alone."""
    return with_more(
        {"id": "cook", "more": "renews: [galley],"},
        {"id": "galley"},
        {"id": "cooper"},
        {"id": "admiral", "level": "master", "more": "renews: [pilot, cook, galley],"},
    )


def test_columns_run_from_what_renews_to_what_is_renewed() -> None:
    """A level stands to the right of the level that renews it."""
    assert chart().columns == [["pilot", "tugmaster"], ["deckhand"]]
    assert chart().isolated == []


def test_what_only_its_own_exam_renews_stands_apart() -> None:
    """It has neither a line from it nor to it."""
    found = chart(deep())
    assert found.isolated == ["cooper"]
    assert {one for column in found.columns for one in column} == {
        *("pilot", "tugmaster", "deckhand", "cook", "galley", "admiral")
    }


def overlap(one: GraphNode, other: GraphNode) -> bool:
    apart = one.right <= other.x or other.right <= one.x
    return not apart and one.y < other.y + other.height and other.y < one.y + one.height


@pytest.mark.parametrize("text", [TEXT, deep()], ids=["small", "deep"])
@pytest.mark.parametrize("draw", [layout_wide, layout_tall])
def test_boxes_keep_apart_and_inside(text: str, draw: object) -> None:
    """No box covers another, and all of them lie within the drawing."""
    drawing: RenewalChart = draw(chart(text))  # type: ignore[operator]
    boxes = drawing.boxes
    assert not [(a.view.id, b.view.id) for n, a in enumerate(boxes) for b in boxes[n + 1 :] if overlap(a, b)]
    assert all(box.x >= 0 and box.right <= drawing.width for box in boxes)
    assert all(box.y >= 0 and box.y + box.height <= drawing.height for box in boxes)


def ends(path: str) -> set[tuple[int, int]]:
    """The points at which the strokes of a path begin."""
    return {(int(x), int(y)) for x, y in re.findall(r"M(-?\d+) (-?\d+)", path)}


@pytest.mark.parametrize("text", [TEXT, deep()], ids=["small", "deep"])
@pytest.mark.parametrize("draw", [layout_wide, layout_tall])
def test_every_renewal_has_its_line(text: str, draw: object) -> None:
    """Lines begin at the side of what renews and their heads touch what is renewed; no pair is left out or made up."""
    found = chart(text)
    drawing: RenewalChart = draw(found)  # type: ignore[operator]
    drawn = set()
    for line in drawing.lines:
        from_here = [box for box in drawing.boxes if any(_at_side(box, *point) for point in ends(line.path))]
        for tip in line.tips:
            target = next(box for box in drawing.boxes if _at_side(box, tip.x, tip.y))
            drawn |= {(box.view.id, target.view.id) for box in from_here if box is not target}
    said_so = {(one.credential.id, to.id) for one in found.effects for to in (*one.named, *one.shared)}
    assert drawn == said_so


def _at_side(box: GraphNode, x: int, y: int) -> bool:
    return x in (box.x, box.right) and box.y <= y <= box.y + box.height


def test_picture_and_table_say_the_same() -> None:
    """Whatever a box says a pass renews, the table's row says as well, and nothing else."""
    page = small_desk("renewal/")
    told = {row[0]: row[2] for row in rows(registry.renewal_table(page))[1:] if len(row) == 4}
    for drawing in parsed(registry.renewal_picture(page)).iter("svg"):
        labels = [box.get("aria-label") or "" for box in drawing.iter("a")]
        assert len(labels) == len(told) == 3
        for label in labels:
            name = label.partition(",")[0]
            assert label.endswith(f"Passing it renews {next(v for k, v in told.items() if k.startswith(name))}.")


def test_boxes_link_to_how_it_is_kept() -> None:
    """Each box leads to the part of the credential's page about keeping it."""
    for drawing in parsed(registry.renewal_picture(small_desk("renewal/"))).iter("svg"):
        assert set(links(drawing)) == {f"../credentials/{one}/#keeping" for one in ("pilot", "tugmaster", "deckhand")}


def test_long_names_are_broken_not_cut() -> None:
    """A name that does not fit stands in more lines, and its box grows."""
    name = "Keeper of the Very Long Breakwater with all its Lamps and Bells"
    drawing = layout_tall(chart(TEXT.replace("short: Deckhand", f"short: {name}")))
    box = next(box for box in drawing.boxes if box.view.id == "deckhand")
    assert " ".join(box.lines) == name
    assert box.height == 24 + 16 * len(box.lines) > 40
    assert all(one.y + one.height <= other.y for one, other in pairwise(sorted(drawing.boxes, key=lambda b: b.y)))


def test_ways_tell_window_gain_fee_and_doubts() -> None:
    """A way without an exam has its address, for whom it is, when, what it gives, what it costs and how it works."""
    tree: Element = parsed(registry.renewal_ways_list(small_desk("renewal/")))
    assert next(tree.iter("section")).get("id") == "patrol"
    found = {text_of(pair[0]): text_of(pair[1]) for pair in next(tree.iter("dl"))}
    assert found["For"].startswith("Pilot")
    assert found["When"].startswith("in the last 90\xa0days".replace("\xa0", " "))
    assert found["Gives"].startswith("one year more")
    assert found["Fee"].startswith("Free")
    assert found["How"].startswith("Spend one on the water.")


def test_no_way_known_is_said() -> None:
    """Where the programme has none, the page says so."""
    start, end = TEXT.index("  renewal_ways:"), TEXT.index("kinds:")
    assert "None is known" in said(registry.renewal_ways_list(small_desk(text=TEXT[:start] + TEXT[end:])))


def test_nothing_that_runs_out_has_no_picture() -> None:
    """A programme in which everything lasts for ever needs none."""
    text = TEXT.replace("validity: 36 months", "validity: does not expire")
    assert registry.renewal_picture(small_desk(text=text)) == ""


def test_retired_credential_that_a_level_renews_has_no_box() -> None:
    """Lines lead only to what can be booked, although a holder can still renew the retired one."""
    text = with_more({"id": "roper", "more": "nearest: [deckhand],"})
    text = text.replace("code: ROPER-C01, from: 2021-01-01", "code: ROPER-C01, from: 2021-01-01, to: 2026-10-31")
    graph = chart(text.replace("renews: deckhand", "renews: [deckhand, roper]"))
    assert any(credential.id == "roper" for effect in graph.effects for credential in effect.shared)
    assert "roper" not in graph.shared
