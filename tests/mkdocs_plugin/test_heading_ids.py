"""The anchors of headings in prose."""

from __future__ import annotations

import re
from itertools import permutations

import pytest
from markdown import Markdown

from certguide.mkdocs_plugin.pages.heading_ids import HeadingIds, heading_id


def rendered(text: str, taken: tuple[str, ...] = ()) -> tuple[dict[str, str], list[str]]:
    """Return the words of each heading by its anchor, and the problems of the page."""
    ids = HeadingIds()
    ids.begin_page(taken)
    html = Markdown(extensions=["attr_list", "md_in_html", "fenced_code", "toc", ids]).convert(text)
    ids.end_page("docs/x.md", text)
    headings = {
        anchor: re.sub("<[^>]*>", "", words) for anchor, words in re.findall(r'<h\d id="([^"]*)">(.*?)</h', html)
    }
    return headings, ids.problems


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Which exam first?", "which-exam-first"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("C++ and F#", "c-plus-plus-and-f-sharp"),
        ("Exam #3", "exam-3"),
        ("Éléments d’été", "elements-dete"),
        ("E\u0301le\u0301ments", "elements"),
        ("Tiếng Việt", "tieng-viet"),
        ("İstanbul", "istanbul"),
        ("第一章", "第一章"),
        ("日本語 Guide", "日本語-guide"),
        ("ｶﾞｲﾄﾞ", "ガイド"),
        ("Привет, мир!", "привет-мир"),
        ("Ёлка", "ёлка"),
        ("हिन्दी विषय", "हिन्दी-विषय"),
        ("ไทย ที่", "ไทย-ที่"),
        ("مرحبا بكم", "مرحبا-بكم"),
        ("한국어", "한국어"),
        ("🚀", ""),
        ("…", ""),
        ("- –", ""),
    ],
)
def test_anchor_has_the_words_of_the_heading(text: str, anchor: str) -> None:
    """Letters of every script are kept, Latin ones without accents, and names that differ by a sign differ."""
    assert heading_id(text) == anchor


@pytest.mark.parametrize("text", ["\uff21\uff11", "é", "Å", "ﬁ", "가", "が", "ё"])
def test_anchor_is_the_same_however_a_letter_is_typed(text: str) -> None:
    """A letter in one code point or in several gives one anchor."""
    import unicodedata

    forms = ("NFC", "NFD", "NFKC", "NFKD")
    assert len({heading_id(unicodedata.normalize(form, text)) for form in forms}) == 1


@pytest.mark.parametrize("texts", [("C", "C++", "C#"), ("第一章", "第二章", "Chapter"), ("R", "R+", "RD")])
def test_order_of_headings_changes_no_anchor(texts: tuple[str, ...]) -> None:
    """Whatever the order, each heading keeps its anchor, and none gets a number."""
    results = [rendered("\n\n".join(f"## {text}" for text in order)) for order in permutations(texts)]
    assert results[0][1] == []
    assert all(result == results[0] for result in results)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("## Price\n\n## Price\n", 3),
        ("## AI/ML\n\ntext\n\n### AIML\n", 5),
        ("## Any {: #price }\n\n## Price\n", 3),
        ('## Price\n\n<details markdown>\n<summary><h2 class="x">Price</h2></summary>\n\nx\n</details>\n', 4),
    ],
)
def test_second_heading_with_an_anchor_is_refused(text: str, line: int) -> None:
    """Equal words, and words that only signs tell apart, would swap anchors with their order."""
    _, (problem,) = rendered(text)
    assert problem.startswith(f'docs/x.md:{line}: The heading "')
    assert "which the page already has. Write an anchor of your own after it: " in problem
    assert problem.endswith("{: #your-anchor }")


def test_heading_like_an_anchor_of_a_macro_is_refused() -> None:
    """A table or list of the page has it already."""
    assert rendered("## Facts", ("facts",))[1] != []


@pytest.mark.parametrize("text", ["🚀", "…", "!"])
def test_heading_without_letters_is_refused(text: str) -> None:
    """It would get a number."""
    _, (problem,) = rendered(f"text\n\n## {text}")
    assert problem.startswith(f'docs/x.md:3: The heading "{text}" has no letter for its anchor.')


def test_fix_in_the_message_works() -> None:
    """With an anchor of its own, each of the headings is accepted."""
    headings, problems = rendered("## Price\n\n## Price {: #price-of-retakes }\n\n## 🚀 {: #launch }")
    assert problems == []
    assert headings == {"price": "Price", "price-of-retakes": "Price", "launch": "🚀"}


def test_anchor_written_twice_is_refused() -> None:
    """Two headings with one written anchor, or one that a macro has, are named with the second line."""
    assert rendered("## A {: #x }\n\n## B {: #x }")[1] == [
        "docs/x.md:3: The page has the anchor #x twice. Give one of the two another name."
    ]
    assert rendered("## A {: #x }", ("x",))[1] == [
        "docs/x.md:1: The page has the anchor #x twice. Give one of the two another name."
    ]


def test_heading_that_cannot_be_found_has_no_line() -> None:
    """A heading with markup in its words is named without a line."""
    _, (problem,) = rendered("## A *b*\n\n## A *b*")
    assert problem.startswith('docs/x.md: The heading "A b" would have the anchor #a-b')


def test_title_leaves_its_words_to_the_sections() -> None:
    """The URL of the page is enough for a title, so its anchor never takes one from a section or a macro."""
    assert rendered("# Price\n\n## Price")[0] == {"title-1": "Price", "price": "Price"}
    assert rendered("# Facts", ("facts",)) == ({"title-1": "Facts"}, [])
    assert rendered("# 🚀\n\n# A\n\n# A")[0] == {"title-1": "🚀", "a": "A", "title-2": "A"}


def test_heading_keeps_a_number_sign_that_is_part_of_a_name() -> None:
    """Signs close a heading only after a space, as CommonMark has it."""
    headings, problems = rendered("## C#\n\n## Closed ##\n\n```\n## Code#\n```\n\n# Title #")
    assert problems == []
    assert headings == {"c-sharp": "C#", "closed": "Closed", "title": "Title"}
