"""The weight of a page: what a browser fetches for it, and what delays the first paint."""

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
    "changes",
    "timeline",
    "renewal",
    "team",
    "about",
    "contribute",
    "not found",
)
"""The kinds of page that have a budget, by their names in ``kinds``."""


def pages_with_budget(kinds: dict[str, str]) -> dict[str, str]:
    """Return the URLs of the pages that have a budget, by kind; kinds that the guide lacks are left out."""
    return {name: kinds[name] for name in KINDS if name in kinds}


_BLOCKING = """() => [
    location.href,
    ...[...document.querySelectorAll('head link[rel="stylesheet"]')].filter((link) => matchMedia(link.media).matches),
    ...[...document.querySelectorAll('script[src]:not([type="module"], [async], [defer])')],
].map((source) => source.href ?? source.src ?? source)"""


@dataclass(frozen=True)
class Weight:
    """Bytes as ``gzip -9`` sends them; ``first_paint`` has those of the page and of all that blocks its first paint."""

    requests: int
    bytes: int
    first_paint: int
    nodes: int
    foreign: int
    fetched: dict[str, int]

    def after(self, previous: Weight) -> tuple[int, int]:
        """Return the requests and bytes of a visit after another page, whose files are all cached."""
        new = [size for url, size in self.fetched.items() if url not in previous.fetched]
        return len(new), sum(new)


def weigh(browser: Any, url: str) -> Weight:
    """Return the weight of a first visit with an empty cache; requests to other hosts are counted and blocked."""
    context = browser.new_context()
    page = context.new_page()
    responses: list[Any] = []
    foreign: list[str] = []

    def route_request(route: Any) -> None:
        if urlsplit(route.request.url).netloc == urlsplit(url).netloc:
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    page.route("**/*", route_request)
    page.on("response", lambda response: responses.append(response))
    page.goto(url, wait_until="networkidle")
    fetched = {response.url: _compressed_size(response.body()) for response in responses if response.ok}
    blocking = page.evaluate(_BLOCKING)
    nodes = page.evaluate("document.querySelectorAll('*').length")
    context.close()
    first = sum(fetched[blocking_url] for blocking_url in dict.fromkeys(blocking) if blocking_url in fetched)
    return Weight(len(fetched), sum(fetched.values()), first, nodes, len(foreign), fetched)


def _compressed_size(body: bytes) -> int:
    """Return the size of a response with gzip, if that is smaller."""
    return min(len(body), len(gzip.compress(body, 9, mtime=0)))
