"""Bundles of scripts with the modules that they import, so that a browser requests one file each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_IMPORT = re.compile(r'^import\s*(?:\{[^}]*\}\s*from )?"\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function\b|const\b)", re.MULTILINE)


def bundle_scripts(scripts: Mapping[str, str], everywhere: str = "") -> dict[str, str]:
    """Return the scripts that no other one imports, each after the modules that it imports itself.

    Each also comes together with the script that is loaded ``everywhere``, under both names: a page that loads one
    other script requests one file. Modules of a bundle share one scope. So no two of them may declare the same name,
    and no import may rename what it imports; a test checks both.
    """
    imported = {module for text in scripts.values() for module in _IMPORT.findall(text)}
    roots = [name for name in scripts if name not in imported]
    first = list(_modules(everywhere, scripts, set())) if everywhere in scripts else []
    bundles = {name: _join(scripts, _modules(name, scripts, set())) for name in roots}
    joined = {
        joined_name(everywhere, name): _join(scripts, first) + _join(scripts, _modules(name, scripts, set(first)))
        for name in roots
        if first and name != everywhere
    }
    return bundles | joined


def joined_name(everywhere: str, name: str) -> str:
    """Return the name of a script together with the one that is loaded everywhere."""
    return f"{everywhere.removesuffix('.js')}-{name}"


def _join(scripts: Mapping[str, str], modules: Iterable[str]) -> str:
    return "".join(_EXPORT.sub("", _IMPORT.sub("", scripts[module])) for module in modules)


def _modules(name: str, scripts: Mapping[str, str], visited: set[str]) -> Iterator[str]:
    """Yield a script and its imports in the order in which a browser runs them: imports first, each once."""
    visited.add(name)
    for module in _IMPORT.findall(scripts[name]):
        if module not in visited:
            yield from _modules(module, scripts, visited)
    yield name
