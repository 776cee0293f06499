"""Facts about exams of any vendor: questions, pass marks and included attempts, on pages and in the API."""

from __future__ import annotations

import json
from typing import Any

import pytest

from certguide.site.components.credential.fact_table import fact_rows
from certguide.site.components.structured_data import credential_data
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.formatting import plain_spaces
from certguide.site.context.site import Site
from certguide.site.macros.comparison import side_by_side
from certguide.site.macros.inline import fact
from certguide.site.macros.listings import answers
from certguide.site.macros.summary_tables import cost_table
from certguide.site.outputs.api.documents import api_files
from tests.conftest import changed
from tests.site.small import TEXT, TODAY, small_catalog, small_page

PILOT = "    about: For those who know the shallows.\n"


def pilot(*lines: str) -> CredentialView:
    """Return the view of the pilot with more lines in its record."""
    text = changed(TEXT, (PILOT, PILOT + "".join(f"    {line}\n" for line in lines)))
    return Site(small_catalog(text), TODAY).credentials["pilot"]


def row(view: CredentialView, label: str) -> str:
    """Return the text of a row of facts with ordinary spaces."""
    return next(plain_spaces(row.text) for row in fact_rows(view) if row.label == label)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["pass_mark: 1500", "scale: 100 to 2,000"], "1,500 on a scale of 100 to 2,000"),
        (["pass_mark: 720"], "720 points"),
        (["pass_mark: 70%", "scale: 1 to 10"], "70%"),
        (["pass_mark: pass or fail"], "Pass or fail"),
        (["pass_mark: not published"], "Not published"),
        (["pass_mark: unknown"], "Not known"),
    ],
)
def test_pass_mark_is_shown_as_its_type(lines: list[str], text: str) -> None:
    """Points have their scale if it is known; the other types have none, whatever the level says."""
    assert row(pilot(*lines), "Pass mark") == text


@pytest.mark.parametrize(
    ("questions", "text"),
    [
        ("40 to 60", "40 to 60"),
        ("{total: up to 90, scored: 80}", "Up to 90 (80 scored)"),
        ("65", "65"),
        ("{total: 65, scored: 65}", "65"),
        ("unknown", "Number not known"),
    ],
)
def test_questions_are_a_number_a_range_or_a_maximum(questions: str, text: str) -> None:
    """What isn't scored is shown only if it differs."""
    assert row(pilot(f"questions: {questions}"), "Questions") == text


def credential_file(view: CredentialView) -> Any:
    files = api_files(Site(view.catalog, TODAY))
    return json.loads(str(files["api/v1/credentials/pilot.json"]))["credential"]["facts"]


def test_api_has_numbers_to_calculate_with() -> None:
    """A range has both ends, a maximum only the larger; a mark without a number leaves it out."""
    facts = credential_file(pilot("questions: 40 to 60", "pass_mark: 70%", "attempts: 2"))
    assert facts["questions"]["value"] == {"text": "40 to 60", "least": 40, "most": 60}
    assert facts["pass_mark"]["value"] == {"text": "70%", "type": "percent", "number": 70}
    assert facts["attempts"]["value"] == 2
    facts = credential_file(pilot("questions: up to 90", "pass_mark: pass or fail"))
    assert facts["questions"]["value"] == {"text": "up to 90", "most": 90}
    assert facts["pass_mark"]["value"] == {"text": "pass or fail", "type": "pass or fail"}


def test_price_names_the_attempts_that_it_includes() -> None:
    """The price says so in the facts and in structured data; no heading claims that prices are per attempt."""
    view = pilot("attempts: 2")
    assert row(view, "Price") == "250 EUR for two attempts, before tax"
    offer = str(credential_data(Site(view.catalog, TODAY), view, ""))
    assert "Price for two attempts, before tax." in offer
    page = small_page("", changed(TEXT, (PILOT, PILOT + "    attempts: 2\n")))
    assert cost_table(page).heads[1] == "Price"
    assert "Prices are before tax." in str(answers(page))
    assert "One attempt each" not in str(side_by_side(page))


def test_price_of_one_attempt_is_called_so() -> None:
    """Without included retakes, prices are per attempt."""
    page = small_page("")
    assert cost_table(page).heads[1] == "Per attempt"
    assert "Prices are per attempt, before tax." in str(answers(page))
    assert "One attempt each." in str(side_by_side(page))
    assert row(page.site.credentials["pilot"], "Price") == "250 EUR, before tax"


def test_pass_mark_in_a_sentence_has_its_unit() -> None:
    """The macro for a fact writes points without a scale."""
    page = small_page("", changed(TEXT, (PILOT, PILOT + "    pass_mark: 720\n")))
    assert "720 points" in plain_spaces(str(fact(page, "pilot", "pass_mark")))
