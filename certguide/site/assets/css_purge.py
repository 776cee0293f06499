"""The removal of rules, declarations and variables without effect from style sheets."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from certguide.site.assets.css_parser import CssRule, Sheet, required_names, selectors, serialize

_OBSOLETE = re.compile(
    "::-webkit-scrollbar"  # browsers that support our colours use scrollbar-color and scrollbar-width
    r"|\[data-preview\]|\[data-md-scrolllock\]|\[id=__comments\]"  # features of the theme that we lack
)
_REFERENCE = re.compile(r"var\((--[\w-]+)")
_VARIABLE = re.compile(r"(--[\w-]+):")
_ANIMATION = re.compile(r"animation(?:-name)?:([^;}]*)")


def filter_rules(sheet: Iterable[CssRule | str], accepts: Callable[[frozenset[str]], bool]) -> Sheet:
    """Return the rules of a sheet, reduced to the selectors whose required names ``accepts`` returns true for."""
    return tuple(filtered for part in sheet if (filtered := _filter_part(part, accepts)))


def _filter_part(part: CssRule | str, accepts: Callable[[frozenset[str]], bool]) -> CssRule | str | None:
    if isinstance(part, CssRule) and part.holds_rules:
        body = filter_rules(part.body, accepts)
        return CssRule(part.head, body) if body else None
    if isinstance(part, str) or part.head.startswith("@"):
        return part if accepts(frozenset()) else None
    accepted = [text for text in selectors(part) if accepts(required_names(text)) and not _OBSOLETE.search(text)]
    return CssRule(",".join(accepted), part.body) if accepted else None


def drop_declarations(sheet: Sheet, prefixes: tuple[str, ...]) -> Sheet:
    """Remove the declarations that start with a prefix, and rules that become empty."""
    return _keep_declarations(sheet, lambda declaration: not declaration.startswith(prefixes))


def _keep_declarations(sheet: Sheet, is_kept: Callable[[str], bool]) -> Sheet:
    parts = (
        CssRule(part.head, _keep_declarations(part.body, is_kept)) if isinstance(part, CssRule) else part
        for part in sheet
    )
    return tuple(part for part in parts if (part.body if isinstance(part, CssRule) else is_kept(part)))


def used_variables(sheet: Sheet) -> set[str]:
    """Return the names of the variables and animations that a sheet uses."""
    text = serialize(sheet)
    return {*_REFERENCE.findall(text), *" ".join(_ANIMATION.findall(text)).split()}


def declared_variables(sheet: Sheet) -> set[str]:
    """Return the names of the variables that a sheet declares."""
    return set(_VARIABLE.findall(serialize(sheet)))


def keep_variables(sheet: Sheet, names: Collection[str]) -> Sheet:
    """Return only the declarations of the variables named, in their rules."""
    return _keep_declarations(sheet, lambda declaration: _variable(declaration) in names)


def drop_unused_variables(sheet: Sheet, names: Collection[str]) -> Sheet:
    """Remove the variables and animations that are not named, and rules that become empty."""
    parts: list[CssRule | str] = []
    for part in sheet:
        if isinstance(part, str):
            parts += [part] if _variable(part) in {"", *names} else []
        elif part.head.startswith("@keyframes"):
            parts += [part] if part.head.split()[-1] in names else []
        elif body := drop_unused_variables(part.body, names):
            parts.append(CssRule(part.head, body))
    return tuple(parts)


def _variable(declaration: str) -> str:
    """Return the name of the variable that a declaration sets, or an empty text."""
    match = _VARIABLE.match(declaration)
    return match[1] if match else ""
