"""The tree of a YAML document, built from the events of the parser.

The events are read one by one instead of composing the document, so that
aliases, depth and size are refused before they cost anything, and values that
YAML reads in an unexpected way are noticed.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from certguide.catalog.document import YamlDocument, YamlNode
from certguide.catalog.loading.open_container import OpenContainer
from certguide.catalog.loading.scalars import resolve_scalar
from certguide.catalog.problems import Problem, quote, shorten

MAX_DEPTH = 20
MAX_NODES = 500_000


@dataclass(eq=False)
class YamlSyntaxError(Exception):
    """Raised where a text cannot be parsed any further."""

    problem: Problem


class DocumentBuilder:
    """Builder of the tree, with a stack of the open containers."""

    def __init__(self, cuts: Container[tuple[int, int]] = ()) -> None:
        """Build a tree; ``cuts`` are the places, as line and column from 0, at which a comment may cut a value."""
        self.cuts = cuts
        self.problems: list[Problem] = []
        self.stack: list[OpenContainer] = []
        self.root: YamlNode | None = None
        self.node_count = 0
        self.last_scalar: Any = None
        self.document_count = 0
        self._handlers = {
            yaml.ScalarEvent: self._add_scalar,
            yaml.MappingStartEvent: self._open_container,
            yaml.SequenceStartEvent: self._open_container,
            yaml.MappingEndEvent: self._close_container,
            yaml.SequenceEndEvent: self._close_container,
            yaml.DocumentStartEvent: self._start_document,
            yaml.AliasEvent: self._refuse_alias,
        }

    def build(self, events: Iterator[Any]) -> YamlDocument:
        """Return the document of the events.

        Raises:
            YamlSyntaxError: at an event that is not allowed.
        """
        for event in events:
            if handle := self._handlers.get(type(event)):
                handle(event)
        return YamlDocument(self.root or YamlNode(1, 1), self.problems)

    def _start_document(self, event: Any) -> None:
        self.document_count += 1
        if self.document_count > 1:
            self._stop(event, "A second document starts here (---). The catalogue must be one document.")

    def _refuse_alias(self, event: Any) -> None:
        self._stop(event, "YAML aliases (*name) aren't allowed. Write the value.")

    def _stop(self, event: Any, message: str) -> None:
        raise YamlSyntaxError(Problem(event.start_mark.line + 1, event.start_mark.column + 1, "", message))

    def _new_node(self, event: Any, value: Any) -> YamlNode:
        self._check_limits(event)
        return YamlNode(event.start_mark.line + 1, event.start_mark.column + 1, value)

    def _check_limits(self, event: Any) -> None:
        self.node_count += 1
        if self.node_count > MAX_NODES:
            self._stop(event, f"The file has more than {MAX_NODES:,} values.")
        if event.anchor:
            self._stop(event, "YAML anchors (&name) aren't allowed. Write the value.")

    def _open_container(self, event: Any) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self._stop(event, f"The file is nested more than {MAX_DEPTH} levels deep.")
        if self._expects_key():
            self._stop(event, "A key must be a plain word.")
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        node = self._new_node(event, {} if is_mapping else [])
        container = OpenContainer(node, is_mapping, bool(event.flow_style))
        if is_mapping:
            node.keys = container.keys
        self._attach(node)
        if event.tag:
            self._refuse_tag(event, node)
        self.stack.append(container)

    def _close_container(self, event: Any) -> None:
        self._report_repeats(self.stack[-1])
        self.stack.pop()
        self._forget_key()

    def _expects_key(self) -> bool:
        return bool(self.stack) and self.stack[-1].is_mapping and self.stack[-1].key is None

    def _add_scalar(self, event: Any) -> None:
        self.last_scalar = event
        if self._expects_key():
            self._add_key(event)
        elif not event.value and not event.style and self.stack and self.stack[-1].key_end == _place(event.start_mark):
            self._drop_key_without_colon()
        else:
            self._add_value(event)

    def _add_value(self, event: Any) -> None:
        node = self._new_node(event, event.value)
        self._attach(node)
        problem_count = len(self.problems)
        if not event.style:
            value, message = resolve_scalar(event.value, event.implicit)
            if _place(event.end_mark) in self.cuts:
                message = "The # after this begins a comment, which cuts the text. Put the whole text in quotes."
            if message:
                self._report(node, message)  # before the value is set: the path shows an id as it is written
            node.value = value
        if event.tag:
            self._refuse_tag(event, node)
        if self.stack:
            self._check_repetition(event, node)
            self.stack[-1].forget_key()
        node.is_reported = len(self.problems) > problem_count

    def _refuse_tag(self, event: Any, node: YamlNode) -> None:
        tag = shorten(event.tag).replace("tag:yaml.org,2002:", "!!")
        message = "are not used here; remove it, or put a text that begins with ! in quotes."
        self._report(node, f"YAML tags ({tag}) {message}")

    def _check_repetition(self, event: Any, node: YamlNode) -> None:
        """Report a scalar that its list has already: no list of the catalogue allows that."""
        if not self.stack[-1].is_mapping:
            seen = self.stack[-1].seen
            if event.value in seen:
                self._report(node, f"{quote(event.value)} is in this list twice. Remove one.")
            seen.add(event.value)

    def _add_key(self, event: Any) -> None:
        container = self.stack[-1]
        container.key = event.value
        container.key_end = _place(event.end_mark) if container.is_in_braces else None
        if container.key in container.keys:
            container.repeats.append((event.value, self._new_node(event, None)))
            container.is_repeated = True
        else:
            self._check_limits(event)
            container.keys[container.key] = (event.start_mark.line + 1, event.start_mark.column + 1)

    def _drop_key_without_colon(self) -> None:
        """Report a key in braces that no colon follows: it is the rest of a text with a comma."""
        container = self.stack[-1]
        rest = str(container.key)
        line, column = container.repeats.pop()[1].position if container.is_repeated else container.keys.pop(rest)
        self._forget_key()
        container.key = next(reversed(container.node.value), rest)
        text = container.node.value[container.key].value if container.node.value else None
        message = f"Write a colon and a value after {quote(rest)}."
        if isinstance(text, str):
            whole = shorten(f"{text}, {rest}")
            message = (
                f'The comma ends this text. Put all of it in quotes: `"{whole}"`, or write a value for {quote(rest)}.'
            )
        self._report(YamlNode(line, column), message)
        self._forget_key()

    def _report_repeats(self, container: OpenContainer) -> None:
        """Report the first repeated key of a mapping: if there are more, they follow from a missing line or dash."""
        if not container.repeats:
            return
        container.key, node = container.repeats[0]
        first = container.node.value[container.key]
        if first.value is None:  # a key written twice has no value the first time for that reason alone
            self.problems = [problem for problem in self.problems if (problem.line, problem.column) != first.position]
        line, others = container.keys[container.key][0], len(container.repeats) - 1
        message = f"Duplicate key (first used on line {line}). Remove one."
        if others:
            keys = "a key" if others == 1 else f"{others} keys"
            fix = "Is a dash or a line missing here? Each entry of a list begins with a dash, such as `- id: …`."
            message = f"Duplicate key (first used on line {line}), like {keys} below it. {fix}"
        self._report(node, message)

    def _attach(self, node: YamlNode) -> None:
        """Put a node into the innermost container; of a repeated key the first value is kept."""
        if not self.stack:
            self.root = node
            return
        container = self.stack[-1]
        if container.is_mapping:
            container.node.value.setdefault(container.key, node)
        else:
            container.node.value.append(node)

    def _forget_key(self) -> None:
        """Make the innermost container ready for its next key."""
        if self.stack:
            self.stack[-1].forget_key()

    def _report(self, node: YamlNode, message: str) -> None:
        """Add a problem, unless it is inside the value of a repeated key, which is not kept."""
        if self.root and not any(container.is_repeated for container in self.stack):
            path = tuple(container.path_part for container in self.stack)
            where = YamlDocument(self.root).describe_path(path)
            self.problems.append(Problem(node.line, node.column, where, message))


def _place(mark: Any) -> tuple[int, int]:
    return mark.line, mark.column
