"""The published catalogue with something done to it: any number of cases, each made from its number alone.

``python -m tests.catalog.mutated 1234`` shows what case 1234 changes and what becomes of it.
"""

from __future__ import annotations

import difflib
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import yaml

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.problems import CatalogError
from tests.conftest import REAL, TODAY

STRANGE = "\t\r\x00\x07\x85\xa0\u200b\u202e\u2028\ufeff🦀\"'`:#-?|>{}[],&*!%@\\~<"
TOKENS = (
    "{{ 7*7 }}", "{% x %}", "---\n", "...\n", "!!python/object:os.system ", "&a ", "*a", "<<: x", "null", "~", "yes",
    "0x1F", "0o17", "1e400", ".nan", "1_000", "2026-02-30", "0000-00-00", "99999999999999999999", '"', "'", "- ",
    "? ", ": ", "|\n", "%YAML 9\n", "<script>alert(1)</script>", "\n", "\n\n", "  ", "#", "[", "]", "{", "}", "no",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 10**12, 2026, 1.5, float("inf"), "", " ", "x", "unknown", "free", "0 USD", "150 usd",
    "1 XXX", "-5 EUR", "about 2017", "by 2014", "2013 or 2014", "2026-02", "2026-13", date(1, 1, 1),
    date(9999, 12, 31), "does not expire", "1 months", "999 months", "5 minutes", "about 9999 hours", "all", "rest",
    [], {}, [[]], [{}], {"": ""}, ["x", "x"], {"id": "x"}, "A" * 200, "b" * 2000, "c" * 10_000, "-", "a-b", "İ",
    "constructor", "__proto__",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """What was done, what came out, and the day it is read on."""

    number: int
    says: str
    data: bytes
    today: date

    def __str__(self) -> str:
        return f"case {self.number} ({self.says}); see: python -m tests.catalog.mutated {self.number}"


def cases() -> int:
    """How many cases are tried: some hundreds, or as many as GUIDE_CASES asks for."""
    return int(os.environ.get("GUIDE_CASES", "300"))


def case(number: int) -> Case:
    """A case by its number: even ones change the tree, odd ones the characters or bytes."""
    chance = Random(number)  # noqa: S311 - repeatable is what is wanted
    times = chance.choice((1, 1, 1, 2, 4))
    today = TODAY if chance.random() < 0.8 else TODAY + timedelta(chance.randrange(-5000, 5000))
    if number % 2:
        says, data = _written(chance, times)
    else:
        says, data = _meant(chance, times)
    return Case(number, says, data, today)


def _written(chance: Random, times: int) -> tuple[str, bytes]:
    text, done = _text(), []
    for _ in range(times):
        change = chance.choice((_drop, _double, _swap, _truncate, _garble, _indent, _cut, _insert))
        text = change(chance, text)
        done.append(change.__name__.strip("_"))
    data = text.encode()
    if chance.random() < 0.1:
        at = chance.randrange(len(data) + 1)
        data = data[:at] + bytes(chance.randrange(256) for _ in range(3)) + data[at + chance.randrange(4) :]
        done.append("bytes")
    return ", ".join(done), data


def _meant(chance: Random, times: int) -> tuple[str, bytes]:
    tree, done = pickle.loads(_tree()), []  # noqa: S301 - made a moment ago; the quickest way to a deep copy
    for _ in range(times):
        owner, key, where = chance.choice(list(_places(tree)))
        change = chance.choice(_CHANGES)
        change(chance, tree, owner, key)
        done.append(f"{change.__name__.strip('_')} {where}")
    return ", ".join(done), _dumped(tree).encode()


def _dumped(tree: Any) -> str:
    return str(yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000))


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes a value that is there twice twice, without an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


@cache
def _text() -> str:
    return REAL.read_text(encoding="utf-8")


@cache
def _tree() -> bytes:
    return pickle.dumps(yaml.load(_text(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506 - safe


def _lines(chance: Random, text: str, most: int = 6) -> tuple[list[str], int, int]:
    lines = text.splitlines(keepends=True)
    start = chance.randrange(len(lines))
    return lines, start, start + chance.randint(1, most)


def _drop(chance: Random, text: str) -> str:
    lines, start, end = _lines(chance, text)
    return "".join(lines[:start] + lines[end:])


def _double(chance: Random, text: str) -> str:
    lines, start, end = _lines(chance, text)
    return "".join(lines[:end] + lines[start:end] + lines[end:])


def _swap(chance: Random, text: str) -> str:
    lines, start, _ = _lines(chance, text)
    other = chance.choice([min(start + 1, len(lines) - 1), chance.randrange(len(lines))])
    lines[start], lines[other] = lines[other], lines[start]
    return "".join(lines)


def _truncate(chance: Random, text: str) -> str:
    return text[: chance.randrange(len(text))]


def _garble(chance: Random, text: str) -> str:
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(STRANGE) + text[at + 1 :]
    return text


def _indent(chance: Random, text: str) -> str:
    lines, start, end = _lines(chance, text, 3)
    by = chance.choice((-4, -2, -1, 1, 2, 4))
    lines[start:end] = [" " * by + line if by > 0 else line.removeprefix(" " * -by) for line in lines[start:end]]
    return "".join(lines)


def _cut(chance: Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + text[at + chance.randint(1, 40) :]


def _insert(chance: Random, text: str) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice(TOKENS) + text[at:]


def _places(value: Any, where: str = "") -> Iterator[tuple[Any, Any, str]]:
    """Every value below another, as its owner, its key, and the way to it."""
    for key, child in list(value.items() if isinstance(value, dict) else enumerate(value)):
        name = f"{where}/{child['id'] if isinstance(child, dict) and 'id' in child else key}"
        yield value, key, name
        if isinstance(child, dict | list):
            yield from _places(child, name)


def _remove(chance: Random, tree: Any, owner: Any, key: Any) -> None:
    del owner[key]


def _repeat(chance: Random, tree: Any, owner: Any, key: Any) -> None:
    if isinstance(owner, list):
        owner.insert(chance.randrange(len(owner) + 1), owner[key])
    else:
        owner[key] = [owner[key], owner[key]]


def _retype(chance: Random, tree: Any, owner: Any, key: Any) -> None:
    owner[key] = chance.choice(VALUES)


def _reorder(chance: Random, tree: Any, owner: Any, key: Any) -> None:
    items = list(owner.items()) if isinstance(owner, dict) else list(owner)
    chance.shuffle(items)
    owner.clear()
    (owner.update if isinstance(owner, dict) else owner.extend)(items)


def _exchange(chance: Random, tree: Any, owner: Any, key: Any) -> None:
    """Swaps with a value of the same name or type from anywhere: the likeliest mistake to look right."""
    others = [
        (other, name)
        for other, name, _ in _places(tree)
        if name == key or (not isinstance(key, str) and type(other[name]) is type(owner[key]))
    ]
    other, name = chance.choice(others)
    owner[key], other[name] = _copy(other[name]), _copy(owner[key])


def _borrow(chance: Random, tree: Any, owner: Any, key: Any) -> None:
    """Takes a field that another record has."""
    if not isinstance(owner, dict):
        return
    fields = [(name, other[name]) for other, name, _ in _places(tree) if isinstance(other, dict) and name not in owner]
    if fields:
        name, value = chance.choice(fields)
        owner[name] = _copy(value)


def _shorten(chance: Random, tree: Any, owner: Any, key: Any) -> None:
    value = owner[key]
    if isinstance(value, str | list) and value:
        owner[key] = value[: chance.randrange(len(value))]
    elif isinstance(value, dict) and value:
        value.pop(chance.choice(list(value)))


def _shift(chance: Random, tree: Any, owner: Any, key: Any) -> None:
    """Moves a day or a number, or lengthens a text."""
    value = owner[key]
    if isinstance(value, date):
        owner[key] = value + timedelta(chance.choice((-4000, -365, -1, 1, 31, 365, 4000)))
    elif isinstance(value, int) and not isinstance(value, bool):
        owner[key] = value + chance.choice((-1, 1, -value, 1000))
    elif isinstance(value, str):
        owner[key] = value + chance.choice(TOKENS)


_CHANGES: tuple[Callable[[Random, Any, Any, Any], None], ...] = (
    _remove,
    _repeat,
    _retype,
    _reorder,
    _reorder,
    _exchange,
    _exchange,
    _borrow,
    _shorten,
    _shift,
)


def _copy(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - made in the same line


def _show(number: int) -> None:
    one = case(number)
    print(f"{one.says}; read on {one.today}")
    before = _text() if number % 2 else _dumped(pickle.loads(_tree()))  # noqa: S301 - made a moment ago
    lines = [text.splitlines() for text in (before, one.data.decode(errors="replace"))]
    print("\n".join(difflib.unified_diff(*lines, "before", "after", lineterm="", n=1)))
    try:
        parse_catalog(one.data.decode(errors="replace"), one.today, "after")
        print("It is accepted.")
    except CatalogError as error:
        print(error)


if __name__ == "__main__":
    _show(int(sys.argv[1]))
