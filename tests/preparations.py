"""What holds for the version to prepare for, on any day and with any study time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from certguide.catalog.model.catalog import Beta, Catalog, Credential, Exam, StudyTime
from certguide.catalog.model.study_range import StudyRange
from certguide.catalog.queries.facts import INHERITED_FIELDS, Fact
from certguide.catalog.queries.lifecycle import Offering, is_in_language, offerings
from certguide.catalog.queries.on_day import CredentialOnDay
from certguide.catalog.queries.preparation import study_days
from tests.cases import some

STUDY_WEEKS = (1, 2, 3, 6, 12, 26, 52)
"""Study times to try with every exam, from the shortest to far longer than any source has."""


def broken_preparations(catalog: Catalog) -> Iterator[str]:
    """Yield each wrong version to prepare for, of every credential, on each of its days, for every study time."""
    for credential in catalog.credentials:
        for studied in (credential, *(with_study_weeks(credential, weeks) for weeks in some(STUDY_WEEKS))):
            time = studied.study_time.shortest if studied.study_time else "no study time"
            for on in turning_days(catalog, studied):
                for fault in _faults(CredentialOnDay(catalog, studied, on)):
                    yield f"{on}: {credential.id}, {time}: {fault}"


def with_study_weeks(credential: Credential, weeks: int) -> Credential:
    """Return a credential with another study time."""
    return credential.model_copy(update={"study_time": StudyTime(new=StudyRange(weeks, weeks + 2, "weeks"))})


def _faults(on_day: CredentialOnDay) -> Iterator[str]:
    """Yield what is wrong with the version to prepare for of one credential."""
    preparation, current, on = on_day.preparation, on_day.status.current, on_day.day
    chosen, ready = preparation.offering, on + study_days(on_day.catalog, on_day.credential)
    possible = [offering for offering in offerings(on_day.credential) if offering.last_certain_day >= on]
    lasting = [offering for offering in possible if offering.last_certain_day >= ready]
    if possible and chosen not in possible:
        yield f"{chosen.code} is over"
    if chosen in possible and chosen not in lasting and any(_is_takeable(on_day, other, ready) for other in lasting):
        yield f"{chosen.code} ends before a reader is ready, and another version doesn't"
    if preparation.is_short != (chosen in possible and chosen.last_certain_day < ready):
        yield f"{chosen.code} says is_short={preparation.is_short}, and ends on {chosen.last_certain_day}"
    if preparation.replaces != (current if current != chosen else None):
        yield f"{preparation.replaces} isn't the version to book that day"
    yield from _foreign_facts(on_day, chosen)


def _is_takeable(on_day: CredentialOnDay, offering: Offering, ready: date) -> bool:
    """Whether readers of the guide's language can take a version once they are ready."""
    day = max(ready, offering.first_certain_day)
    return is_in_language(offering, on_day.credential, on_day.catalog, day)


def _foreign_facts(on_day: CredentialOnDay, chosen: Offering) -> Iterator[str]:
    """Yield an error for each fact, price and length among them, that another version states."""
    facts = [(field, on_day.facts.named(field)) for field in INHERITED_FIELDS]
    for field, fact in facts:
        if isinstance(fact.record, Exam | Beta) and fact.record not in (chosen.exam, chosen.beta):
            yield f"{field} is of another version than {chosen.code}"
    price: Fact[object] = on_day.regular_price
    if isinstance(price.record, Exam | Beta) and price.record is not chosen.exam:
        yield f"the regular price is of another version than {chosen.code}"


def turning_days(catalog: Catalog, credential: Credential) -> list[date]:
    """Return the days around each first and last day of a credential, and around the day to start to be ready on it."""
    spans = (timedelta(0), study_days(catalog, credential))
    offsets = [timedelta(days=number) for number in (-1, 0, 1)]
    return sorted({day - span + offset for day in _days(credential) for span in spans for offset in offsets})


def _days(credential: Credential) -> Iterator[date]:
    """Yield every first and last day of the versions of a credential, and of their languages."""
    for offering in offerings(credential):
        yield from (day for day in (offering.first_certain_day, offering.last_certain_day) if 1900 < day.year < 9999)
        for record in (offering.beta, offering.exam, credential):
            languages = (record.languages if record else None) or []
            yield from (language.until.earliest for language in languages if language.until)
