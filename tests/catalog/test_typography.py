"""Apostrophes of print, in texts of the catalogue and in prose."""

from __future__ import annotations

import pytest
from markdown import markdown
from pydantic import TypeAdapter

from certguide.catalog.model.base import Text
from certguide.mkdocs_plugin.pages.apostrophes import Apostrophes, print_front_matter

WORDS = [
    ("It isn't dear.", "It isn’t dear."),
    ("Holders' reports agree.", "Holders’ reports agree."),
    ("Wie geht's?", "Wie geht’s?"),
    ("C'est l'été.", "C’est l’été."),
    ("It’s set already.", "It’s set already."),
    ("the 'new' exam", "the 'new' exam"),
    ("the 'first class' exam", "the 'first class' exam"),
    ("at 5' to 6'2", "at 5' to 6'2"),
    ("see https://a.example/it's", "see https://a.example/it's"),
]


@pytest.mark.parametrize(("written", "printed"), WORDS)
def test_apostrophes_are_those_of_print(written: str, printed: str) -> None:
    """An editor writes what is on the keyboard. Quotation marks and minutes aren't apostrophes."""
    assert TypeAdapter(Text).validate_python(written) == printed
    assert markdown(written, extensions=[Apostrophes()]) == f"<p>{printed}</p>"


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("**AWS**'s and [it](x.md)'s", '<strong>AWS</strong>’s and <a href="x.md">it</a>’s'),
        ("`it's` isn't", "<code>it's</code> isn’t"),
        ("<b title=\"it's\">isn't</b>", '<b title="it\'s">isn’t</b>'),
        ("[isn't](it's.md \"it's\")", '<a href="it\'s.md" title="it\'s">isn’t</a>'),
    ],
)
def test_apostrophes_of_code_and_addresses_stay(written: str, html: str) -> None:
    """Elsewhere in Markdown they are set, also after a word in bold or a link."""
    assert markdown(written, extensions=[Apostrophes()]) == f"<p>{html}</p>"


def test_quoted_attributes_stay_whole() -> None:
    """An apostrophe at their end closes them, also after an s."""
    html = markdown(
        "# It's {: #it }\n\nIt isn't.\n{: title='Exam classes' .muted }", extensions=["attr_list", Apostrophes()]
    )
    assert html == '<h1 id="it">It’s</h1>\n<p class="muted" title="Exam classes">It isn’t.</p>'


def test_front_matter_is_printed_too() -> None:
    """What isn't a text, or isn't shown, stays."""
    meta = {"title": "Who's who", "description": 3, "formerly": "it's/"}
    print_front_matter(meta)
    assert meta == {"title": "Who’s who", "description": 3, "formerly": "it's/"}
