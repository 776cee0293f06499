"""The wide layout of the renewal graph: a column per level, with arrows to the right."""

from __future__ import annotations

from certguide.site.pictures.renewal_chart import ArrowHead, ColumnHeading, Edge, GraphNode, RenewalChart
from certguide.site.pictures.renewal_graph import RenewalGraph

WIDTH, BOX, LETTERS = 1128, 270, 32
HEAD, GAP, LANE, TRUNK, ARROW, BEND = 30, 14, 16, 14, 8, 40
_BASELINE = 14
"""From the top of a heading to its baseline."""
_CORNER = 8
"""Radius of the corner where a line turns into its lane."""

_Boxes = dict[str, GraphNode]
_SharedSkip = tuple[int, str]
"""A column, and an id that its members renew beyond the next column."""
_NamedSkip = tuple[str, str]
"""The ids of an exam, and of a credential that it renews beyond the next column."""


def layout_wide(graph: RenewalGraph) -> RenewalChart:
    """Place boxes column by column; lines that skip a column pass above it or below it."""
    above, below = _skipping_lines(graph)
    top = HEAD + LANE * len(above)
    tallest = max((_column_height(graph, column) for column in graph.columns), default=0)
    bottom = top + tallest + LANE * len(below)
    boxes = _place_columns(graph, top, tallest)
    upper_lanes = {skip: HEAD + LANE * number for number, skip in enumerate(above)}
    lower_lanes = {skip: top + tallest + LANE * number for number, skip in enumerate(below, 1)}
    edges = (*_shared_edges(graph, boxes, upper_lanes), *_named_edges(graph, boxes, lower_lanes))
    heads = tuple(
        ColumnHeading(tuple(graph.groups(column)), _column_x(graph, number), _BASELINE)
        for number, column in enumerate(graph.columns)
    )
    start = bottom + HEAD if graph.columns else 0
    isolated = _place_isolated(graph, start + HEAD)
    height = max([bottom, *(box.y + box.height for box in isolated)]) + 2
    isolated_y = start + _BASELINE if isolated else 0
    return RenewalChart("wide", WIDTH, height, heads, (*boxes.values(), *isolated), edges, isolated_y)


def _column_x(graph: RenewalGraph, column: int) -> int:
    spare = WIDTH - BOX * len(graph.columns) - (0 if _all_edges_lead_right(graph) else BEND)
    return column * (BOX + max(spare // max(len(graph.columns) - 1, 1), 2 * GAP))


def _all_edges_lead_right(graph: RenewalGraph) -> bool:
    """Whether every target is in a column further right than its source; within a level it may not be."""
    shared = ((source, target) for target, sources in graph.shared.items() for source in sources)
    return all(_leads_right(graph, source, target) for source, target in (*graph.named, *shared))


def _leads_right(graph: RenewalGraph, source: str, target: str) -> bool:
    return _column_of(graph, target) > _column_of(graph, source)


def _column_height(graph: RenewalGraph, column: list[str]) -> int:
    return sum(graph.box(credential_id, 0, 0, BOX, LETTERS).height + GAP for credential_id in column) - GAP


def _place_columns(graph: RenewalGraph, top: int, tallest: int) -> _Boxes:
    """Return every box by its id; columns are centred vertically."""
    boxes = {}
    for number, column in enumerate(graph.columns):
        y = top + (tallest - _column_height(graph, column)) // 2
        for credential_id in column:
            boxes[credential_id] = graph.box(credential_id, _column_x(graph, number), y, BOX, LETTERS)
            y += boxes[credential_id].height + GAP
    return boxes


def _place_isolated(graph: RenewalGraph, y: int) -> list[GraphNode]:
    """Place isolated credentials side by side, in as many rows as they need."""
    boxes: list[GraphNode] = []
    per_row = WIDTH // (BOX + GAP)
    for number, credential_id in enumerate(graph.isolated):
        top = boxes[-per_row].y + boxes[-per_row].height + GAP if number >= per_row else y
        boxes.append(graph.box(credential_id, number % per_row * (BOX + GAP), top, BOX, LETTERS))
    return boxes


def _column_of(graph: RenewalGraph, credential_id: str) -> int:
    return next(number for number, column in enumerate(graph.columns) if credential_id in column)


def _skipping_lines(graph: RenewalGraph) -> tuple[list[_SharedSkip], list[_NamedSkip]]:
    """Return the lines that pass over a column: those of whole columns, and those of single exams."""
    shared = {(_column_of(graph, source), target) for target, sources in graph.shared.items() for source in sources}
    above = sorted((column, target) for column, target in shared if _column_of(graph, target) - column > 1)
    below = [
        (source, target) for source, target in graph.named if _column_of(graph, target) - _column_of(graph, source) > 1
    ]
    return above, below


def _shared_edges(graph: RenewalGraph, boxes: _Boxes, lanes: dict[_SharedSkip, int]) -> list[Edge]:
    """Draw a bracket beside each column whose members all renew the same credential, and one arrow from it."""
    edges = []
    for target, sources in graph.shared.items():
        for column in sorted({_column_of(graph, source) for source in sources}):
            in_column = (boxes[source] for source in sources if _column_of(graph, source) == column)
            members = sorted(in_column, key=lambda box: box.y)
            trunk, first, last = members[0].right + TRUNK, members[0].middle, members[-1].middle
            path = "".join(f"M{box.right} {box.middle}H{trunk}" for box in members) + f"M{trunk} {first}V{last}"
            tip = _tip(graph, boxes, members[0].view.id, target)
            lane = lanes.get((column, target))
            if lane is None:
                middle = (first + last) // 2
                path += f"M{trunk} {middle}{_curve(trunk, middle, tip)}"
            else:
                turn = _turn(graph, boxes, target)
                corner = f"q0 -{_CORNER} {_CORNER} -{_CORNER}"
                path += f"M{trunk} {first}V{lane + _CORNER}{corner}H{turn}{_curve(turn, lane, tip)}"
            edges.append(Edge(members[0].view.group.colour, path, (tip,)))
    return edges


def _named_edges(graph: RenewalGraph, boxes: _Boxes, lanes: dict[_NamedSkip, int]) -> list[Edge]:
    """Draw arrows from an exam to all that it renews by name, below any columns between."""
    edges = []
    for source_id, targets in graph.named_targets.items():
        source = boxes[source_id]
        tips, path = [], ""
        for target in targets:
            tip, lane = _tip(graph, boxes, source_id, target), lanes.get((source_id, target))
            path += f"M{source.right} {source.middle}"
            if lane is None:
                path += _curve(source.right, source.middle, tip)
            else:
                start = boxes[graph.columns[_column_of(graph, source_id) + 1][0]].x
                turn, half = _turn(graph, boxes, target), (source.right + start) // 2
                path += f"C{half} {source.middle} {half} {lane} {start} {lane}H{turn}{_curve(turn, lane, tip)}"
            tips.append(tip)
        edges.append(Edge(source.view.group.colour, path, tuple(tips)))
    return edges


def _tip(graph: RenewalGraph, boxes: _Boxes, source: str, target: str) -> ArrowHead:
    """Return the arrow head at the left of a target, or at its right if it is not in a column further right."""
    leads_right, box = _leads_right(graph, source, target), boxes[target]
    return ArrowHead(box.x if leads_right else box.right, box.middle, leads_right)


def _turn(graph: RenewalGraph, boxes: _Boxes, target: str) -> int:
    """Return the right edge of the column before a target, where lines leave their lane."""
    return boxes[graph.columns[_column_of(graph, target) - 1][0]].right


def _curve(x: int, y: int, tip: ArrowHead) -> str:
    """Return the SVG path from a point to an arrow head."""
    if tip.right:
        end, half = tip.x - ARROW, (x + tip.x) // 2
        return f"C{half} {y} {half} {tip.y} {end} {tip.y}"
    bend = max(x, tip.x) + BEND
    return f"C{bend} {y} {bend} {tip.y} {tip.x + ARROW} {tip.y}"
