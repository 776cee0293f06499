"""A mapping or list of a YAML document, while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from certguide.catalog.document import YamlNode


@dataclass(slots=True)
class OpenContainer:
    """A mapping or list under construction.

    ``keys`` holds line and column of each key so far, ``key`` is the pending key of a
    mapping, ``is_repeated`` whether the mapping has it already; ``repeats`` holds all
    such keys with their nodes, ``seen`` the scalars of a list. ``key_end`` is the place
    after the pending key of a mapping in braces.
    """

    node: YamlNode
    is_mapping: bool
    is_in_braces: bool
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    key: str | None = None
    is_repeated: bool = False
    repeats: list[tuple[str, YamlNode]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    key_end: tuple[int, int] | None = None

    @property
    def path_part(self) -> str | int:
        """The pending key, or the position of the last list item."""
        return len(self.node.value) - 1 if self.key is None else self.key

    def forget_key(self) -> None:
        """Get ready for the next key."""
        self.key, self.is_repeated, self.key_end = None, False, None
