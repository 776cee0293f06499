"""What a drawing of what renews what consists of, in its own units."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Group
from certguide.site.pictures.renewal_graph import GraphNode


@dataclass(frozen=True)
class ColumnHeading:
    """The levels of a column, above it."""

    groups: tuple[Group, ...]
    x: int
    y: int


@dataclass(frozen=True)
class ArrowHead:
    """An arrow head at the edge of a box; it points ``right`` or left."""

    x: int
    y: int
    right: bool = True


@dataclass(frozen=True)
class Edge:
    """All that leads from one exam, or from one column, in its colour."""

    colour: str
    path: str
    tips: tuple[ArrowHead, ...]


@dataclass(frozen=True)
class RenewalChart:
    """Everything the template needs for one drawing."""

    name: str
    width: int
    height: int
    heads: tuple[ColumnHeading, ...]
    boxes: tuple[GraphNode, ...]
    lines: tuple[Edge, ...]
    alone: int
    """Where the heading of what stands alone is; nothing when nothing does."""
