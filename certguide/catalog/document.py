"""A tree of values that remember where they stand in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from certguide.catalog.problems import Path, Problem, shorten


@dataclass(frozen=True)
class DateLiteral:
    """A date as written without quotes: only fields that hold a date take it."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass
class YamlNode:
    """A value with the place where it begins.

    ``keys`` holds the places of a mapping's keys. A value found wrong is
    ``dropped``: it stays in the tree, but the rest is looked at without it;
    its owner then has ``gaps``, and ``lost`` names keys that are gone. A ``filler``
    stands where something needed is missing, so that the rest can be checked;
    ``shown`` is the wrong value it stands for.
    """

    line: int
    column: int
    value: Any = None
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    dropped: bool = False
    is_placeholder: bool = False
    original: Any = None
    missing_keys: set[str] = field(default_factory=set)
    has_gaps: bool = False

    def discard(self, child: YamlNode, key: str | int | None) -> None:
        """Leaves out a value below this one."""
        child.dropped = self.has_gaps = True
        if isinstance(key, str):
            self.missing_keys.add(key)


@dataclass
class YamlDocument:
    """The document, and the problems found while reading it."""

    root: YamlNode
    problems: list[Problem] = field(default_factory=list)

    def node_at(self, path: Path) -> YamlNode | None:
        """The value at a path, if there is one."""
        way = self.nodes_along(path)
        return way[-1] if len(way) > len(path) else None

    def nodes_along(self, path: Path) -> list[YamlNode]:
        """The values from the whole document down to a path, as far as there are any."""
        way = [self.root]
        for part in path:
            child = _child(way[-1], part)
            if child is None:
                break
            way.append(child)
        return way

    def position(self, path: Path, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at a path, or of its nearest parent.

        With ``key`` the place of the last key is meant rather than of its value.
        """
        way = self.nodes_along(path)
        if key and len(way) > len(path):
            return way[-2].keys[str(path[-1])]
        return way[-1].line, way[-1].column

    def describe_path(self, path: Path) -> str:
        """The path as an editor would say it: ids and codes instead of list positions."""
        return " › ".join(
            _name(owner, child) if isinstance(part, int) else shorten(part)
            for part, (owner, child) in zip(path, pairwise(self.nodes_along(path)), strict=False)
            if child is not owner
        )


def _child(node: YamlNode, part: str | int) -> YamlNode | None:
    if isinstance(node.value, dict) and isinstance(part, str):
        child = node.value.get(part)
        return None if child is None or child.dropped else child
    if isinstance(node.value, list) and isinstance(part, int):
        kept = [item for item in node.value if not item.dropped] if node.has_gaps else node.value
        return kept[part] if part < len(kept) else None
    return node if isinstance(node.value, list) else None  # sources: [a, b] is short for sources: {all: [a, b]}


def _name(parent: YamlNode, child: YamlNode) -> str:
    if isinstance(child.value, dict):
        for key in ("id", "code"):
            named = child.value.get(key)
            word = named and (named.original if named.is_placeholder else named.value)
            if isinstance(word, str):
                return shorten(word)
    return f"item {next(n for n, item in enumerate(parent.value, 1) if item is child)}"


def to_python(node: YamlNode) -> Any:
    """The tree as ordinary dicts, lists and scalars, without what was dropped."""
    if isinstance(node.value, dict):
        return {key: to_python(child) for key, child in node.value.items() if not child.dropped}
    if isinstance(node.value, list):
        return [to_python(child) for child in node.value if not child.dropped]
    return node.value
