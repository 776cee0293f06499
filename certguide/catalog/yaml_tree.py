"""YAML text to a tree that remembers where every value stands.

Reads the events of the YAML parser one by one instead of composing the
document, so that aliases, depth and size are refused before they cost
anything, and so that YAML's surprises can be told from what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.resolver import Resolver

from certguide.catalog.problem import Problem, quoted
from certguide.catalog.tree import DateText, Node, Tree

MAX_BYTES = 8_000_000
MAX_DEPTH = 20
MAX_NODES = 1_000_000

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Unreadable(Exception):
    """The text is no YAML document we can go on with."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def parse(text: str) -> Tree:
    """The tree of a text.

    Raises:
        Unreadable: when the text is no single YAML mapping of sensible size.
    """
    if len(text.encode()) > MAX_BYTES:
        raise Unreadable(Problem(1, 1, "", f"the file is larger than {MAX_BYTES // 1_000_000} MB."))
    try:
        return _Builder().build(yaml.parse(text, Loader=Loader))
    except yaml.YAMLError as error:
        raise Unreadable(_syntax(error, text)) from None
    except RecursionError:
        raise Unreadable(Problem(1, 1, "", "the file is nested too deeply.")) from None


class _Builder:
    """Grows the tree from parser events, keeping the open containers on a stack."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.stack: list[tuple[Node, str | None]] = []
        self.root: Node | None = None
        self.count = 0
        self.resolver: Any = Resolver()

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
            raise Unreadable(
                Problem(self.root.line, self.root.column, "", "expected keys such as guide and credentials.")
            )
        return Tree(self.root, self.problems)

    def _stop(self, event: Any, says: str) -> None:
        raise Unreadable(Problem(event.start_mark.line + 1, event.start_mark.column + 1, "", says))

    def _node(self, event: Any, value: Any) -> Node:
        self.count += 1
        if self.count > MAX_NODES:
            self._stop(event, f"the file has more than {MAX_NODES:,} values.")
        if getattr(event, "anchor", None):
            self._stop(event, "YAML anchors (&name) are not used here; write the value out.")
        return Node(event.start_mark.line + 1, event.start_mark.column + 1, value)

    def _open(self, event: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, f"the file is nested more than {MAX_DEPTH} levels deep.")
        node = self._node(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
        if self._expects_key():
            self._stop(event, "a key has to be a plain word.")
        self._tag(event, node)
        self._place(node)
        self.stack.append((node, None))

    def _close(self) -> None:
        self.stack.pop()

    def _expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1][0].value, dict) and self.stack[-1][1] is None

    def _scalar(self, event: Any) -> None:
        if self._expects_key():
            self._key(event)
            return
        node = self._node(event, event.value)
        parent, key = self.stack[-1] if self.stack else (node, None)
        self._place(node)
        found = len(self.problems)
        if not event.style:
            node.value = self._plain_value(event, node)
        self._tag(event, node)
        if len(self.problems) > found and key is not None:
            node.dropped = True
            parent.lost.add(key)

    def _tag(self, event: Any, node: Node) -> None:
        if event.tag and event.tag != "!":
            self._complain(node, f"YAML tags ({quoted(event.tag)}) are not used here; remove it.")

    def _key(self, event: Any) -> None:
        node, _ = self.stack[-1]
        key = event.value
        if key in node.keys:
            line = node.keys[key][0]
            place = Node(event.start_mark.line + 1, event.start_mark.column + 1)
            self._complain(place, f"the key {quoted(key)} is here twice; it was said in line {line} already.")
        else:
            node.keys[key] = (event.start_mark.line + 1, event.start_mark.column + 1)
        self.stack[-1] = (node, key)

    def _place(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent, key = self.stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
        else:
            parent.value.setdefault(key, node)
            self.stack[-1] = (parent, None)

    def _plain_value(self, event: Any, node: Node) -> Any:
        text = event.value
        tag = self.resolver.resolve(yaml.ScalarNode, text, event.implicit).rsplit(":", 1)[-1]
        if tag == "null":
            if self.stack:
                self._complain(node, "nothing is written here; give a value or remove the line.")
            return None
        if tag == "bool" and text not in ("true", "false"):
            self._complain(node, f"YAML reads {text} as {_truth(text)}; write true or false, or put text in quotes.")
        if tag == "bool":
            return _truth(text) == "true"
        if tag == "int":
            return self._whole(text, node)
        if tag == "timestamp":
            return DateText(text)
        if tag in ("float", "merge", "value"):
            self._complain(node, f"{quoted(text)} is not a kind of value used here; put text in quotes.")
        return text

    def _whole(self, text: str, node: Node) -> int:
        if re.fullmatch(r"-?(0|[1-9][0-9]{0,14})", text):
            return int(text)
        self._complain(node, f"YAML reads {text} as another number than it seems; write plain digits, or use quotes.")
        return 0

    def _complain(self, node: Node, says: str) -> None:
        self.problems.append(Problem(node.line, node.column, self._words(), says))

    def _words(self) -> str:
        if self.root is None:
            return ""
        path: list[str | int] = []
        for node, key in self.stack:
            if isinstance(node.value, list):
                path.append(max(len(node.value) - 1, 0))
            else:
                path.append(key if key is not None else next(reversed(node.keys), ""))
        return Tree(self.root, []).words(tuple(path))


def _truth(text: str) -> str:
    return "true" if text.lower() in ("yes", "true", "on", "y") else "false"


def _syntax(error: yaml.YAMLError, text: str) -> Problem:
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position] if isinstance(error.position, int) else ""
        says = "a control character that has no place in a text file; remove it."
        return Problem(before.count("\n") + 1, len(before) - before.rfind("\n"), "", says)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    here = lines[line - 1] if line <= len(lines) else ""
    if "\t" in here[: max(column, len(here) - len(here.lstrip()))]:
        return Problem(line, here.index("\t") + 1, "", "a tab; indent with spaces, two a level.")
    says = getattr(error, "problem", None) or "cannot be read"
    return Problem(line, column, "", f"not valid YAML: {says}.{_hint(here)}")


def _hint(line: str) -> str:
    if re.search(r":\s.*:\s", line) or re.search(r":\S*\s#", line):
        return " A text that contains a colon and a blank needs quotes."
    return ""
