"""What happens by itself as days pass: an end that is announced, or has come, for what the guide recommends.

None of these is an error. A guide that is built every night must not fail
because a day has come.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.lifecycle import days_of_change, status_on
from certguide.catalog.queries.replacements import has_successor, replacements, vendor_replacement
from certguide.catalog.queries.selection import select_credentials
from certguide.catalog.validation.advice.situations import all_stops
from certguide.catalog.validation.violations import Violation


def step_without_offer(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield steps of the roadmap of which nothing can be booked, on this or a later day."""
    for number, step in enumerate(catalog.roadmap):
        credentials = select_credentials(catalog, step.credentials) if step.credentials else []
        days = [today, *days_of_change(credentials, today)]
        if day := next((day for day in days if credentials and not _bookable(catalog, credentials, day)), None):
            message = f"No credential of this step can be booked on {day}, and pages will say so. Choose others."
            yield Violation(("roadmap", number, "credentials"), message)


def _bookable(catalog: Catalog, credentials: list[Credential], day: date) -> bool:
    return any(status_on(credential, catalog, day).is_bookable for credential in credentials)


def stop_that_ends(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield stops of a situation at credentials that end or have ended, or that nobody can take for a while."""
    for number, audience in enumerate(catalog.audiences):
        for path, stop in all_stops(number, audience):
            credential = catalog.by_id[stop.credential]
            status = status_on(credential, catalog, today)
            if status.ends_on:
                after = status.ends_on.earliest + timedelta(days=1)
                end = f"{quote(credential.id)} ends on {status.ends_on}. From {after}, this path"
                yield Violation(path, f"{end} {_effect(catalog, credential, after)}")
            elif status.ended_on:
                end = f"{quote(credential.id)} ended on {status.ended_on}. Since then, this path"
                yield Violation(path, f"{end} {_effect(catalog, credential, today)}")
            elif gap := _gap(catalog, credential, today):
                fix = "Correct the dates of its exams, or choose another credential."
                yield Violation(path, f"{quote(credential.id)} can't be booked on {gap}. {fix}")


def _gap(catalog: Catalog, credential: Credential, today: date) -> date | None:
    """Return the first day from today on which no version is open, while another is to come."""
    days = [today, *days_of_change([credential], today)]
    statuses = ((day, status_on(credential, catalog, day)) for day in days)
    return next((day for day, status in statuses if status.next and not status.is_bookable), None)


def _effect(catalog: Catalog, credential: Credential, day: date) -> str:
    following = vendor_replacement(catalog, credential, day)
    if following:
        return f"takes {quote(following.id)} instead. Write that here, with its own reason."
    return "leaves it out. Choose another credential."


def end_without_replacement(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield credentials that end or have ended, and whose successors can't be booked any more."""
    for number, credential in enumerate(catalog.credentials):
        status = status_on(credential, catalog, today)
        path: Path = ("credentials", number)
        if not (status.ends_on or status.ended_on) or replacements(catalog, credential, today):
            continue
        if fields := [name for name in ("nearest", "replaced_by", "renamed_to") if getattr(credential, name)]:
            message = (
                "Nothing that this leads to can be booked, and pages say so. Add to `nearest` what we suggest now."
            )
            yield Violation((*path, fields[0]), message)
        elif not has_successor(credential):
            yield Violation(path, "Its beta is over. Add the first day of the exam, or `nearest: none`.")
