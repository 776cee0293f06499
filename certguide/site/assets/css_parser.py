"""A parser of style sheets that reads them as far as purging needs.

The available libraries parse every value too, which takes more than a tenth of
the time of a build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_QUOTED = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\)"""
_PART = re.compile(rf"[{{}};]|(?:[^\"'{{}};u]+|{_QUOTED}|u)++", re.DOTALL)
_BRACKETS = re.compile(r":[a-z-]+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_HAS = re.compile(r":has\(([^,()]*(?:\([^,()]*\)[^,()]*)*)\)")
_ATTRIBUTE = re.compile(r"\[[^]]*\]")
PLAIN_TABLE = "<table plain>"
_SPECIAL = {"rtl": re.compile(r'\[dir="?rtl"?\]'), PLAIN_TABLE: re.compile(r"\btable:not\(\[class\]\)")}
_NAME = re.compile(r"[.#]-?[a-zA-Z_][\w-]*")
_ELEMENT = re.compile(r"(?<![\w.#:-])([a-zA-Z]\w*)")
_SPACE = re.compile(r" ?([,>~]) | (?=!)")
_LEADING_ZERO = re.compile(r"(?<![\w.])0(?=\.\d)")
_COMMA = re.compile(r",(?![^()]*\))")


@dataclass(frozen=True)
class CssRule:
    """A rule: selectors or an at-rule in ``head``, declarations or nested rules in ``body``."""

    head: str
    body: Sheet

    @property
    def holds_rules(self) -> bool:
        """Whether its body contains rules and not declarations."""
        return self.head.startswith(("@media", "@supports"))


Sheet = tuple[CssRule | str, ...]


def parse(text: str) -> Sheet:
    """Parse a sheet; comments and insignificant white space are dropped."""
    open_rules: list[tuple[str, list[CssRule | str]]] = [("", [])]
    text_before = ""
    for part in _PART.findall(_COMMENT.sub("", text)):
        if part not in ("{", "}", ";"):
            text_before = " ".join(part.split())
            continue
        if part == "{":
            open_rules.append((text_before if text_before.startswith("@") else _minify(text_before), []))
        elif text_before:
            open_rules[-1][1].append(_minify_declaration(text_before))
        if part == "}":
            head, body = open_rules.pop()
            open_rules[-1][1].append(CssRule(head, tuple(body)))
        text_before = ""
    return tuple(open_rules[0][1])


def _minify_declaration(text: str) -> str:
    name, colon, value = text.partition(":")
    declaration = f"{name.rstrip()}{colon}{value.lstrip()}"
    is_quoted = '"' in text or "'" in text
    return declaration if is_quoted else _LEADING_ZERO.sub("", _minify(declaration))


def _minify(text: str) -> str:
    return _SPACE.sub(r"\1", text) if " " in text else text


def serialize(sheet: Sheet) -> str:
    """Write a sheet as minified CSS."""
    return "".join(f"{part};" if isinstance(part, str) else f"{part.head}{{{_serialize_body(part)}}}" for part in sheet)


def _serialize_body(rule: CssRule) -> str:
    has_declarations_only = all(isinstance(part, str) for part in rule.body)
    return ";".join(map(str, rule.body)) if has_declarations_only else serialize(rule.body)


def selectors(rule: CssRule) -> list[str]:
    """Return the selectors of a rule."""
    return _COMMA.split(rule.head) if "," in rule.head else [rule.head]


@cache
def required_names(selector: str) -> frozenset[str]:
    """Return the names that a page must contain before a selector can match on it.

    Classes and ids keep their ``.`` and ``#``, elements are written as ``<name>``,
    a table without a class as ``PLAIN_TABLE``, and the direction from right to left as ``rtl``.
    """
    bare = _ATTRIBUTE.sub("", _BRACKETS.sub("", _HAS.sub(r" \1", selector)))
    elements = (f"<{name.lower()}>" for name in _ELEMENT.findall(bare) if name not in ("from", "to"))
    special = [name for name, pattern in _SPECIAL.items() if pattern.search(selector)]
    return frozenset([*_NAME.findall(bare), *elements, *special])


def style_rules(sheet: Iterable[CssRule | str]) -> Iterator[CssRule]:
    """Yield the rules that have selectors, also those nested in at-rules."""
    for part in sheet:
        if isinstance(part, CssRule) and part.holds_rules:
            yield from style_rules(part.body)
        elif isinstance(part, CssRule) and not part.head.startswith("@"):
            yield part
