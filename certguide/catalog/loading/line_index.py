"""The source lines of a catalogue's records."""

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
    """The lines of the records of a catalogue in its document, counted from 1."""

    catalog: Catalog
    document: YamlDocument

    def line_of(self, record: CatalogModel, field: str = "") -> int | None:
        """Return the line of a record, or of one of its fields, named as in the model.

        A field that the record does not state has the line of the record.
        A record of another catalogue has none.
        """
        node = self._nodes.get(record)
        if node is None:
            return None
        return node.keys.get(yaml_key(type(record), field), (node.line, node.column))[0]

    @cached_property
    def _nodes(self) -> dict[CatalogModel, YamlNode]:
        nodes = ((model, self.document.node_at(path)) for model, path in nested_models(self.catalog, ()))
        return {model: node for model, node in nodes if node is not None}


def nested_models(model: CatalogModel, path: Path) -> Iterator[tuple[CatalogModel, Path]]:
    """Yield a model and all models below it, each with its path."""
    yield model, path
    for name in type(model).model_fields:
        value = getattr(model, name)
        key = yaml_key(type(model), name)
        if isinstance(value, CatalogModel):
            yield from nested_models(value, (*path, key))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, CatalogModel):
                    yield from nested_models(item, (*path, key, number))
