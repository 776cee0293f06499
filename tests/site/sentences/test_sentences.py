"""The first sentence of texts with abbreviations."""

from __future__ import annotations

import pytest

from certguide.site.context.formatting import first_clause, split_clauses
from certguide.site.context.sentences import first_sentence, without_full_stop


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("U.S. citizens and iOS developers only.", "U.S. citizens and iOS developers only"),
        ("You use e.g. Kubernetes. It is next.", "You use e.g. Kubernetes"),
        ("Staff of partners. Others can ask.", "Staff of partners"),
        ("Users of AWS. Others can ask.", "Users of AWS"),
        ("From 18. Ask first.", "From 18"),
        ("Members (of a club). “All” of them.", "Members (of a club)"),
        ("Ask Dr. No. He knows.", "Ask Dr. No. He knows"),
        ("Residents of the U.S.", "Residents of the U.S."),
        ("It costs approx. 30 EUR.", "It costs approx. 30 EUR"),
        ("Members of clubs in Norway, approx. half.", "Members of clubs in Norway, approx. half"),
        ("ОДНО слово. Ещё одно.", "ОДНО слово"),
        ("", ""),
    ],
)
def test_sentence_ends_at_a_dot_that_is_no_abbreviation(text: str, sentence: str) -> None:
    """In doubt the text goes on: too long is better than cut in the middle."""
    assert first_sentence(text) == sentence


@pytest.mark.parametrize(("text", "plain"), [("Steer.", "Steer"), ("The U.S.", "The U.S."), ("Wait...", "Wait")])
def test_dot_of_an_abbreviation_stays(text: str, plain: str) -> None:
    """Any other dot at the end goes."""
    assert without_full_stop(text) == plain
    assert first_clause(text) == plain
    assert split_clauses(text) == [plain]
