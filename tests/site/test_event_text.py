"""What happened to a credential, as a phrase after its name."""

from __future__ import annotations

import pytest

from certguide.advice.past_events import CatalogEvent
from certguide.catalog.model.catalog import Catalog, Exam, Group
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.lifecycle import Offering
from certguide.site.components.event_text import event_text
from certguide.site.localization.localizer import ENGLISH
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
