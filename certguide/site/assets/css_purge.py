"""Leaves out of a style sheet what can do nothing on any page."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from certguide.site.assets.css_parser import CssRule, Sheet, required_names, selectors, serialize

_OLD = "::-webkit-scrollbar"  # browsers that know our colours take scrollbar-color and scrollbar-width
_REFERRED = re.compile(r"var\((--[\w-]+)")
_VARIABLE = re.compile(r"(--[\w-]+):")
_MOVED_BY = re.compile(r"animation(?:-name)?:([^;}]*)")


def filter_rules(sheet: Iterable[CssRule | str], fits: Callable[[frozenset[str]], bool]) -> Sheet:
    """The rules of which what a page needs for them ``fits``; of a rule for several things, those that do."""
    return tuple(kept for one in sheet if (kept := _chosen(one, fits)))


def _chosen(one: CssRule | str, fits: Callable[[frozenset[str]], bool]) -> CssRule | str | None:
    if isinstance(one, CssRule) and one.holds_rules:
        body = filter_rules(one.body, fits)
        return CssRule(one.head, body) if body else None
    if isinstance(one, str) or one.head.startswith("@"):
        return one if fits(frozenset()) else None
    kept = [selector for selector in selectors(one) if fits(required_names(selector)) and _OLD not in selector]
    return CssRule(",".join(kept), one.body) if kept else None


def drop_declarations(sheet: Sheet, starts: tuple[str, ...]) -> Sheet:
    """A sheet without the declarations that start in one of some ways, and without the rules that leaves empty."""
    kept = (
        CssRule(one.head, drop_declarations(one.body, starts)) if isinstance(one, CssRule) else one for one in sheet
    )
    return tuple(one for one in kept if (one.body if isinstance(one, CssRule) else not one.startswith(starts)))


def used_variables(sheet: Sheet) -> set[str]:
    """The variables and movements that the rules of a sheet ask for."""
    text = serialize(sheet)
    return {*_REFERRED.findall(text), *" ".join(_MOVED_BY.findall(text)).split()}


def keep_variables(sheet: Sheet, names: Collection[str]) -> Sheet:
    """The rules that give some variables their values, and of them that alone."""
    kept = (CssRule(one.head, keep_variables(one.body, names)) if isinstance(one, CssRule) else one for one in sheet)
    return tuple(one for one in kept if (one.body if isinstance(one, CssRule) else _variable(one) in names))


def drop_unused_variables(sheet: Sheet, names: Collection[str]) -> Sheet:
    """A sheet without the variables and movements that are not among some names."""
    found: list[CssRule | str] = []
    for one in sheet:
        if isinstance(one, str):
            found += [one] if _variable(one) in {"", *names} else []
        elif one.head.startswith("@keyframes"):
            found += [one] if one.head.split()[-1] in names else []
        elif body := drop_unused_variables(one.body, names):
            found.append(CssRule(one.head, body))
    return tuple(found)


def _variable(declaration: str) -> str:
    found = _VARIABLE.match(declaration)
    return found[1] if found else ""
