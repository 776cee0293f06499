"""The classes that scripts may add to a page, found in their texts."""

from __future__ import annotations

import re
from collections.abc import Mapping

_STRING = re.compile(r"[\"`]([a-zA-Z][\w -]*)(?:\$\{[^}]*\})?[\"`]")
_MESSAGE = re.compile(r'\b(?:gettext|ngettext)\(\s*"(?:\\.|[^"\\])*"(?:,\s*"(?:\\.|[^"\\])*")?')
_IMPORT = re.compile(r'(?:from|import) "\./([\w-]+\.js)"')


def classes_by_script(scripts: Mapping[str, str]) -> dict[str, set[str]]:
    """Return every word in a string of a script or of its imports, as a class: scripts add classes by such strings.

    Messages to readers add none.
    """
    words = {name: " ".join(_STRING.findall(_MESSAGE.sub("", text))).split() for name, text in scripts.items()}
    own = {name: {f".{word}" for word in script_words} for name, script_words in words.items()}
    return {name: set().union(*(own.get(module, ()) for module in _with_imports(name, scripts))) for name in own}


def _with_imports(name: str, scripts: Mapping[str, str]) -> set[str]:
    modules, new = set[str](), {name}
    while new:
        modules |= new
        imported = {other for module in new for other in _IMPORT.findall(scripts.get(module, ""))}
        new = imported - modules
    return modules
