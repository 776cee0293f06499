"""The parts of a laid out renewal graph: boxes, headings, and lines with their arrow heads."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Group
from certguide.site.context.credential_view import CredentialView

_LINE = 16
"""Height of a line of text in a box."""

_PADDING = 24
"""Height of a box beside the lines of its name, including the small text."""


@dataclass(frozen=True)
class GraphNode:
    """The box of a credential, in the drawing's units. ``lines`` is the name, ``small`` the text below it."""

    view: CredentialView
    x: int
    y: int
    width: int
    lines: tuple[str, ...]
    small: str
    label: str

    @property
    def height(self) -> int:
        """The height of the box."""
        return _LINE * len(self.lines) + _PADDING

    @property
    def middle(self) -> int:
        """The y of the middle."""
        return self.y + self.height // 2

    @property
    def right(self) -> int:
        """The x of the right edge."""
        return self.x + self.width


@dataclass(frozen=True)
class ColumnHeading:
    """The levels and kinds of a column, written above it."""

    groups: tuple[Group, ...]
    x: int
    y: int


@dataclass(frozen=True)
class ArrowHead:
    """An arrow head at the edge of a box; it points right or, if not ``right``, left."""

    x: int
    y: int
    right: bool = True


@dataclass(frozen=True)
class Edge:
    """All lines that lead from one exam or from one column, in its colour."""

    colour: str
    path: str
    tips: tuple[ArrowHead, ...]


@dataclass(frozen=True)
class RenewalChart:
    """A laid out drawing, as the template needs it.

    ``isolated_y`` is the y of the heading above isolated boxes; 0 if there are none.
    """

    name: str
    width: int
    height: int
    heads: tuple[ColumnHeading, ...]
    boxes: tuple[GraphNode, ...]
    lines: tuple[Edge, ...]
    isolated_y: int
