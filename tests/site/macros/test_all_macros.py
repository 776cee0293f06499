"""What holds for every fragment: whole markup, the same text each time, and hostile text stays text."""

from __future__ import annotations

import re
from typing import Any

import pytest

from certguide.site.context.page import PageContext
from certguide.site.macros.registry import MACROS
from tests.site.macros.fragments import fragment_text, parse_fragment
from tests.site.pages import text_of
from tests.site.small import TEXT, small_page

CALLS: dict[str, tuple[Any, ...]] = {
    "answers": (),
    "upcoming": (),
    "past": (),
    "timeline": (),
    "feed": (),
    "roadmap_steps": (),
    "roadmap_picture": (),
    "about_roadmap": (),
    "renewal_picture": (),
    "renewal_table": (),
    "renewal_ways": (),
    "costs": (),
    "proctoring": (),
    "expiry": (),
    "everything": (),
    "side_by_side": (),
    "policies": ("price",),
    "credentials": (),
    "plan": (),
    "team": (),
    "credential": ("pilot",),
    "fact": ("master", "price"),
    "study_time": ("deckhand",),
    "discount": (),
    "count": ("steps",),
    "calendar": (),
    "address": ("api/v1/catalog.json",),
    "api_fields": ("Credential",),
    "article": (),
    "authors": (),
    "point_of_view": (),
    "sources": (),
    "all_sources": (),
    "freshness": (),
    "reading": (),
    "fields": (),
}


def test_every_fragment_is_tried_here() -> None:
    """A new macro needs a call in this file."""
    assert set(MACROS) <= set(CALLS)


@pytest.mark.parametrize("name", list(MACROS))
def test_fragments_are_whole_blocks(name: str, page: PageContext) -> None:
    """Every fragment is valid markup without a blank line, which would end a block of HTML in Markdown."""
    MACROS["costs"](page)
    html = str(MACROS[name](page, *CALLS[name]))
    assert fragment_text(html)
    assert "\n\n" not in html
    assert not re.search(r"\{\{|\{%|\bNone\b|undefined", html)


@pytest.mark.parametrize("name", list(MACROS))
def test_fragments_repeat_themselves(name: str) -> None:
    """The same call on the same page gives the same text: nothing reads a clock or shuffles."""
    first, second = (str(MACROS[name](small_page(), *CALLS[name])) for _ in range(2))
    assert first == second


HOSTILE = '<b onclick=x>"&{{ 7*7 }}[a](javascript:x)|`'


@pytest.mark.parametrize("name", list(MACROS))
def test_hostile_text_stays_text(name: str) -> None:
    """Whatever a name says, fragments show it as text."""
    safe = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    text = TEXT
    for word in ("Pilot", "Board of fees", "Masters", "Listen", "I pull ropes", "Added at the till."):
        text = re.sub(rf": {re.escape(word)}(?=[,}}\n])", f': "{word} {safe}"', text)
    page = small_page(text=text)
    MACROS["costs"](page)
    html = str(MACROS[name](page, *CALLS[name]))
    tree = parse_fragment(html)
    assert not [element for element in tree.iter() if any(key.startswith("on") for key in element.attrib)]
    assert not [element for element in tree.iter("a") if "javascript:" in (element.get("href") or "")]
    if name in (
        "answers",
        "roadmap_steps",
        "past",
        "timeline",
        "compare",
        "credentials",
        "credential",
        "policies",
        "all_sources",
        "renewal_table",
    ):
        assert HOSTILE in text_of(tree)
