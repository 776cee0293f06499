"""Dates less precise than a day in the sentences on a credential."""

from __future__ import annotations

import re

import pytest

from certguide.site.components.credential.action_card import action_card
from certguide.site.context.credential_view import CredentialView
from tests.conftest import changed
from tests.site.localization.test_whole_messages import credential_texts
from tests.site.small import TEXT, small_page

LAST = "{code: DH-1, from: 2020-06, to: 2026-11-30}"
NEXT = "{code: DH-2, from: 2026-12-01, changes: adds knots}"
ABOUT = "    about: For those who pull ropes.\n"
FAULT = re.compile(r"\b(on|by|until|from|since|for|to) by\b|\b(on|in) (about|by)\b|\bon [A-Z][a-z]+ \d{4}|\bon \d{4}")
"""Two prepositions, or the one of a day before a month or a year."""


def deckhand(last: str, first: str = "") -> CredentialView:
    """Return a credential of the small guide whose exam version ends, with what follows it where that is given."""
    following = NEXT.replace("2026-12-01", first) if first else ""
    text = changed(TEXT, (LAST, LAST.replace("2026-11-30", last)), (NEXT, following))
    if not first:
        text = changed(text, ("      - \n", ""), (ABOUT, f"{ABOUT}    nearest: none\n"))
    return small_page(text=text).site.credentials["deckhand"]


@pytest.mark.parametrize(
    ("last", "text"),
    [
        ("2026-12-10", "It ends on 10 December 2026."),
        ("2026-12", "It ends in December 2026."),
        ("about 2027-06", "It ends about June 2027."),
        ("by 2027-06", "It ends by June 2027."),
    ],
)
def test_last_day_has_the_preposition_of_its_precision(last: str, text: str) -> None:
    """A month has another one than a day, and an estimate has none."""
    card = action_card(deckhand(last))
    assert card is not None
    assert card.version is not None
    assert card.version.text.replace("\u00a0", " ").startswith(text)


@pytest.mark.parametrize("last", ["2026-12", "about 2026-12", "by 2026-12", "2026-12-10"])
@pytest.mark.parametrize("first", ["2027-01", "about 2027-01", "by 2027-01"])
def test_no_sentence_has_two_prepositions_or_that_of_a_day(last: str, first: str) -> None:
    """Whatever the precision of both dates, in all texts on a credential."""
    view = deckhand(last, first)
    texts = [text.replace("\u00a0", " ") for text in credential_texts(view)]
    assert [text for text in texts if FAULT.search(text)] == []


@pytest.mark.parametrize("text", ["Take it by by June 2027.", "It ends on June 2027.", "It ends on about June 2027."])
def test_faults_are_noticed(text: str) -> None:
    """The pattern is that of the sentences that were wrong."""
    assert FAULT.search(text)
