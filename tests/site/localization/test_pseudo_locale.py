"""Guides in a language of accented letters: whatever is in plain letters is the guide's own text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from certguide.catalog.loading.loader import load_catalog
from certguide.catalog.typography import print_apostrophes
from certguide.site.context.fragment_markers import extract_fragments
from tests.site.localization.pseudo_locale import PSEUDO, OwnTexts, readable_texts
from tests.site.project import CATALOG, GUIDES, ROOT, TODAY
from tests.site.rendered import HOME, RenderedGuide, render_catalog

FOR_EDITORS = ("api.md", "contribute.md")
"""Pages about YAML and JSON for editors and programmers, which are in English like the names in it."""
BROKEN_NAMES = re.compile("^hafenbeleuchtungsoberaufsicht|^g of the inner and the outer harbour")
"""Names that pictures break in the middle of a word."""
FRONT_MATTER = re.compile(r'^(?:title|document_title|description): "(.*)"$', re.MULTILINE)
ATTRIBUTE_LIST = re.compile(r"\{:[^}]*\}")
CALENDAR_TEXTS = ("DESCRIPTION", "NAME", "SUMMARY", "X-WR-CALNAME")
BESIDE_TODAY = (date(2020, 1, 1), date(2024, 6, 30), date(2027, 6, 1))


def own_texts(folder: Path) -> OwnTexts:
    """Return the texts of a guide as pages show them: keys and values of its catalogue, its prose and its URL."""
    data = yaml.load((folder / CATALOG).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - only strings
    prose = [file.read_text(encoding="utf-8") for file in (folder / "docs").rglob("*.md")]
    return OwnTexts(map(print_apostrophes, [*strings(data), *prose, HOME]))


def strings(data: Any) -> Iterator[str]:
    """Yield the keys and values in data."""
    if isinstance(data, str):
        yield data
    elif data:
        for child in data:
            yield from strings(child)
        yield from strings(list(data.values()) if isinstance(data, dict) else [])


def texts_by_path(guide: RenderedGuide) -> Iterator[tuple[str, list[str]]]:
    """Yield the readable texts of each page and file. Of a page of prose, only what macros have made."""
    for path, page in guide.pages.items():
        text, fragments = extract_fragments(page)
        yield path, [*readable_texts("\n".join(fragments)), *(markdown_texts(text) if "/" in path else ())]
    for path, content in guide.files.items():
        if path.endswith((".html", ".xml")):
            yield path, readable_texts(content.decode())
        elif path.endswith(".ics"):
            lines = [line.partition(":") for line in content.decode().replace("\r\n ", "").splitlines()]
            yield path, [text.replace("\\n", " ") for name, _, text in lines if name.startswith(CALENDAR_TEXTS)]


def markdown_texts(page: str) -> list[str]:
    """Return the titles and the description of a generated page, and its headings."""
    head, _, text = page.removeprefix("---\n").partition("\n---\n")
    return [*map(html.unescape, FRONT_MATTER.findall(head)), *readable_texts(ATTRIBUTE_LIST.sub("", text))]


@pytest.mark.site
@pytest.mark.parametrize(
    ("name", "day"), [("observatory", TODAY), ("lamplighters", TODAY), *(("observatory", day) for day in BESIDE_TODAY)]
)
def test_every_text_is_a_message_or_of_the_guide(name: str, day: date) -> None:
    """No page, calendar, feed or redirect has a word that can't be translated."""
    folder = ROOT / GUIDES / name
    own, catalog = own_texts(folder), load_catalog(folder / CATALOG, TODAY)
    guide = render_catalog(catalog, day, with_files=day == TODAY, docs=folder / "docs", localizer=PSEUDO)
    forgotten = {path: own.forgotten(texts) for path, texts in texts_by_path(guide) if path not in FOR_EDITORS}
    assert {
        (path, text) for path, texts in forgotten.items() for text in texts if not BROKEN_NAMES.match(text)
    } == set()


@pytest.mark.parametrize(
    ("page", "forgotten"),
    [
        ("<p>⟦Þříçé⟧ 150 USD before tax</p>", {"usd before tax"}),
        ('<p aria-label="Sources: ⟦Þříçé⟧">It’s the Pilot exam</p>', {"sources", "it’s the pilot exam"}),
        ("<p>⟦Šéé ⟧<a>pilot</a>⟦.⟧ <code>text</code></p>", set()),
        (
            '<meta property="og:title" content="Pilot and more"><p class="printed-url">/credentials/</p>',
            {"pilot and more"},
        ),
    ],
)
def test_forgotten_texts_are_noticed(page: str, forgotten: set[str]) -> None:
    """Between values and in attributes too, though the guide has single words of them."""
    assert OwnTexts(["Pilot", "150 USD"]).forgotten(readable_texts(page)) == forgotten
