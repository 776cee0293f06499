"""The content security policies of pages.

Source of the directives: Content Security Policy Level 3. In a ``meta``
element a policy holds for everything after that element.
"""

from __future__ import annotations

import base64
import hashlib

_PAGE_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's style sheet holds its icons as data
    "connect-src": "'self'",  # the search index
    "worker-src": "'self'",  # the search runs in a worker
    "base-uri": "'none'",
    "form-action": "'self'",
}


def page_policy(serving: bool = False) -> str:
    """Return the policy of an ordinary page: nothing from other origins, and no inline script or style.

    With ``serving`` inline scripts may run, since MkDocs adds the one that reloads the page.
    """
    inline_scripts = {"script-src": "'self' 'unsafe-inline'"} if serving else {}
    return _serialize(_PAGE_DIRECTIVES | inline_scripts)


def script_policy(script: str) -> str:
    """Return the policy of a page that holds one inline script: it alone may run, and nothing is loaded."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _serialize(
        {"default-src": "'none'", "script-src": f"'sha256-{digest}'", "base-uri": "'none'", "form-action": "'none'"}
    )


def _serialize(directives: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())
