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

from certguide.catalog.document import YamlDocument, YamlNode
from certguide.catalog.loading.scalars import resolve_scalar
from certguide.catalog.loading.yaml_errors import explain_syntax_error, find_control_character
from certguide.catalog.problems import Problem, quote, shorten

MAX_BYTES = 8_000_000
MAX_DEPTH = 20
MAX_NODES = 500_000

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(eq=False)
class YamlSyntaxError(Exception):
    """The text is no YAML document we can go on with."""

    problem: Problem


def parse_yaml(text: str) -> YamlDocument:
    """The tree of a text.

    Raises:
        Unreadable: when the text is no single YAML mapping of sensible size.
    """
    if problem := find_control_character(text):
        raise YamlSyntaxError(problem)
    if len(text.encode()) > MAX_BYTES:
        raise YamlSyntaxError(Problem(1, 1, "", f"the file is larger than {MAX_BYTES // 1_000_000} MB."))
    builder = _DocumentBuilder()
    try:
        return builder.build(yaml.parse(text, Loader=Loader))
    except yaml.MarkedYAMLError as error:
        raise YamlSyntaxError(explain_syntax_error(error, text, builder.last)) from None


@dataclass
class _OpenContainer:
    """A container that is being read: of a mapping the key whose value comes next, of a list what was ``seen`` in it.

    ``twice`` says that the key was there before.
    """

    node: YamlNode
    key: str | None = None
    twice: bool = False
    seen: set[str] = field(default_factory=set)

    @property
    def position(self) -> str | int:
        """The key or the number of the value that was begun last, among those that are not dropped."""
        return sum(not one.dropped for one in self.node.value) - 1 if self.key is None else self.key


class _DocumentBuilder:
    """Grows the tree from parser events, keeping the open containers on a stack."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.stack: list[_OpenContainer] = []
        self.root: YamlNode | None = None
        self.count = 0
        self.last: Any = None

    def build(self, events: Iterator[Any]) -> YamlDocument:
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
            raise YamlSyntaxError(Problem(1, 1, "", "the file is empty; a catalogue begins with the key guide."))
        if not isinstance(self.root.value, dict):
            says = "expected keys such as guide and credentials."
            raise YamlSyntaxError(Problem(self.root.line, self.root.column, "", says))
        return YamlDocument(self.root, self.problems)

    def _stop(self, event: Any, says: str) -> None:
        raise YamlSyntaxError(Problem(event.start_mark.line + 1, event.start_mark.column + 1, "", says))

    def _node(self, event: Any, value: Any) -> YamlNode:
        self.count += 1
        if self.count > MAX_NODES:
            self._stop(event, f"the file has more than {MAX_NODES:,} values.")
        if event.anchor:
            self._stop(event, "YAML anchors (&name) are not used here; write the value out.")
        return YamlNode(event.start_mark.line + 1, event.start_mark.column + 1, value)

    def _open(self, event: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, f"the file is nested more than {MAX_DEPTH} levels deep.")
        if self._expects_key():
            self._stop(event, "a key has to be a plain word.")
        node = self._node(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
        self._attach(node)
        self._tag(event, node)
        self.stack.append(_OpenContainer(node))

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
            value, says = resolve_scalar(event.value, event.implicit)
            if says:
                self._complain(node, says)  # while the node still shows what is written
            node.value = value
        self._tag(event, node)
        self._seen(event, node)
        if len(self.problems) > found and self.stack:
            self.stack[-1].node.discard(node, self.stack[-1].key)
        self._done()

    def _tag(self, event: Any, node: YamlNode) -> None:
        if event.tag:
            tag = shorten(event.tag).replace("tag:yaml.org,2002:", "!!")
            says = "are not used here; remove it, or put a text that begins with ! in quotes."
            self._complain(node, f"YAML tags ({tag}) {says}")

    def _seen(self, event: Any, node: YamlNode) -> None:
        """Complains of a value that its list has already: everything that is listed means one thing."""
        if self.stack and isinstance(self.stack[-1].node.value, list):
            seen = self.stack[-1].seen
            if event.value in seen:
                self._complain(node, f"{quote(event.value)} is in this list twice; remove one of them.")
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

    def _attach(self, node: YamlNode) -> None:
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

    def _complain(self, node: YamlNode, says: str) -> None:
        if self.root and not any(here.twice for here in self.stack):
            words = YamlDocument(self.root).describe_path(tuple(here.position for here in self.stack))
            self.problems.append(Problem(node.line, node.column, words, says))
