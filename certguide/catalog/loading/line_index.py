"""Where the records of a catalogue stand in its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from certguide.catalog.document import Node, Tree
from certguide.catalog.model.base import Part, written
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path


@dataclass(frozen=True, eq=False)
class Lines:
    """The lines of a catalogue that was read from a tree. They count from 1."""

    catalog: Catalog
    tree: Tree

    def of(self, record: Part, field: str = "") -> int | None:
        """The line on which a record begins, or on which it states a field, named as in the model.

        ``None`` for a record that is not of this catalogue; the record's own
        line where it does not state the field.
        """
        node = self._nodes.get(record)
        if node is None:
            return None
        return node.keys.get(written(type(record), field), (node.line, node.column))[0]

    @cached_property
    def _nodes(self) -> dict[Part, Node]:
        found = ((part, self.tree.node(path)) for part, path in parts(self.catalog, ()))
        return {part: node for part, node in found if node is not None}


def parts(part: Part, path: Path) -> Iterator[tuple[Part, Path]]:
    """A part of the catalogue and everything below it, each with its path."""
    yield part, path
    for name in type(part).model_fields:
        value = getattr(part, name)
        key = written(type(part), name)
        if isinstance(value, Part):
            yield from parts(value, (*path, key))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, Part):
                    yield from parts(item, (*path, key, number))
