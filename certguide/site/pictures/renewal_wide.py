"""The wide drawing of what renews what: a column a level, arrows to the right."""

from __future__ import annotations

from certguide.site.pictures.renewal_graph import ArrowHead, ColumnHeading, Edge, GraphNode, RenewalChart, RenewalGraph

WIDTH, BOX, LETTERS = 1128, 270, 32
HEAD, GAP, LANE, TRUNK, ARROW, BEND = 30, 14, 16, 14, 8, 40


def layout_wide(chart: RenewalGraph) -> RenewalChart:
    """Boxes column by column; what skips a column passes above it or below it."""
    over, under = _skipping(chart)
    top = HEAD + LANE * len(over)
    tallest = max((_height(chart, column) for column in chart.columns), default=0)
    boxes = _columns(chart, top, tallest)
    bottom = top + tallest + LANE * len(under)
    lines = [
        *_shared(chart, boxes, {one: HEAD + LANE * place for place, one in enumerate(over)}),
        *_named(chart, boxes, {one: top + tallest + LANE * (place + 1) for place, one in enumerate(under)}),
    ]
    heads = tuple(
        ColumnHeading(tuple(chart.groups(column)), _x(chart, place), 14) for place, column in enumerate(chart.columns)
    )
    start = bottom + HEAD if chart.columns else 0
    row = _row(chart, start + HEAD) if chart.alone else []
    height = max([bottom, *(box.y + box.height for box in row)]) + 2
    return RenewalChart("wide", WIDTH, height, heads, (*boxes.values(), *row), tuple(lines), start + 14 if row else 0)


def _x(chart: RenewalGraph, place: int) -> int:
    spare = WIDTH - BOX * len(chart.columns) - (0 if _all_ahead(chart) else BEND)
    return place * (BOX + max(spare // max(len(chart.columns) - 1, 1), 2 * GAP))


def _all_ahead(chart: RenewalGraph) -> bool:
    """Whether all that is renewed stands further to the right; within a level it may not."""
    pairs = [*chart.named, *((source, to) for to, sources in chart.shared.items() for source in sources)]
    return all(_place(chart, to) > _place(chart, source) for source, to in pairs)


def _height(chart: RenewalGraph, column: list[str]) -> int:
    return sum(chart.box(one, 0, 0, BOX, LETTERS).height + GAP for one in column) - GAP


def _columns(chart: RenewalGraph, top: int, tallest: int) -> dict[str, GraphNode]:
    """Every box by its id, each column in the middle of the height."""
    boxes = {}
    for place, column in enumerate(chart.columns):
        y = top + (tallest - _height(chart, column)) // 2
        for one in column:
            boxes[one] = chart.box(one, _x(chart, place), y, BOX, LETTERS)
            y += boxes[one].height + GAP
    return boxes


def _row(chart: RenewalGraph, y: int) -> list[GraphNode]:
    """What stands alone, side by side and in as many rows as it takes."""
    boxes: list[GraphNode] = []
    each = WIDTH // (BOX + GAP)
    for place, one in enumerate(chart.alone):
        above = boxes[-each].y + boxes[-each].height + GAP if place >= each else y
        boxes.append(chart.box(one, place % each * (BOX + GAP), above, BOX, LETTERS))
    return boxes


def _place(chart: RenewalGraph, one: str) -> int:
    return next(place for place, column in enumerate(chart.columns) if one in column)


def _skipping(chart: RenewalGraph) -> tuple[list[tuple[int, str]], list[tuple[str, str]]]:
    """What passes over a column: whole columns with what they renew, and single exams with what they renew."""
    shared = {(_place(chart, source), to) for to, sources in chart.shared.items() for source in sources}
    over = sorted(one for one in shared if _place(chart, one[1]) - one[0] > 1)
    under = [(source, to) for source, to in chart.named if _place(chart, to) - _place(chart, source) > 1]
    return over, under


def _shared(chart: RenewalGraph, boxes: dict[str, GraphNode], lanes: dict[tuple[int, str], int]) -> list[Edge]:
    """A bracket beside each column whose members all renew the same, and one arrow from it."""
    lines = []
    for to, sources in chart.shared.items():
        for place in sorted({_place(chart, one) for one in sources}):
            members = sorted((boxes[o] for o in sources if _place(chart, o) == place), key=lambda box: box.y)
            trunk, first, last = members[0].right + TRUNK, members[0].middle, members[-1].middle
            path = "".join(f"M{box.right} {box.middle}H{trunk}" for box in members) + f"M{trunk} {first}V{last}"
            tip = _tip(chart, boxes, members[0].view.id, to)
            lane = lanes.get((place, to))
            if lane is None:
                path += f"M{trunk} {(first + last) // 2}{_curve(trunk, (first + last) // 2, tip)}"
            else:
                turn = _turn(chart, boxes, to)
                path += f"M{trunk} {first}V{lane + 8}q0 -8 8 -8H{turn}{_curve(turn, lane, tip)}"
            lines.append(Edge(members[0].view.group.colour, path, (tip,)))
    return lines


def _named(chart: RenewalGraph, boxes: dict[str, GraphNode], lanes: dict[tuple[str, str], int]) -> list[Edge]:
    """Arrows from an exam to all that it renews by name; below the columns between, where there are any."""
    lines = []
    for one, found in chart.renewing.items():
        source = boxes[one]
        tips, path = [], ""
        for to in found:
            tip, lane = _tip(chart, boxes, one, to), lanes.get((one, to))
            path += f"M{source.right} {source.middle}"
            if lane is None:
                path += _curve(source.right, source.middle, tip)
            else:
                start, turn = boxes[chart.columns[_place(chart, one) + 1][0]].x, _turn(chart, boxes, to)
                half = (source.right + start) // 2
                path += f"C{half} {source.middle} {half} {lane} {start} {lane}H{turn}{_curve(turn, lane, tip)}"
            tips.append(tip)
        lines.append(Edge(source.view.group.colour, path, tuple(tips)))
    return lines


def _tip(chart: RenewalGraph, boxes: dict[str, GraphNode], one: str, to: str) -> ArrowHead:
    """Where a line meets what is renewed: at its left, or at its right if that does not stand further on."""
    ahead, target = _place(chart, to) > _place(chart, one), boxes[to]
    return ArrowHead(target.x if ahead else target.right, target.middle, ahead)


def _turn(chart: RenewalGraph, boxes: dict[str, GraphNode], to: str) -> int:
    """The right side of the column before what is renewed."""
    return boxes[chart.columns[_place(chart, to) - 1][0]].right


def _curve(x: int, y: int, tip: ArrowHead) -> str:
    if tip.right:
        end, half = tip.x - ARROW, (x + tip.x) // 2
        return f"C{half} {y} {half} {tip.y} {end} {tip.y}"
    out = max(x, tip.x) + BEND
    return f"C{out} {y} {out} {tip.y} {tip.x + ARROW} {tip.y}"
