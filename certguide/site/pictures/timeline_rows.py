"""The rows of the timeline: one row per credential, one bar per exam version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from certguide.catalog.model.catalog import Group
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.lifecycle import Offering, State, offerings
from certguide.catalog.queries.selection import listing_groups
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.exam_names import exam_name
from certguide.site.context.site import Site
from certguide.site.localization.messages import mark_message

_NAMES = MappingProxyType(
    {
        State.ANNOUNCED: mark_message("{credential}, announced"),
        State.BETA: mark_message("{credential}, beta"),
        State.ENDING: mark_message("{credential}, ending"),
        State.RETIRED: mark_message("{credential}, retired"),
        State.RENAMED: mark_message("{credential}, renamed"),
    }
)
"""The name of a credential that isn't simply active, by its state."""


@dataclass(frozen=True)
class TimelineBar:
    """A period on offer, from its first day to its last or to the start of the next bar.

    ``ragged`` is true for each end, start first, whose day is not known exactly;
    ``warn`` is true if the credential itself ends there.
    """

    code: str
    look: Literal["open", "over", "announced"]
    first: date
    last: date | None
    ragged: tuple[bool, bool]
    warn: bool = False

    @property
    def is_open_ended(self) -> bool:
        """Whether no last day is known."""
        return self.last is None


@dataclass(frozen=True)
class TimelineRow:
    """A credential with its bars in chronological order."""

    view: CredentialView
    bars: tuple[TimelineBar, ...]

    @property
    def name(self) -> str:
        """The short name, with the status unless that is active."""
        state, name = self.view.status.state, self.view.short
        return self.view.localizer.gettext(_NAMES[state], credential=name) if state in _NAMES else name

    @property
    def label(self) -> str:
        """The name without the level, which is the heading of the row."""
        level = f" – {self.view.group.name}"
        return self.name.replace(level, "") if self.view.short.endswith(level) else self.name


def timeline_rows(site: Site) -> list[tuple[Group, list[TimelineRow]]]:
    """Return the rows by level or kind, in the order of all lists; credentials without dates are left out."""
    rows_by_group = []
    for group in listing_groups(site.catalog):
        rows = [row for view in site.credentials_by_group.get(group.id, []) if (row := _row(view, site.today)).bars]
        if rows:
            rows_by_group.append((group, rows))
    return rows_by_group


def _row(view: CredentialView, today: date) -> TimelineRow:
    periods = sorted((period for period in offerings(view.credential) if _is_drawn(period, today)), key=_start)
    starts = [*map(_start, periods[1:]), None]
    bars = (_bar(view, period, next_start, today) for period, next_start in zip(periods, starts, strict=False))
    return TimelineRow(view, tuple(bars))


def _is_drawn(offering: Offering, today: date) -> bool:
    """Whether an offering has a bar: a beta until it ends, a course only if its first day has no hedge."""
    if offering.first is None or (offering.beta and offering.state(today) is State.RETIRED):
        return False
    return bool(offering.exam) or not offering.first.hedge


def _bar(view: CredentialView, offering: Offering, next_start: date | None, today: date) -> TimelineBar:
    last = _middle(offering.last) if offering.last else None
    is_cut = next_start is not None and (last is None or last >= next_start)
    end = next_start - timedelta(days=1) if is_cut and next_start else last
    start = _start(offering)
    return TimelineBar(
        code=exam_name(view.localizer, offering.exam),
        look=_look(offering.state(today)),
        first=start,
        last=end and max(end, start),
        ragged=(_is_inexact(offering.first), not is_cut and offering.last is not None and _is_inexact(offering.last)),
        warn=view.status.ends_on is not None and view.status.ends_on == offering.last and not is_cut,
    )


def _look(state: State) -> Literal["open", "over", "announced"]:
    if state is State.RETIRED:
        return "over"
    return "announced" if state is State.ANNOUNCED else "open"


def _is_inexact(day: PartialDate | None) -> bool:
    return day is None or not day.is_exact


def _start(offering: Offering) -> date:
    return _middle(offering.first) if offering.first else date.max


def _middle(day: PartialDate) -> date:
    """Return the middle of the range that an inexact date can mean; the day itself for an earliest sighting."""
    if day.hedge == "by" or day.is_exact:
        return day.earliest
    return day.earliest + (day.latest - day.earliest) // 2
