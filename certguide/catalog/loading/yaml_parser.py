"""YAML text to a tree that remembers where every value stands.

Reads the events of the YAML parser one by one instead of composing the
document, so that aliases, depth and size are refused before they cost
anything, and so that YAML's surprises can be told from what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from certguide.catalog.document import Node, Tree
from certguide.catalog.loading.scalars import meaning
from certguide.catalog.loading.yaml_errors import misread, unprintable
from certguide.catalog.problems import Problem, quoted, shown

MAX_BYTES = 8_000_000
MAX_DEPTH = 20
MAX_NODES = 500_000

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(eq=False)
class Unreadable(Exception):
    """The text is no YAML document we can go on with."""

    problem: Problem


def parse(text: str) -> Tree:
    """The tree of a text.

    Raises:
        Unreadable: when the text is no single YAML mapping of sensible size.
    """
    if problem := unprintable(text):
        raise Unreadable(problem)
    if len(text.encode()) > MAX_BYTES:
        raise Unreadable(Problem(1, 1, "", f"the file is larger than {MAX_BYTES // 1_000_000} MB."))
    builder = _Builder()
    try:
        return builder.build(yaml.parse(text, Loader=Loader))
    except yaml.MarkedYAMLError as error:
        raise Unreadable(misread(error, text, builder.last)) from None


@dataclass
class _Open:
    """A container that is being read: of a mapping the key whose value comes next, of a list what was ``seen`` in it.

    ``twice`` says that the key was there before.
    """

    node: Node
    key: str | None = None
    twice: bool = False
    seen: set[str] = field(default_factory=set)

    @property
    def position(self) -> str | int:
        """The key or the number of the value that was begun last, among those that are not dropped."""
        return sum(not one.dropped for one in self.node.value) - 1 if self.key is None else self.key


class _Builder:
    """Grows the tree from parser events, keeping the open containers on a stack."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.count = 0
        self.last: Any = None

    def build(self, events: Iterator[Any]) -> Tree:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(event, "a second document begins here (---); the catalogue is one document.")
            elif isinstance(event, yaml.AliasEvent):
                self._stop(event, "YAML aliases (*name) are not used here; write the value out.")
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._open(event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self._close()
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
        if self.root is None or self.root.value is None:
            raise Unreadable(Problem(1, 1, "", "the file is empty; a catalogue begins with the key guide."))
        if not isinstance(self.root.value, dict):
            says = "expected keys such as guide and credentials."
            raise Unreadable(Problem(self.root.line, self.root.column, "", says))
        return Tree(self.root, self.problems)

    def _stop(self, event: Any, says: str) -> None:
        raise Unreadable(Problem(event.start_mark.line + 1, event.start_mark.column + 1, "", says))

    def _node(self, event: Any, value: Any) -> Node:
        self.count += 1
        if self.count > MAX_NODES:
            self._stop(event, f"the file has more than {MAX_NODES:,} values.")
        if event.anchor:
            self._stop(event, "YAML anchors (&name) are not used here; write the value out.")
        return Node(event.start_mark.line + 1, event.start_mark.column + 1, value)

    def _open(self, event: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, f"the file is nested more than {MAX_DEPTH} levels deep.")
        if self._expects_key():
            self._stop(event, "a key has to be a plain word.")
        node = self._node(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
        self._attach(node)
        self._tag(event, node)
        self.stack.append(_Open(node))

    def _close(self) -> None:
        self.stack.pop()
        self._done()

    def _expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].node.value, dict) and self.stack[-1].key is None

    def _scalar(self, event: Any) -> None:
        self.last = event
        if self._expects_key():
            self._key(event)
            return
        node = self._node(event, event.value)
        self._attach(node)
        found = len(self.problems)
        if not event.style:
            value, says = meaning(event.value, event.implicit)
            if says:
                self._complain(node, says)  # while the node still shows what is written
            node.value = value
        self._tag(event, node)
        self._seen(event, node)
        if len(self.problems) > found and self.stack:
            self.stack[-1].node.drop(node, self.stack[-1].key)
        self._done()

    def _tag(self, event: Any, node: Node) -> None:
        if event.tag:
            tag = shown(event.tag).replace("tag:yaml.org,2002:", "!!")
            says = "are not used here; remove it, or put a text that begins with ! in quotes."
            self._complain(node, f"YAML tags ({tag}) {says}")

    def _seen(self, event: Any, node: Node) -> None:
        """Complains of a value that its list has already: everything that is listed means one thing."""
        if self.stack and isinstance(self.stack[-1].node.value, list):
            seen = self.stack[-1].seen
            if event.value in seen:
                self._complain(node, f"{quoted(event.value)} is in this list twice; remove one of them.")
            seen.add(event.value)

    def _key(self, event: Any) -> None:
        here = self.stack[-1]
        here.key = event.value
        place = self._node(event, None)
        if here.key in here.node.keys:
            line = here.node.keys[here.key][0]
            self._complain(place, f"this key is here twice, first in line {line}; remove one of them.")
            here.twice = True
        else:
            here.node.keys[here.key] = (place.line, place.column)

    def _attach(self, node: Node) -> None:
        """Puts a value into what is open; the second value of a key is left out."""
        if not self.stack:
            self.root = node
            return
        here = self.stack[-1]
        if isinstance(here.node.value, list):
            here.node.value.append(node)
        else:
            here.node.value.setdefault(here.key, node)

    def _done(self) -> None:
        """Makes ready for the next key."""
        if self.stack:
            self.stack[-1].key, self.stack[-1].twice = None, False

    def _complain(self, node: Node, says: str) -> None:
        if self.root and not any(here.twice for here in self.stack):
            words = Tree(self.root).words(tuple(here.position for here in self.stack))
            self.problems.append(Problem(node.line, node.column, words, says))
