"""Bundles of scripts with the modules that they import, so that a browser requests one file each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_IMPORT = re.compile(r'^import\s*(?:\{[^}]*\}\s*from )?"\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function\b|const\b)", re.MULTILINE)


def bundle_scripts(scripts: Mapping[str, str]) -> dict[str, str]:
    """Return the scripts that no other one imports, each after the modules that it imports itself.

    Modules of a bundle share one scope. So no two of them may declare the same name, and no import may rename what it
    imports; a test checks both.
    """
    imported = {module for text in scripts.values() for module in _IMPORT.findall(text)}
    return {
        name: "".join(_EXPORT.sub("", _IMPORT.sub("", scripts[module])) for module in _modules(name, scripts, set()))
        for name in scripts
        if name not in imported
    }


def _modules(name: str, scripts: Mapping[str, str], visited: set[str]) -> Iterator[str]:
    """Yield a script and its imports in the order in which a browser runs them: imports first, each once."""
    visited.add(name)
    for module in _IMPORT.findall(scripts[name]):
        if module not in visited:
            yield from _modules(module, scripts, visited)
    yield name
