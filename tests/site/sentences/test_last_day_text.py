"""What the list of upcoming dates says of a last day, with and without a successor that the vendor names."""

from __future__ import annotations

import pytest

from certguide.site.context.formatting import plain_spaces
from certguide.site.macros import registry
from tests.conftest import changed
from tests.site.roadmap.test_requirements import text_of
from tests.site.small import TEXT, small_page


@pytest.mark.parametrize(
    ("what_follows", "sentence"),
    [
        ("nearest: deckhand", "last day of exam PI-1, and nothing follows it."),
        ("replaced_by: deckhand", "last day of exam PI-1."),
    ],
)
def test_last_day_denies_a_successor_only_if_none_is_named(what_follows: str, sentence: str) -> None:
    """Nothing follows an exam unless the vendor names what replaces its credential; our suggestion doesn't count."""
    exam = "exams: [{code: PI-1, from: 2021-02-03}]"
    text = changed(TEXT, (exam, f"exams: [{{code: PI-1, from: 2021-02-03, to: 2027-06-30}}]\n    {what_follows}"))
    assert plain_spaces(text_of(registry.MACROS["upcoming"](small_page("changes/", text)))).endswith(sentence)
