"""The source lines of a catalogue's records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from certguide.catalog.document import YamlDocument, YamlNode
from certguide.catalog.model.base import CatalogModel, yaml_key
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.records import all_records


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
        return node.key_position(yaml_key(type(record), field))[0]

    @cached_property
    def _nodes(self) -> dict[CatalogModel, YamlNode]:
        nodes = ((model, self.document.node_at(path)) for model, path in all_records(self.catalog))
        return {model: node for model, node in nodes if node is not None}
