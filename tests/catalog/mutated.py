"""Damaged versions of the sample catalogue: any number of cases, each made from its number alone.

``python -m tests.catalog.mutated 1234`` shows the difference of case 1234 and its result.
"""

from __future__ import annotations

import difflib
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
from tests.conftest import SAMPLE, TODAY

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
    """A damaged catalogue: what was changed, the resulting file, and the build date to load it with."""

    number: int
    changes: str
    data: bytes
    today: date

    def __str__(self) -> str:
        return f"case {self.number} ({self.changes}); see: python -m tests.catalog.mutated {self.number}"


def case(number: int) -> Case:
    """Return a case by its number: even numbers change values of the tree, odd ones characters or bytes."""
    generator = Random(number)  # noqa: S311 - the case has to be repeatable
    times = generator.choice((1, 1, 1, 2, 4))
    today = TODAY if generator.random() < 0.8 else TODAY + timedelta(generator.randrange(-5000, 5000))
    if number % 2:
        changes, data = _damage_text(generator, times)
    else:
        changes, data = _damage_tree(generator, times)
    return Case(number, changes, data, today)


def _damage_text(generator: Random, times: int) -> tuple[str, bytes]:
    text, changes = _text(), []
    for _ in range(times):
        change = generator.choice((_drop, _double, _swap, _truncate, _garble, _indent, _cut, _insert))
        text = change(generator, text)
        changes.append(change.__name__.strip("_"))
    data = text.encode()
    if generator.random() < 0.1:
        at = generator.randrange(len(data) + 1)
        data = data[:at] + bytes(generator.randrange(256) for _ in range(3)) + data[at + generator.randrange(4) :]
        changes.append("bytes")
    return ", ".join(changes), data


def _damage_tree(generator: Random, times: int) -> tuple[str, bytes]:
    tree, changes = pickle.loads(_tree()), []  # noqa: S301 - made a moment ago; the quickest way to a deep copy
    for _ in range(times):
        owner, key, where = generator.choice(list(_places(tree)))
        change = generator.choice(_CHANGES)
        change(generator, tree, owner, key)
        changes.append(f"{change.__name__.strip('_')} {where}")
    return ", ".join(changes), _dumped(tree).encode()


def _dumped(tree: Any) -> str:
    return str(yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000))


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Write a value that occurs twice twice, without an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


@cache
def _text() -> str:
    return SAMPLE.read_text(encoding="utf-8")


@cache
def _tree() -> bytes:
    return pickle.dumps(yaml.load(_text(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506 - safe


def _lines(generator: Random, text: str, most: int = 6) -> tuple[list[str], int, int]:
    lines = text.splitlines(keepends=True)
    start = generator.randrange(len(lines))
    return lines, start, start + generator.randint(1, most)


def _drop(generator: Random, text: str) -> str:
    lines, start, end = _lines(generator, text)
    return "".join(lines[:start] + lines[end:])


def _double(generator: Random, text: str) -> str:
    lines, start, end = _lines(generator, text)
    return "".join(lines[:end] + lines[start:end] + lines[end:])


def _swap(generator: Random, text: str) -> str:
    lines, start, _ = _lines(generator, text)
    other = generator.choice([min(start + 1, len(lines) - 1), generator.randrange(len(lines))])
    lines[start], lines[other] = lines[other], lines[start]
    return "".join(lines)


def _truncate(generator: Random, text: str) -> str:
    return text[: generator.randrange(len(text))]


def _garble(generator: Random, text: str) -> str:
    for _ in range(generator.randint(1, 3)):
        at = generator.randrange(len(text))
        text = text[:at] + generator.choice(STRANGE) + text[at + 1 :]
    return text


def _indent(generator: Random, text: str) -> str:
    lines, start, end = _lines(generator, text, 3)
    by = generator.choice((-4, -2, -1, 1, 2, 4))
    lines[start:end] = [" " * by + line if by > 0 else line.removeprefix(" " * -by) for line in lines[start:end]]
    return "".join(lines)


def _cut(generator: Random, text: str) -> str:
    at = generator.randrange(len(text))
    return text[:at] + text[at + generator.randint(1, 40) :]


def _insert(generator: Random, text: str) -> str:
    at = generator.randrange(len(text))
    return text[:at] + generator.choice(TOKENS) + text[at:]


def _places(value: Any, where: str = "") -> Iterator[tuple[Any, Any, str]]:
    """Yield every value below a value, as its owner, its key and its path."""
    for key, child in list(value.items() if isinstance(value, dict) else enumerate(value)):
        name = f"{where}/{child['id'] if isinstance(child, dict) and 'id' in child else key}"
        yield value, key, name
        if isinstance(child, dict | list):
            yield from _places(child, name)


def _remove(generator: Random, tree: Any, owner: Any, key: Any) -> None:
    del owner[key]


def _repeat(generator: Random, tree: Any, owner: Any, key: Any) -> None:
    if isinstance(owner, list):
        owner.insert(generator.randrange(len(owner) + 1), owner[key])
    else:
        owner[key] = [owner[key], owner[key]]


def _retype(generator: Random, tree: Any, owner: Any, key: Any) -> None:
    owner[key] = generator.choice(VALUES)


def _reorder(generator: Random, tree: Any, owner: Any, key: Any) -> None:
    items = list(owner.items()) if isinstance(owner, dict) else list(owner)
    generator.shuffle(items)
    owner.clear()
    (owner.update if isinstance(owner, dict) else owner.extend)(items)


def _exchange(generator: Random, tree: Any, owner: Any, key: Any) -> None:
    """Swap a value with another of the same key or type: the damage that is hardest to notice."""
    others = [
        (other, name)
        for other, name, _ in _places(tree)
        if name == key or (not isinstance(key, str) and type(other[name]) is type(owner[key]))
    ]
    other, name = generator.choice(others)
    owner[key], other[name] = _copy(other[name]), _copy(owner[key])


def _borrow(generator: Random, tree: Any, owner: Any, key: Any) -> None:
    """Add a field of another record."""
    if not isinstance(owner, dict):
        return
    fields = [(name, other[name]) for other, name, _ in _places(tree) if isinstance(other, dict) and name not in owner]
    if fields:
        name, value = generator.choice(fields)
        owner[name] = _copy(value)


def _shorten(generator: Random, tree: Any, owner: Any, key: Any) -> None:
    value = owner[key]
    if isinstance(value, str | list) and value:
        owner[key] = value[: generator.randrange(len(value))]
    elif isinstance(value, dict) and value:
        value.pop(generator.choice(list(value)))


def _shift(generator: Random, tree: Any, owner: Any, key: Any) -> None:
    """Move a date or a number, or lengthen a text."""
    value = owner[key]
    if isinstance(value, date):
        owner[key] = value + timedelta(generator.choice((-4000, -365, -1, 1, 31, 365, 4000)))
    elif isinstance(value, int) and not isinstance(value, bool):
        owner[key] = value + generator.choice((-1, 1, -value, 1000))
    elif isinstance(value, str):
        owner[key] = value + generator.choice(TOKENS)


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
    damaged = case(number)
    print(f"{damaged.changes}; loaded on {damaged.today}")
    before = _text() if number % 2 else _dumped(pickle.loads(_tree()))  # noqa: S301 - made a moment ago
    lines = [text.splitlines() for text in (before, damaged.data.decode(errors="replace"))]
    print("\n".join(difflib.unified_diff(*lines, "before", "after", lineterm="", n=1)))
    try:
        parse_catalog(damaged.data.decode(errors="replace"), damaged.today, "after")
        print("It is accepted.")
    except CatalogError as error:
        print(error)


if __name__ == "__main__":
    _show(int(sys.argv[1]))
