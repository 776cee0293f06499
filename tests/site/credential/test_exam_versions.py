"""The history of exam versions on a credential's page, beside its card."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.site.components.credential.exam_versions import exam_versions
from certguide.site.components.credential.version_box import version_box
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.formatting import plain_spaces
from certguide.site.context.site import Site
from tests.conftest import changed
from tests.site.small import TEXT, TODAY, small_catalog

BETA = "beta: {code: TB-1, from: 2026-10-01, price: 125 EUR}"


def tugmaster(*changes: tuple[str, str], today: date = TODAY) -> CredentialView:
    """Return the view of the tug master, whose exam begins on 15 December 2026 and has a beta."""
    return Site(small_catalog(changed(TEXT, *changes), today), today).credentials["tugmaster"]


def beta_days(view: CredentialView) -> str:
    return next(plain_spaces(row.days) for row in exam_versions(view) if row.offering.beta)


@pytest.mark.parametrize(
    ("exam", "card", "history"),
    [
        ("from: 2026-12-15", "It ends on 14 December 2026.", "1 October 2026 to 14 December 2026"),
        ("from: 2027-01", "No end date announced.", "1 October 2026, no last day announced"),
    ],
)
def test_last_day_of_an_open_beta_is_that_of_its_card(exam: str, card: str, history: str) -> None:
    """A beta without a last day of its own ends the day before its exam, on the card and in the history."""
    view = tugmaster(("code: TM-1, from: 2026-12-15", f"code: TM-1, {exam}"))
    assert view.offering.exam is not None
    assert card in plain_spaces(version_box(view, view.offering.exam).text)
    assert beta_days(view) == history


def test_stated_last_day_of_a_beta_is_shown() -> None:
    """A beta with a last day has it, before and after."""
    ends = (BETA, BETA.replace("price", "to: 2026-11-30, price"))
    for today in (TODAY, date(2027, 1, 1)):
        assert beta_days(tugmaster(ends, today=today)) == "1 October 2026 to 30 November 2026"


def test_last_day_of_a_past_beta_is_not_computed() -> None:
    """When a beta really ended is a fact, and isn't known unless it's stated."""
    assert beta_days(tugmaster(today=date(2027, 1, 1))) == "1 October 2026, last day not known"
