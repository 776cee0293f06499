"""The content security policies of pages.

Source of the directives: Content Security Policy Level 3. In a ``meta``
element a policy holds for everything after that element.
"""

from __future__ import annotations

import base64
import hashlib

_PAGE_DIRECTIVES = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's style sheet holds its icons as data
    "connect-src": "'self'",  # the search index
    "worker-src": "'self'",  # the search runs in a worker
    "base-uri": "'none'",
    "form-action": "'self'",
}


def page_policy(script: str, serving: bool = False) -> str:
    """Return the policy of an ordinary page: nothing from other origins, no inline style, and one inline ``script``.

    With ``serving`` all inline scripts may run, since MkDocs adds the one that reloads the page.
    """
    inline = "'unsafe-inline'" if serving else _hash_source(script)
    return _serialize(_PAGE_DIRECTIVES | {"script-src": f"'self' {inline}"})


def script_policy(script: str) -> str:
    """Return the policy of a page that holds one inline script: it alone may run, and nothing is loaded."""
    return _serialize(
        {"default-src": "'none'", "script-src": _hash_source(script), "base-uri": "'none'", "form-action": "'none'"}
    )


def _hash_source(script: str) -> str:
    """Return the source expression that allows one inline script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _serialize(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())
