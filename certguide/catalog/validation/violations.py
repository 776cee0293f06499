"""What a rule says when it is broken, and the names a rule may refer to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from certguide.catalog.document import YamlDocument, YamlNode
from certguide.catalog.model.base import ID_PATTERN
from certguide.catalog.problems import Path, quote, suggestion

ID = re.compile(ID_PATTERN)


@dataclass(frozen=True)
class Violation:
    """A broken rule at a path. With ``needs_whole_record`` it means nothing in a record with gaps."""

    path: Path
    message: str
    needs_complete_record: bool = False


@dataclass(frozen=True)
class KnownIds:
    """All ids that others may refer to, by list, also of records that are wrong in other ways.

    Where an id is itself missing or wrong, references to its list are not judged.
    """

    ids: dict[str, list[str]]
    unsure: frozenset[str]

    @classmethod
    def of(cls, tree: YamlDocument) -> KnownIds:
        ids = {name: _ids(tree.root.value.get(name)) for name in ("kinds", "levels", "credentials", "sources")}
        unsure = {name for name, words in ids.items() if not all(ID.fullmatch(word) for word in words)}
        return cls(ids, frozenset(unsure))

    def missing(self, kind: str, word: str, noun: str) -> str:
        """What to say of an id that is not there; empty when it is."""
        known = self.ids[kind]
        if word in known or kind in self.unsure:
            return ""
        listed = f" {kind.capitalize()}: {', '.join(known)}." if 0 < len(known) <= 10 else ""
        return f"{quote(word)} is not the id of a {noun}.{suggestion(word, known)}{listed}"


def _ids(node: YamlNode | None) -> list[str]:
    if node is None or not isinstance(node.value, list):
        return []
    found = [item.value.get("id") for item in node.value if isinstance(item.value, dict)]
    return [one.value if one and isinstance(one.value, str) else "" for one in found]
