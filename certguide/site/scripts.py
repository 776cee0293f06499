"""Scripts as they are served: without what only their authors read."""

from __future__ import annotations

import re

_TYPES = re.compile(r"/\*\*.*?\*/[ ]?", re.DOTALL)
_REMARK = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
_INDENT = re.compile(r"\s*\n\s*")


def lean(script: str) -> str:
    """The same script without doc comments, lines of comment and indentation.

    It is meant for the scripts of this project, which hold no text over several
    lines and no ``/**`` but those of JSDoc; a test keeps them so. What minifiers
    on PyPI have wheels for every system keep the comments or rename what is exported.
    """
    return _INDENT.sub("\n", _REMARK.sub("", _TYPES.sub("", script))).strip() + "\n"
