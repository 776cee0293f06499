"""Where the records of a catalogue stand in its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from certguide.catalog.document import YamlDocument, YamlNode
from certguide.catalog.model.base import CatalogModel, yaml_key
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path


@dataclass(frozen=True, eq=False)
class LineIndex:
    """The lines of a catalogue that was read from a tree. They count from 1."""

    catalog: Catalog
    tree: YamlDocument

    def line_of(self, record: CatalogModel, field: str = "") -> int | None:
        """The line on which a record begins, or on which it states a field, named as in the model.

        ``None`` for a record that is not of this catalogue; the record's own
        line where it does not state the field.
        """
        node = self._nodes.get(record)
        if node is None:
            return None
        return node.keys.get(yaml_key(type(record), field), (node.line, node.column))[0]

    @cached_property
    def _nodes(self) -> dict[CatalogModel, YamlNode]:
        found = ((part, self.tree.node_at(path)) for part, path in nested_models(self.catalog, ()))
        return {part: node for part, node in found if node is not None}


def nested_models(part: CatalogModel, path: Path) -> Iterator[tuple[CatalogModel, Path]]:
    """A part of the catalogue and everything below it, each with its path."""
    yield part, path
    for name in type(part).model_fields:
        value = getattr(part, name)
        key = yaml_key(type(part), name)
        if isinstance(value, CatalogModel):
            yield from nested_models(value, (*path, key))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, CatalogModel):
                    yield from nested_models(item, (*path, key, number))
