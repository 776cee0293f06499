"""Style sheets, read as far as leaving out parts of them asks for.

What libraries there are read every value as well; that takes longer than a
tenth of a build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_QUOTED = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\)"""
_PART = re.compile(rf"[{{}};]|(?:[^\"'{{}};u]+|{_QUOTED}|u)++", re.DOTALL)
_TEXT = re.compile(f"({_QUOTED})", re.DOTALL)
_BRACKETS = re.compile(r":[a-z-]+\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_HAS = re.compile(r":has\(([^,()]*(?:\([^,()]*\)[^,()]*)*)\)")
_ATTRIBUTE = re.compile(r"\[[^]]*\]")
_NAME = re.compile(r"[.#]-?[a-zA-Z_][\w-]*")
_ELEMENT = re.compile(r"(?<![\w.#:-])([a-zA-Z]\w*)")
_IDLE = re.compile(r" ?([,>~]) | (?=!)")
_LEADING_ZERO = re.compile(r"(?<![\w.])0(?=\.\d)")
_COMMA = re.compile(r",(?![^()]*\))")


@dataclass(frozen=True)
class CssRule:
    """What stands before a pair of braces, and what stands in them: declarations, or rules."""

    head: str
    body: Sheet

    @property
    def holds_rules(self) -> bool:
        """Whether it holds rules and not declarations."""
        return self.head.startswith(("@media", "@supports"))


Sheet = tuple[CssRule | str, ...]


def parse(text: str) -> Sheet:
    """The rules of a sheet, without remarks, and without blanks that say nothing."""
    unfinished: list[tuple[str, list[CssRule | str]]] = [("", [])]
    said = ""
    for part in _PART.findall(_REMARK.sub("", text)):
        if part not in ("{", "}", ";"):
            said = " ".join(part.split())
            continue
        if part == "{":
            unfinished.append((said if said.startswith("@") else _tight(said), []))
        elif said:
            unfinished[-1][1].append(_declared(said))
        if part == "}":
            head, body = unfinished.pop()
            unfinished[-1][1].append(CssRule(head, tuple(body)))
        said = ""
    return tuple(unfinished[0][1])


def _declared(said: str) -> str:
    name, colon, value = said.partition(":")
    lean = f"{name.rstrip()}{colon}{value.lstrip()}"
    return lean if '"' in said or "'" in said else _LEADING_ZERO.sub("", _tight(lean))


def _tight(said: str) -> str:
    return _IDLE.sub(r"\1", said) if " " in said else said


def serialize(sheet: Sheet) -> str:
    """A sheet as it is served."""
    return "".join(f"{one};" if isinstance(one, str) else f"{one.head}{{{_inside(one)}}}" for one in sheet)


def _inside(rule: CssRule) -> str:
    return ";".join(map(str, rule.body)) if all(isinstance(one, str) for one in rule.body) else serialize(rule.body)


def selectors(rule: CssRule) -> list[str]:
    """What a rule may match: the parts of its head between commas."""
    return _COMMA.split(rule.head) if "," in rule.head else [rule.head]


@cache
def required_names(selector: str) -> frozenset[str]:
    """What a page must have before a selector can match anything on it.

    Classes and ids are named with their sign, elements as ``<name>``, and a
    direction of writing as ``rtl``.
    """
    bare = _ATTRIBUTE.sub("", _BRACKETS.sub("", _HAS.sub(r" \1", selector)))
    elements = (f"<{name.lower()}>" for name in _ELEMENT.findall(bare) if name not in ("from", "to"))
    return frozenset([*_NAME.findall(bare), *elements, *(["rtl"] if "[dir=rtl]" in selector else [])])


def style_rules(sheet: Iterable[CssRule | str]) -> Iterator[CssRule]:
    """The rules that match something, wherever they stand."""
    for one in sheet:
        if isinstance(one, CssRule) and one.holds_rules:
            yield from style_rules(one.body)
        elif isinstance(one, CssRule) and not one.head.startswith("@"):
            yield one
