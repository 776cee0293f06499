"""Text as readers type it finds text as it is written: in the search of the site, and in that of the comparison."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import TimeoutError as WaitedTooLong

from tests.site.building import Builds, NewProject
from tests.site.comparison.in_browser import shown_rows
from tests.site.project import BASE, CATALOG, copy_guide, edit
from tests.site.script_modules import serve_modules
from tests.site.site_server import serve_site
from tests.site.translation_file import write_translation

HEADINGS = (
    "クラウド技術者認定",
    "云计算工程师",
    "วิศวกรคลาวด์",
    "일본어 시험",
    "हिन्दी प्रमाणपत्र",
    "日本語Guide",
    "R&D Quorum",
    "İzmir Éclair",
    "Łódź (Zamknięte)",
    "Straße, Ørsted/Þór",
    "Quuxification",
    "The wexler's book",
)
SEARCHES = [
    ("技術者", "クラウド技術者認定"),
    ("クラウド", "クラウド技術者認定"),
    ("ｸﾗｳﾄﾞ", "クラウド技術者認定"),
    ("工程师", "云计算工程师"),
    ("คลาวด์", "วิศวกรคลาวด์"),
    ("시험", "일본어 시험"),
    ("प्रमाण", "हिन्दी प्रमाणपत्र"),
    ("guide 日本", "日本語Guide"),
    ("R&D", "R&D Quorum"),
    ("r&d quorum", "R&D Quorum"),
    ("izmir", "İzmir Éclair"),
    ("IZMIR", "İzmir Éclair"),
    ("eclair", "İzmir Éclair"),
    (unicodedata.normalize("NFD", "éclair"), "İzmir Éclair"),
    ("lodz", "Łódź (Zamknięte)"),
    ("zamkniete", "Łódź (Zamknięte)"),
    ("strasse", "Straße, Ørsted/Þór"),
    ("orsted", "Straße, Ørsted/Þór"),
    ("thor", "Straße, Ørsted/Þór"),
    ("quuxifcation", "Quuxification"),
    ("quuxxification", "Quuxification"),
    ("quuxofication", "Quuxification"),
    ("uquxification", "Quuxification"),
    ("wexler's", "The wexler’s book"),
    ("wexler’s", "The wexler’s book"),
]
NOTHING = ["zzzz", "技師学", "quxfcation", "zz zz", "!!!"]
HITS = """(wanted) => {
    const meta = document.querySelector(".md-search-result__meta").textContent.trim()
    const headings = document.querySelectorAll(".md-search-result__article :is(h1, h2)")
    const isThere = () => [...headings].some((heading) => heading.textContent.trim() === wanted)
    return wanted ? isThere() : /^(No match|何も)/.test(meta)
}"""


@pytest.fixture(scope="module")
def project(new_project: NewProject) -> Path:
    """The sample guide with names in many scripts: on a page of prose, and of one credential."""
    project = new_project()
    text = "# Names\n\n" + "\n\n".join(f"## {heading}\n\nText." for heading in HEADINGS)
    (project / "docs/names.md").write_text(text, encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("  /names.md\n")
    edit(project / CATALOG, "short: Sky Practitioner\n", "short: İzmir R&D クラウド技術者\n")
    return project


@pytest.fixture(scope="module")
def names_home(project: Path, build_once: Builds) -> Iterator[str]:
    """The URL of that guide, served."""
    with serve_site(build_once(project).folder, BASE) as url:
        yield url


@pytest.fixture(scope="module")
def japanese_home(project: Path, new_project: NewProject, build_once: Builds) -> Iterator[str]:
    """The URL of the same guide with a Japanese interface, served."""
    japanese = copy_guide(project, new_project())
    edit(japanese / "mkdocs.yml", "theme: certguide", "theme: {name: certguide, language: ja}")
    write_translation(japanese / "locales/ja.po", 'msgid "Price"\nmsgstr "価格"\n')
    with serve_site(build_once(japanese).folder, BASE) as url:
        yield url


@pytest.fixture(params=["names_home", "japanese_home"])
def search(request: pytest.FixtureRequest, window: Any) -> Any:
    """Return whether words typed into the search of the site find a heading; without one, whether they find nothing."""
    page = window()
    page.goto(request.getfixturevalue(request.param))
    box = page.locator(".md-search__input")
    box.click()

    def find(words: str, heading: str = "") -> bool:
        enter("zzzzzz" if heading else "names")
        page.wait_for_function(HITS, arg="" if heading else "Names")
        enter(words)
        try:
            page.wait_for_function(HITS, arg=heading, timeout=3000)
        except WaitedTooLong:
            return False
        return True

    def enter(words: str) -> None:
        box.fill(words)
        box.press("End")

    return find


def test_search_finds_words_as_readers_type_them(search: Any) -> None:
    """Words inside names without spaces, signs, letters without their accents, and one typo find their section."""
    assert [(words, heading) for words, heading in SEARCHES if not search(words, heading)] == []


def test_search_finds_nothing_where_nothing_fits(search: Any) -> None:
    """Other characters and more than one typo find nothing, and nothing fails."""
    assert [words for words in NOTHING if not search(words)] == []


@pytest.mark.parametrize(
    "words",
    ["izmir", "IZMİR", "r&d", "技術", "ｸﾗｳﾄﾞ", "r&d izmir", "izmri", "ismir", "izmirr", "izmr", "skypractitioner"],
)
def test_comparison_finds_words_as_readers_type_them(names_home: str, window: Any, words: str) -> None:
    """The same words find the row of a credential in the comparison, and others don't."""
    page = window()
    page.goto(f"{names_home}compare/")
    page.locator("#by-find").fill(words)
    assert ("sky-practitioner" in shown_rows(page)) == (words not in ("izmrr", "技師"))


def test_pattern_of_typos_allows_one(names_home: str, window: Any) -> None:
    """A letter wrong, missing, too many or swapped with the next, anywhere in a word; not two, and signs are plain."""
    page = window()
    serve_modules(page)
    page.goto(names_home)
    tests = """async (words) => {
        const { typoPattern } = await import(new URL("source/typos.js", location.href))
        return words.map(([typed, text]) => typoPattern(typed).test(text))
    }"""
    word = "observer"
    places = range(len(word))
    one_typo = [
        f"{word[:at]}{extra}{word[at + kept :]}" for at in places for extra, kept in (("x", 1), ("", 1), ("x", 0))
    ]
    one_typo += [f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in places[:-1]]
    two_typos = ["obxxrver", "obsrevre", "oxbsexrver"]
    signs = ["(((((((", "[a-z]+", "q+b*c?"]
    assert all(page.evaluate(tests, [[typed, f"vega {word} associate"] for typed in one_typo]))
    assert not any(page.evaluate(tests, [[typed, f"vega {word} associate"] for typed in two_typos]))
    assert page.evaluate(tests, [[typed, "xyz"] for typed in signs]) == [False] * 3
