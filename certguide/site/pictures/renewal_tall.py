"""The tall layout of the renewal graph: a list of boxes with lines at its sides."""

from __future__ import annotations

from certguide.site.pictures.renewal_chart import ArrowHead, ColumnHeading, Edge, GraphNode, RenewalChart
from certguide.site.pictures.renewal_graph import RenewalGraph

WIDTH, LETTERS = 328, 30
HEAD, GAP, LANE, ARROW, EDGE, APART = 30, 8, 13, 8, 5, 7
"""Heights of a heading and between boxes; widths of a lane, an arrow head and a margin; offset of crossing lines."""
_BASELINE = 16
"""From the top of a heading to its baseline."""

_Boxes = dict[str, GraphNode]


def layout_tall(graph: RenewalGraph) -> RenewalChart:
    """Place boxes one below the other, with lines of whole levels on the left and of single exams on the right."""
    lanes = _lanes(graph)
    left = LANE * len(graph.shared) + (ARROW + EDGE if graph.shared else 0)
    right = LANE * (max(lanes.values()) + 1) + ARROW + EDGE if lanes else 0
    width = WIDTH - left - right
    boxes: _Boxes = {}
    heads = []
    y = 0
    for column in graph.columns:
        heads.append(ColumnHeading(tuple(graph.groups(column)), left, y + _BASELINE))
        y = _stack(graph, boxes, column, left, width, y + HEAD)
    isolated_y = 0
    if graph.isolated:
        isolated_y = y + _BASELINE
        y = _stack(graph, boxes, graph.isolated, left, width, y + HEAD)
    edges = (*_shared_edges(graph, boxes), *_named_edges(graph, boxes, lanes))
    return RenewalChart("tall", WIDTH, y, tuple(heads), tuple(boxes.values()), edges, isolated_y)


def _stack(graph: RenewalGraph, boxes: _Boxes, column: list[str], x: int, width: int, y: int) -> int:
    """Add boxes one below the other from ``y`` down; return the y below the last."""
    for credential_id in column:
        boxes[credential_id] = graph.box(credential_id, x, y, width, LETTERS)
        y += boxes[credential_id].height + GAP
    return y


def _lanes(graph: RenewalGraph) -> dict[str, int]:
    """Return the lane of each exam that renews others by name, from the boxes outwards; lanes are reused."""
    order = [credential_id for column in graph.columns for credential_id in column]
    lane_ends: list[int] = []
    lanes = {}
    for position, credential_id in enumerate(order):
        if target_positions := [order.index(target) for target in graph.named_targets[credential_id]]:
            lane = next((number for number, end in enumerate(lane_ends) if end < position), len(lane_ends))
            lane_ends[lane : lane + 1] = [max(target_positions)]
            lanes[credential_id] = lane
    return lanes


def _shared_edges(graph: RenewalGraph, boxes: _Boxes) -> list[Edge]:
    edges = []
    for number, (target_id, sources) in enumerate(graph.shared.items()):
        x, target = EDGE + LANE * number, boxes[target_id]
        members = sorted((boxes[source] for source in sources), key=lambda box: box.y)
        path = "".join(f"M{box.x} {box.middle}H{x}" for box in members)
        path += f"M{x} {members[0].middle}V{target.middle}H{target.x - ARROW}"
        edges.append(Edge(target.view.group.colour, path, (ArrowHead(target.x, target.middle),)))
    return edges


def _named_edges(graph: RenewalGraph, boxes: _Boxes, lanes: dict[str, int]) -> list[Edge]:
    """Draw lines from each exam out to its lane, along it, and back to what it renews; the outer lanes first."""
    edges = []
    for source_id in sorted(lanes, key=lambda credential_id: -lanes[credential_id]):
        source = boxes[source_id]
        is_target = any(target == source_id for _, target in graph.named)
        start = source.middle + (APART if is_target else 0)
        x = source.right + ARROW + LANE * (lanes[source_id] + 1) - EDGE
        tips = tuple(
            ArrowHead(source.right, boxes[target].middle - (APART if target in lanes else 0), right=False)
            for target in graph.named_targets[source_id]
        )
        path = "".join(f"M{source.right} {start}H{x}V{tip.y}H{tip.x + ARROW}" for tip in tips)
        edges.append(Edge(source.view.group.colour, path, tips))
    return edges
