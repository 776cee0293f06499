"""The tree of a YAML document, in which every value knows its line and column."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from certguide.catalog.problems import Path, Problem, shorten


@dataclass(frozen=True)
class DateLiteral:
    """A date written without quotes: only fields that hold a date accept it."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(slots=True)
class YamlNode:
    """A scalar, list or mapping, with the line and column where it begins, counted from 1.

    ``keys`` holds line and column of each key of a mapping, and is ``None`` for others. ``is_reported`` marks a
    scalar that has a problem already, so that its type is not reported too.
    """

    line: int
    column: int
    value: Any = None
    keys: dict[str, tuple[int, int]] | None = None
    is_reported: bool = False

    @property
    def position(self) -> tuple[int, int]:
        """Line and column."""
        return self.line, self.column

    def key_position(self, key: str) -> tuple[int, int]:
        """Line and column of a key of a mapping; of a key that it doesn't have, those of the mapping."""
        return (self.keys or {}).get(key, self.position)


@dataclass
class YamlDocument:
    """A document, and the problems found while parsing it."""

    root: YamlNode
    problems: list[Problem] = field(default_factory=list)

    def node_at(self, path: Path) -> YamlNode | None:
        """Return the node at a path, or ``None`` if the document has none there."""
        nodes = self.nodes_along(path)
        return nodes[-1] if len(nodes) > len(path) else None

    def nodes_along(self, path: Path) -> list[YamlNode]:
        """Return the nodes from the root down to a path, as far as they exist."""
        nodes = [self.root]
        for part in path:
            child = _child(nodes[-1], part)
            if child is None:
                break
            nodes.append(child)
        return nodes

    def position(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Return line and column of the value at a path, or of its nearest parent.

        With ``key``, return the position of the last key of the path instead of its value.
        """
        nodes = self.nodes_along(path)
        if key and len(nodes) > len(path):
            return nodes[-2].key_position(str(path[-1]))
        return nodes[-1].line, nodes[-1].column

    def describe_path(self, path: Path) -> str:
        """Write a path for an editor, with ids and codes instead of list positions."""
        return " › ".join(
            _item_name(owner, child) if isinstance(part, int) else shorten(part)
            for part, (owner, child) in zip(path, pairwise(self.nodes_along(path)), strict=False)
            if child is not owner
        )


def _child(node: YamlNode, part: str | int) -> YamlNode | None:
    if isinstance(node.value, dict) and isinstance(part, str):
        return node.value.get(part)
    if isinstance(node.value, list) and isinstance(part, int):
        return node.value[part] if part < len(node.value) else None
    return node if isinstance(node.value, list) else None  # sources: [a, b] is short for sources: {all: [a, b]}


def _item_name(owner: YamlNode, item: YamlNode) -> str:
    """Return the id or code of a list item, or its number where it has none."""
    if isinstance(item.value, dict):
        for key in ("id", "code"):
            node = item.value.get(key)
            if node and isinstance(node.value, str):
                return shorten(node.value)
    return f"item {next(number for number, node in enumerate(owner.value, 1) if node is item)}"


def to_python(node: YamlNode) -> Any:
    """Return a node as plain dicts, lists and scalars."""
    if isinstance(node.value, dict):
        return {key: to_python(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [to_python(child) for child in node.value]
    return node.value
