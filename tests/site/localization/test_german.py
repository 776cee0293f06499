"""The guide in tests/guides/leuchtturm: every page of a guide in German is in German."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from certguide.site.localization.localizer import get_localizer
from certguide.site.localization.messages import LOCALES
from tests.site.building import Builds
from tests.site.checks import OF_ANY_GUIDE
from tests.site.pages import Page, RenderedSite, none, text_of

GUIDE = "tests/guides/leuchtturm"
READABLE = ("aria-label", "alt", "title", "placeholder", "content", "label")
ENGLISH = frozenset({
    "about", "after", "again", "all", "also", "and", "any", "are", "before", "both", "but", "each", "every",
    "first", "for", "from", "has", "have", "how", "if", "into", "its", "last", "more", "most", "needs", "next",
    "not", "of", "once", "only", "open", "or", "our", "over", "page", "still", "take", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "until", "up", "when", "where", "which", "who",
    "with", "without", "you", "your",
})  # fmt: skip
"""Words of English sentences that no German one has."""
NOT_READ = re.compile(r"https?://|^owner\.github\.io|^summary_large_image$")
"""URLs, and what only programs read."""
WORD = re.compile(r"[^\W\d_]+")


@pytest.fixture(scope="module")
def german(build_once: Builds, sample_project: Path) -> RenderedSite:
    """Return the guide as of 23 November 2026."""
    return build_once(sample_project, guide=GUIDE)


@pytest.fixture(scope="module")
def english_words(german: RenderedSite) -> frozenset[str]:
    """Return the words of English messages that neither German messages nor the guide itself have."""
    with (LOCALES / "de.po").open("rb") as text:
        catalog = read_po(text, locale="de")
    english, translated = set[str](), set[str]()
    for message in catalog:
        for texts, words in ((message.id, english), (message.string, translated)):
            words.update(WORD.findall(" ".join([texts] if isinstance(texts, str) else texts).casefold()))
    own = german.project / GUIDE
    sources = [own / "data/credentials.yaml", *(own / "docs").glob("*.md")]
    said = {word for file in sources for word in WORD.findall(file.read_text(encoding="utf-8").casefold())}
    return frozenset({word for word in english if len(word) > 2} - translated - (said - ENGLISH) | ENGLISH - translated)


def texts_of(page: Page) -> Iterator[str]:
    """Yield what a reader sees or hears of a page: its text, and the attributes that are read out."""
    for element in page.tree.iter():
        if isinstance(element.tag, str) and not element.tag.endswith(("script", "style", "template")):
            yield from (text for text in (element.text, element.tail) if text)
            yield from (element.attrib[name] for name in READABLE if element.attrib.get(name))


@pytest.mark.parametrize("check", OF_ANY_GUIDE, ids=lambda check: check.__name__.removeprefix("test_"))
def test_german_guide_passes_the_common_checks(check: Callable[[RenderedSite], None], german: RenderedSite) -> None:
    """The checks for any guide pass."""
    check(german)


def test_no_page_has_an_english_word(german: RenderedSite, english_words: frozenset[str]) -> None:
    """Neither its text nor what a screen reader reads out."""
    none(
        sorted(
            {
                f"{text.strip()[:80]} ({', '.join(sorted(words))})"
                for page in german.pages
                for text in texts_of(page)
                if not NOT_READ.search(text) and (words := english_words & set(WORD.findall(text.casefold())))
            }
        )
    )


def test_pages_name_their_language(german: RenderedSite) -> None:
    """A screen reader speaks German."""
    none(page.url for page in german.pages if page.tree.get("lang") != "de")


def test_scripts_have_german_messages_and_values(german: RenderedSite) -> None:
    """What a script writes is German too."""
    for name in ("plan", "compare", "team"):
        script = (german.folder / f"assets/scripts/{name}.js").read_text(encoding="utf-8")
        assert 'const LOCALE="de-u-' in script, name


def test_feed_and_calendar_are_german(german: RenderedSite) -> None:
    """Programs show their texts to readers."""
    feed = (german.folder / "changes.xml").read_text(encoding="utf-8")
    calendar = (german.folder / "calendar.ics").read_text(encoding="utf-8").replace("\r\n ", "").replace("\n ", "")
    assert "Erster Tag" in feed or "erster Tag" in feed
    assert "//DE" in calendar
    none(word for word in ("first day", "last day", "Source:", "As of") if word in feed or word in calendar)


def test_values_are_written_in_german(german: RenderedSite) -> None:
    """Amounts, days and lists."""
    page = text_of(german.page("credentials/turmmeister/").main).replace("\xa0", " ")
    assert "1.250,50 EUR" in page
    assert "31. Januar 2027" in text_of(german.page("credentials/grundschein/").main).replace("\xa0", " ")


def test_german_has_one_word_for_a_renewal() -> None:
    """A renewal is a „Verlängerung“, as in the button and the headings; „Erneuerung“ reads as something else."""
    assert "rneuer" not in (LOCALES / "de.po").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("message", "values", "text"),
    [
        ("{number} of {exams}", {"exams": "A und B"}, "eine von A und B"),
        ("{number} of your choice", {}, "eine nach Wahl"),
        ("{number} no longer on offer", {}, "Ein Abschluss nicht mehr im Angebot"),
    ],
)
def test_one_agrees_with_its_noun(message: str, values: dict[str, str], text: str) -> None:
    """Only who counts says „eins“."""
    localizer = get_localizer("de")
    assert localizer.ngettext(message, message, 1, number=localizer.spell_number(1), **values) == text
