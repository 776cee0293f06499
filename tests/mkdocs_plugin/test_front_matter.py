"""The front matter of a page is read as its author meant it, or refused with the cause."""

from __future__ import annotations

import pytest
from mkdocs.utils.meta import get_data

from certguide.mkdocs_plugin.front_matter import front_matter_problems
from certguide.site.macros.registry import MACROS

PAGE = "\n# Page\n\nText.\n"


def problems_of(text: str, *taken: str) -> list[str]:
    """Return the problems of a page as ``line:column: problem``."""
    return [f"{problem.line}:{problem.column}: {problem}" for problem in front_matter_problems(text, taken)]


@pytest.mark.parametrize(
    "text",
    [
        "# Page\n",
        "",
        "\n\n# Page\n",
        "---\ntitle: Page\nhide: [navigation]\nscripts: [plan.js]\nrender_macros: false\n---\n# Page\n",
        "---\nformerly: old-page/\n---\n# Page\n",
        '---\nformerly: [old/page, /older/, "#old-heading"]\n...\n# Page\n',
        "---\nsearch: {boost: 0.5}\nnote:\n---\n# Page\n",
        "\n---\n\nText between two lines.\n\n---\n",
        "\n---\n{: .x\n---\n",
        "# Page\n\nNote: text.\n",
    ],
)
def test_page_that_is_read_as_meant_has_no_problem(text: str) -> None:
    """With or without front matter; fields of other plugins may hold anything that YAML can."""
    assert problems_of(text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\ndescription: About: this\n---\n", "2:19: A colon isn't expected here."),
        ("---\nhide:\n\t- navigation\n---\n", "3:1: Tabs aren't allowed"),
        ("---\ntitle:\u00a0Page\nhide: [\n---\n", "2:7: No-break space (U+00A0) here."),
        ("---\ntitle: Pa\x07ge\n---\n", "2:10: Invisible control character."),
        ("---\ntitle: Page\n", "1:1: The front matter isn't closed."),
        ("---\ntitle: Page\n---", "1:1: The front matter isn't closed."),
        ("---\ntitle: Page\n\n# Page\n\nText\n\n---\n", "1:1: The front matter isn't closed."),
        ("---\n---\n", "1:1: Front matter has fields"),
        ("---\n# title: Page\n---\n", "1:1: Front matter has fields"),
        ("---\nJust text\n---\n", "1:1: Front matter has fields"),
        ("\n\n---\ntitle: Page\n---\n", "1:1: Front matter must start on the first line."),
        ("Note: this would be lost.\n", '1:1: "Note:" at the start of a page'),
        ("---\ndate: 2026-02-30\n---\n", "1:1: The front matter can't be read."),
        ("---\nother: !x y\n---\n", "2:8: other: YAML tags (!x) are not used here"),
    ],
)
def test_front_matter_that_would_be_published_as_text_is_refused(text: str, problem: str) -> None:
    """The message is about the line that is wrong, and says what to write."""
    (message,) = problems_of(f"{text}{PAGE if text.endswith(chr(10)) else ''}")
    assert message.startswith(problem)


@pytest.mark.parametrize(
    "block",
    [
        "a: b: c\n", "a:\n\t- b\n", "a: [\n", "a: 'b\n", "- a\n", "text\n", "", "a: 2026-02-30\n", "a: !x y\n", "\n",
        "? [a]\n: b\n", "a: *b\n", "a: b\nc\n", "{a: b\n", "a: \x07\n", "# a\n", "@a: b\n", "%a\n", "a: 0o9\n", "&a\n",
    ],
)  # fmt: skip
def test_no_front_matter_is_lost_in_silence(block: str) -> None:
    """Whatever MkDocs can't read as fields has a problem."""
    text = f"---\n{block}---\n{PAGE}"
    assert get_data(text)[1] or problems_of(text)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("title: 2019", "2:8: title: Expected text, found the number 2019. Put it in quotes."),
        ("title: 2026-01-01", "2:8: title: Expected text, found the date 2026-01-01. Put it in quotes."),
        ("title:", "2:7: title: There is no value here. Write one. If the field is optional, you can leave it out."),
        ("hide: toc]", '2:7: hide: Expected a list, found the text "toc]". Put it in square brackets: `[toc]`.'),
        ("hide: toc", '2:7: hide: Expected a list, found the text "toc". Put it in square brackets: `[toc]`.'),
        ("scripts: plan.js", '2:10: scripts: Expected a list, found the text "plan.js".'),
        ("render_macros: no", "2:16: render_macros: YAML reads no as false."),
        ("formerly: 2019", "2:11: formerly: Expected text, found the number 2019. Put it in quotes."),
        ("formerly: [a/, 2019]", "2:16: formerly › item 2: Expected text, found the number 2019."),
        ("formerly: https://example.org/a/", '2:11: formerly: "https://example.org/a/" isn\'t a former URL'),
        ("formerly: ../a/", '2:11: formerly: "../a/" isn\'t a former URL'),
        ("formerly: /", '2:11: formerly: "/" isn\'t a former URL'),
        ("formerly: taken", '2:11: formerly: "taken" already leads to a page.'),
    ],
)
def test_field_of_a_wrong_form_is_refused_at_its_value(line: str, problem: str) -> None:
    """Pages, scripts and redirects are made from these fields, so each has one form."""
    (message,) = problems_of(f"---\n{line}\n---\n{PAGE}", "taken/index.html")
    assert message.startswith(problem)


def test_problems_are_in_the_order_of_the_page() -> None:
    """An editor reads them from top to bottom."""
    text = f"---\nhide: toc\nhide: [toc]\ntitle: 1\n---\n{PAGE}"
    assert [problem.split(":")[0] for problem in problems_of(text)] == ["2", "3", "4"]


@pytest.mark.parametrize("name", sorted(MACROS))
def test_field_with_the_name_of_a_macro_is_refused(name: str) -> None:
    """Fields are variables of the page, so one would take the place of the macro."""
    assert problems_of(f"---\n{name}: x\n---\n{PAGE}") == [f"2:1: {name}: A macro has this name. Choose another."]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("descriptionn", "description"), ("Description", "description"), ("templatee", "template"),
        ("formerlyy", "formerly"), ("titel", "title"), ("tilte", "title"), ("titke", "title"),
        ("hdie", "hide"), ("tgas", "tags"), ("Tags", "tags"),
        ("subtitle", ""), ("status", ""), ("search", ""), ("icon", ""), ("date", ""), ("tabs", ""), ("wide", ""),
        ("script", ""), ("tag", ""), ("titles", ""), ("former", ""),
        ("description_de", ""), ("og:description", ""), ("og_description", ""),
    ],
)  # fmt: skip
def test_misspelt_field_is_refused_and_one_of_another_plugin_is_not(name: str, field: str) -> None:
    """It would do nothing, without a word; a field of another plugin may have one of our words, or another number."""
    message = f'3:1: "{name}" has no effect. Did you mean "{field}"?'
    assert problems_of(f"---\nrender_macros: true\n{name}: x\n---\n{PAGE}") == ([message] if field else [])
