"""Apostrophes of print, in texts of the catalogue and in prose."""

from __future__ import annotations

import pytest
from markdown import markdown
from pydantic import TypeAdapter

from certguide.catalog.model.base import Text
from certguide.mkdocs_plugin.pages.apostrophes import Apostrophes

WORDS = [
    ("It isn't dear.", "It isn’t dear."),
    ("Holders' reports agree.", "Holders’ reports agree."),
    ("Wie geht's?", "Wie geht’s?"),
    ("C'est l'été.", "C’est l’été."),
    ("It’s set already.", "It’s set already."),
    ("the 'new' exam", "the 'new' exam"),
    ("at 5' to 6'", "at 5' to 6'"),
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
