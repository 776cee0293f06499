"""The tall drawing of what renews what: a list, with lines at its sides."""

from __future__ import annotations

from certguide.site.pictures.renewal_graph import ArrowHead, ColumnHeading, Edge, GraphNode, RenewalChart, RenewalGraph

WIDTH, LETTERS = 328, 30
HEAD, GAP, LANE, ARROW, EDGE, APART = 30, 8, 13, 8, 5, 7


def layout_tall(chart: RenewalGraph) -> RenewalChart:
    """Boxes one below the other; whole levels renew along the left, single exams along the right."""
    lanes = _lanes(chart)
    left = LANE * len(chart.shared) + (ARROW + EDGE if chart.shared else 0)
    right = LANE * (max(lanes.values()) + 1) + ARROW + EDGE if lanes else 0
    boxes: dict[str, GraphNode] = {}
    heads = []
    y = 0
    for column in chart.columns:
        heads.append(ColumnHeading(tuple(chart.groups(column)), left, y + 16))
        y = _stack(chart, boxes, column, left, WIDTH - left - right, y + HEAD)
    start = y
    if chart.alone:
        y = _stack(chart, boxes, chart.alone, left, WIDTH - left - right, y + HEAD)
    lines = (*_shared(chart, boxes), *_named(chart, boxes, lanes))
    return RenewalChart("tall", WIDTH, y, tuple(heads), tuple(boxes.values()), lines, start + 16 if chart.alone else 0)


def _stack(chart: RenewalGraph, boxes: dict[str, GraphNode], column: list[str], x: int, width: int, y: int) -> int:
    """Puts boxes one below the other, and tells where they end."""
    for one in column:
        boxes[one] = chart.box(one, x, y, width, LETTERS)
        y += boxes[one].height + GAP
    return y


def _lanes(chart: RenewalGraph) -> dict[str, int]:
    """The lane of each exam that renews others by name, from the list outwards; one that is free again is reused."""
    order = [one for column in chart.columns for one in column]
    ends: list[int] = []
    found = {}
    for place, one in enumerate(order):
        if reach := [order.index(to) for to in chart.renewing[one]]:
            lane = next((n for n, end in enumerate(ends) if end < place), len(ends))
            ends[lane : lane + 1] = [max(reach)]
            found[one] = lane
    return found


def _shared(chart: RenewalGraph, boxes: dict[str, GraphNode]) -> list[Edge]:
    lines = []
    for place, (to, sources) in enumerate(chart.shared.items()):
        x, target = EDGE + LANE * place, boxes[to]
        members = sorted((boxes[one] for one in sources), key=lambda box: box.y)
        path = "".join(f"M{box.x} {box.middle}H{x}" for box in members)
        path += f"M{x} {members[0].middle}V{target.middle}H{target.x - ARROW}"
        lines.append(Edge(target.view.group.colour, path, (ArrowHead(target.x, target.middle),)))
    return lines


def _named(chart: RenewalGraph, boxes: dict[str, GraphNode], lanes: dict[str, int]) -> list[Edge]:
    """From each exam out to its lane, down, and back to what it renews; the outer lanes first."""
    lines = []
    for one in sorted(lanes, key=lambda source: -lanes[source]):
        source = boxes[one]
        leaves = source.middle + (APART if any(to == one for _, to in chart.named) else 0)
        x = source.right + ARROW + LANE * (lanes[one] + 1) - EDGE
        tips = tuple(
            ArrowHead(source.right, boxes[to].middle - (APART if to in lanes else 0), False)
            for to in chart.renewing[one]
        )
        path = "".join(f"M{source.right} {leaves}H{x}V{tip.y}H{tip.x + ARROW}" for tip in tips)
        lines.append(Edge(source.view.group.colour, path, tips))
    return lines
