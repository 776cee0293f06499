"""What a rule says when it is broken, and the names a rule may refer to."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.problem import Path, quoted, suggestion
from certguide.catalog.tree import Node, Tree


@dataclass(frozen=True)
class Complaint:
    """A broken rule at a path. With ``needs_whole_record`` it means nothing in a record with gaps."""

    path: Path
    says: str
    needs_whole_record: bool = False


@dataclass(frozen=True)
class Names:
    """All ids of the file by list, also of records that are wrong in other ways."""

    ids: dict[str, list[str]]

    @classmethod
    def of(cls, tree: Tree) -> Names:
        lists = ("kinds", "levels", "credentials", "roadmap", "audiences", "sources")
        return cls({name: _ids(tree.root.value.get(name)) for name in lists})

    def missing(self, kind: str, word: str, noun: str) -> str:
        """What to say of an id that is not there; empty when it is."""
        known = self.ids[kind]
        if word in known:
            return ""
        listed = f" {kind.capitalize()}: {', '.join(known)}." if 0 < len(known) <= 10 else ""
        return f"{quoted(word)} is not the id of a {noun}.{suggestion(word, known)}{listed}"


def _ids(node: Node | None) -> list[str]:
    if node is None or not isinstance(node.value, list):
        return []
    found = [item.value["id"].value for item in node.value if isinstance(item.value, dict) and "id" in item.value]
    return [word for word in found if isinstance(word, str)]
