"""Find how long a credential is valid by the day on which it is passed: versions and days can differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.model.validity import Validity
from certguide.catalog.queries.facts import inheritance_chain, resolve_inherited
from certguide.catalog.queries.lifecycle import Offering, offerings


@dataclass(frozen=True)
class ValidityPeriod:
    """The validity of what is passed until a day, itself included; ``until`` is ``None`` for the last period.

    ``validity`` is ``None`` if it is not known.
    """

    until: date | None
    validity: Validity | None

    def contains(self, day: date) -> bool:
        """Whether a day is not after the period."""
        return self.until is None or day <= self.until


@cache_on_first_argument
def validity_periods(catalog: Catalog, credential: Credential) -> tuple[ValidityPeriod, ...]:
    """Return the periods in which a pass has the same validity, in order; one alone if all passes have the same.

    While two versions with different validities are on offer, the shorter counts: it holds for either.
    """
    validities = {offering: _stated(catalog, credential, offering) for offering in offerings(credential)}
    periods = list(_periods(validities))
    newest = periods[-1].validity if periods else next(reversed(validities.values()))
    return (*periods[:-1], ValidityPeriod(None, newest))


def _periods(validities: dict[Offering, Validity | None]) -> Iterable[ValidityPeriod]:
    """Return the periods in which something is on offer; none if no version has a day on which it certainly is."""
    periods: list[ValidityPeriod] = []
    days = sorted(set(_first_days(validities)) - {date.min})
    for first, following in zip([date.min, *days], [*days, None], strict=True):
        on_offer = [version for version in validities if version.first_certain_day <= first <= version.last_certain_day]
        if on_offer:
            validity = _shortest([validities[version] for version in on_offer], first)
            if periods and periods[-1].validity == validity:
                periods.pop()
            periods.append(ValidityPeriod(following - timedelta(days=1) if following else None, validity))
    return periods


def validity_when_passed(catalog: Catalog, credential: Credential, passed: date) -> Validity | None:
    """Return the validity of a credential that was passed on a day; ``None`` if it is not known."""
    return next(period.validity for period in validity_periods(catalog, credential) if period.contains(passed))


def _stated(catalog: Catalog, credential: Credential, offering: Offering) -> Validity | None:
    chain = inheritance_chain(catalog, credential, offering.exam, offering.beta)
    validity: Validity | None = resolve_inherited(chain, "validity").value
    return validity


def _first_days(validities: dict[Offering, Validity | None]) -> Iterable[date]:
    """Yield the days on which the validity of a pass may change."""
    day = timedelta(days=1)
    for offering, validity in validities.items():
        yield offering.first_certain_day
        if offering.last_certain_day < date.max:
            yield offering.last_certain_day + day
        yield from (case.until + day for case in (validity.earlier if validity else ()))


def _shortest(validities: Sequence[Validity | None], day: date) -> Validity | None:
    """Return the shortest validity of a pass on a day; ``None`` if one is not known."""
    known = [validity.on(day) for validity in validities if validity]
    if len(known) < len(validities):
        return None
    return min(known, key=lambda validity: (validity.months is None, validity.months or 0))
