"""The texts that a template writes itself, outside of its messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from jinja2 import Environment, nodes

_READABLE = frozenset(
    {"alt", "aria-description", "aria-label", "aria-roledescription", "data-label", "placeholder", "title"}
)
_READABLE_OF = {"meta": "content", "option": "label", "optgroup": "label"}
_SENTENCES = frozenset({"description", "og:description", "og:image:alt", "og:site_name", "og:title"})
"""The elements ``meta`` whose content is for readers."""
_SILENT = frozenset({"script", "style"})
_TRANSLATED = frozenset({"_", "ngettext", "pgettext"})
_VALUE = "x-value"
"""Stands for the value of an expression; a name, so that an element whose name is a value remains one."""
_SENTENCE = re.compile(r"^\W*[^\W\d_]*[A-Z]|[^\W\d_] [^\W\d_]")
"""A string that reads as a text: it begins with a capital letter, or has two words."""


def own_texts(template: str) -> Iterator[str]:
    """Yield the texts of a template that aren't messages: text, readable attributes, and strings in expressions."""
    tree = Environment(autoescape=True).parse(template)  # only parsed
    parser = _Texts()
    parser.feed("".join(_written(tree)))
    parser.close()
    yield from parser.texts
    yield from (string for string in _strings(tree) if _SENTENCE.search(string))


def is_readable(tag: str, name: str, attributes: list[tuple[str, str | None]]) -> bool:
    """Return whether a reader sees or hears an attribute of an element."""
    if tag == "meta" and not any(value in _SENTENCES for _, value in attributes):
        return False
    return name in _READABLE or name == _READABLE_OF.get(tag)


def template_files(package: Path) -> list[Path]:
    """Return the templates of the pages, and those of the theme."""
    return sorted([*(package / "site/templates").glob("*.jinja"), *(package / "theme").rglob("*.html")])


def _written(node: nodes.Node) -> Iterator[str]:
    """Yield what a template writes, in order: its own text, and for each expression its strings or a stand-in."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.TemplateData):
            yield child.data
        elif isinstance(node, nodes.Output):
            yield "".join(_written_strings(child)) or _VALUE
        else:
            yield from _written(child)


def _written_strings(node: nodes.Node) -> Iterator[str]:
    """Yield the strings that an expression can write: ``a`` and ``b`` in ``"a" if x else y ~ "b"``."""
    if isinstance(node, nodes.Const):
        yield str(node.value)
    elif isinstance(node, nodes.CondExpr):
        for branch in (node.expr1, node.expr2):
            yield from _written_strings(branch) if branch else ()
    elif isinstance(node, nodes.Concat | nodes.Or | nodes.Add):
        for child in node.iter_child_nodes():
            yield from _written_strings(child)
    elif isinstance(node, nodes.Filter) and node.node and node.name not in {"url", "replace"}:
        yield from _written_strings(node.node)


def _strings(node: nodes.Node) -> Iterator[str]:
    """Yield the strings of all expressions, except messages and what something is compared with."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in _TRANSLATED:
        children: list[nodes.Node] = [keyword.value for keyword in node.kwargs]
    elif isinstance(node, nodes.Compare):
        children = []
    else:
        children = list(node.iter_child_nodes())
    if isinstance(node, nodes.Const) and isinstance(node.value, str):
        yield node.value
    for child in children:
        yield from _strings(child)


class _Texts(HTMLParser):
    """Collects what a reader sees or hears of a text in HTML or XML, as far as it has letters."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect readable attributes."""
        self._open = tag
        for name, value in attrs:
            if is_readable(tag, name, attrs):
                self._collect(value or "")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        self._open = ""

    def handle_data(self, data: str) -> None:
        """Collect a text."""
        if self._open not in _SILENT:
            self._collect(data)

    def _collect(self, text: str) -> None:
        own = " ".join(text.replace(_VALUE, " ").split())
        if any(letter.isalpha() for letter in own):
            self.texts.append(own)
