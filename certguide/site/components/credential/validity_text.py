"""The text about how long a credential is valid, where that depends on the day you pass."""

from __future__ import annotations

from datetime import date, timedelta

from certguide.catalog.model.text_values import add_months
from certguide.catalog.model.validity import Validity
from certguide.catalog.queries.validity import ValidityPeriod, validity_periods
from certguide.site.components.labels import translate_label
from certguide.site.context.credential_view import CredentialView


def validity_label(view: CredentialView) -> str:
    """Return the label of the validity: a term follows "Valid for", but "does not expire" can't."""
    validity = view.facts.validity.value
    if validity and validity.months:
        return translate_label(view.localizer, "validity")
    return view.localizer.gettext("Validity")


def validity_text(view: CredentialView) -> str:
    """Write the validity with those of other days of passing: ``2 years from the day you pass; 3 years if …``."""
    validity = view.facts.validity.value
    text = view.localizer.format_value(validity)
    if validity and validity.months:
        text = view.localizer.gettext("{period} from the day you pass", period=text)
    return view.localizer.join_clauses([text, *_earlier(view), *later_validities(view)])


def later_validities(view: CredentialView) -> list[str]:
    """Write the validities of days of passing to come."""
    periods = validity_periods(view.catalog, view.credential)
    return [
        view.localizer.gettext(
            "{validity} if you pass on or after {day}",
            validity=view.localizer.format_validity(period.validity),
            day=view.localizer.format_day(first),
        )
        for period, first in zip(periods[1:], _first_days(periods), strict=True)
        if first > view.today and period.validity
    ]


def _earlier(view: CredentialView) -> list[str]:
    """Write the validities of days in the past, as far as one can still be valid."""
    periods = validity_periods(view.catalog, view.credential)
    return [
        view.localizer.gettext(
            "{validity} if you passed by {day}",
            validity=view.localizer.format_validity(period.validity),
            day=view.localizer.format_day(period.until),
        )
        for period in reversed(periods)
        if period.until and period.until < view.today
        if period.validity and _last_day(period.until, period.validity) >= view.today
    ]


def _last_day(passed: date, validity: Validity) -> date:
    return add_months(passed, validity.months) if validity.months else date.max


def _first_days(periods: tuple[ValidityPeriod, ...]) -> list[date]:
    """Return the first day of each period but the first."""
    return [period.until + timedelta(days=1) for period in periods if period.until]
