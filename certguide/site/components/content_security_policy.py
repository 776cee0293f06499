"""What a page may load and run, in the words of a content security policy.

Source of the words: Content Security Policy Level 3. In a ``meta`` element it
holds for everything that comes after it.
"""

from __future__ import annotations

import base64
import hashlib

_PAGE = {
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
    """The policy of an ordinary page: nothing from elsewhere, and no script or style inside of the page.

    While the site is ``serving``, MkDocs puts a script into every page that reloads it.
    """
    return _written(_PAGE | {"script-src": "'self' 'unsafe-inline'"} if serving else _PAGE)


def script_policy(script: str) -> str:
    """The policy of a page that is nothing but one script: it alone may run, and nothing is loaded."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _written(
        {"default-src": "'none'", "script-src": f"'sha256-{digest}'", "base-uri": "'none'", "form-action": "'none'"}
    )


def _written(rules: dict[str, str]) -> str:
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())
