"""What a page weighs: what a browser fetches for it, and what it waits for before it shows anything."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

KINDS = (
    "home",
    "situation",
    "credential with a new exam ahead",
    "renamed credential",
    "credentials",
    "certifications",
    "roadmap",
    "compare",
    "plan",
    "changes",
    "renewal",
    "about",
    "contribute",
    "not found",
)
"""The kinds of page that have a budget, by their names in ``kinds``."""


def pages_with_budget(kinds: dict[str, str]) -> dict[str, str]:
    """Return the pages of a guide that have a budget, by kind; a kind that it has no page of is left out."""
    return {name: kinds[name] for name in KINDS if name in kinds}


_WAITED_FOR = """() => [
    location.href,
    ...[...document.querySelectorAll('head link[rel="stylesheet"]')].filter((one) => matchMedia(one.media).matches),
    ...[...document.querySelectorAll('script[src]:not([type="module"], [async], [defer])')],
].map((one) => one.href ?? one.src ?? one)"""


@dataclass(frozen=True)
class Weight:
    """Bytes as ``gzip -9`` sends them; ``first_paint`` are those of the page and of what stops it from being shown."""

    requests: int
    bytes: int
    first_paint: int
    nodes: int
    foreign: int
    fetched: dict[str, int]

    def after(self, seen: Weight) -> tuple[int, int]:
        """Requests and bytes when another page was visited before and all it loaded is still there."""
        new = [size for address, size in self.fetched.items() if address not in seen.fetched]
        return len(new), sum(new)


def weigh(browser: Any, address: str) -> Weight:
    """A first visit with nothing cached; whoever else is asked for something is counted, but not asked."""
    context = browser.new_context()
    page = context.new_page()
    responses: list[Any] = []
    foreign: list[str] = []

    def choose(route: Any) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(address).netloc:
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    page.route("**/*", choose)
    page.on("response", lambda response: responses.append(response))
    page.goto(address, wait_until="networkidle")
    fetched = {one.url: _sent(one.body()) for one in responses if one.ok}
    waited = page.evaluate(_WAITED_FOR)
    nodes = page.evaluate("document.querySelectorAll('*').length")
    context.close()
    first = sum(fetched[one] for one in dict.fromkeys(waited) if one in fetched)
    return Weight(len(fetched), sum(fetched.values()), first, nodes, len(foreign), fetched)


def _sent(body: bytes) -> int:
    return min(len(body), len(gzip.compress(body, 9, mtime=0)))
