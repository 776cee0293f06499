"""What happened to a credential, as a phrase after its name."""

from __future__ import annotations

import pytest

from certguide.advice.past_events import CatalogEvent
from certguide.catalog.model.catalog import Catalog, Exam, Group, Part
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.lifecycle import Offering
from certguide.site.components.event_text import end_text, event_text
from certguide.site.localization.localizer import ENGLISH, get_localizer
from tests.site.small import small_catalog


def text_of_start(*, is_beta: bool, overlaps: bool = False, opens: str = "", is_new: bool = False) -> str:
    """Return the text on the first day of an exam or its beta."""
    catalog = small_catalog()
    exam = catalog.by_id["tugmaster"].exams[0].model_copy(update={"overlaps": ["OLD-1", "OLD-2"] if overlaps else []})
    offering = Offering(exam, exam.beta if is_beta else None, exam.first, None)
    day = PartialDate.parse_text("2026-12-15")
    event = CatalogEvent(day, "starts", offering=offering, is_new=is_new, opens=_group(catalog, opens))
    return event_text(ENGLISH, event, _without_beta(offering, exam) if not is_beta else offering)


def _group(catalog: Catalog, name: str) -> Group | None:
    return next((group for group in (*catalog.levels, *catalog.kinds) if group.id == name), None)


def _without_beta(offering: Offering, exam: Exam) -> Offering:
    return Offering(exam.model_copy(update={"beta": None}), None, offering.first, offering.last)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({}, "first day of exam TM-1"),
        ({"overlaps": True}, "first day of exam TM-1, beside OLD-1 and OLD-2"),
        ({"is_new": True}, "first day, with exam TM-1"),
        (
            {"is_new": True, "opens": "master"},
            "first day, with exam TM-1, the first of its level in this guide: Master",
        ),
        ({"is_new": True, "opens": "paper"}, "first day, with exam TM-1, the first of its type in this guide: Paper"),
    ],
)
def test_start_of_an_exam_or_its_beta_is_one_phrase(values: dict[str, bool], text: str) -> None:
    """A beta is named as such in each of them."""
    assert text_of_start(is_beta=False, **values) == text  # type: ignore[arg-type]
    beta = text_of_start(is_beta=True, **values)  # type: ignore[arg-type]
    assert beta == text.replace("exam TM-1", "the beta of exam TM-1")


@pytest.mark.parametrize(
    ("exam", "text", "german"),
    [
        (Exam(), "last day", "letzter Tag"),
        (Exam(code="TM-1"), "last day of exam TM-1", "letzter Tag von Prüfung TM-1"),
        (Exam(name="the 2026 edition"), "last day of the 2026 edition", "letzter Tag (the 2026 edition)"),
        (Exam(parts=[Part(code="TM-1")]), "last day of TM-1", "letzter Tag (TM-1)"),
        (
            Exam(parts=[Part(code="TM-1"), Part(code="TM-2")]),
            "last day of exams TM-1 and TM-2",
            "letzter Tag der Prüfungen TM-1 und TM-2",
        ),
    ],
)
def test_last_day_names_what_ends(exam: Exam, text: str, german: str) -> None:
    """A credential goes on when one of its versions ends: the phrase names the exams, in the reader's language."""
    offering = Offering(exam, None, None, None)
    assert end_text(ENGLISH, offering) == text
    assert end_text(get_localizer("de"), offering) == german
