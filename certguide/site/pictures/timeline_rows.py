"""What the picture of the whole programme has to show: a row a credential, a bar an exam version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from certguide.catalog.model.catalog import Group
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.lifecycle import Offering, State, offerings
from certguide.catalog.queries.selection import listing_groups
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site


@dataclass(frozen=True)
class TimelineBar:
    """Something one could or can sit, from its first day to its last or to where the next begins.

    ``ragged`` tells of each end whether its day is not known; ``pointed``
    that no end is named; ``warn`` that the credential itself ends there.
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
    """A credential with its bars in order of time."""

    view: CredentialView
    bars: tuple[TimelineBar, ...]

    @property
    def name(self) -> str:
        """The name, and what has become of it."""
        state = self.view.status.state
        return self.view.short if state is State.ACTIVE else f"{self.view.short}, {state.value}"

    @property
    def label(self) -> str:
        """The same without its level, which stands above."""
        level = f" – {self.view.group.name}"
        return self.name.replace(level, "") if self.view.short.endswith(level) else self.name


def timeline_rows(site: Site) -> list[tuple[Group, list[TimelineRow]]]:
    """The rows under their levels, in the order of all lists; what has no dates is left out."""
    found = []
    for group in listing_groups(site.catalog):
        drawn = [row for view in site.credentials_by_group.get(group.id, []) if (row := _row(view, site.today)).bars]
        if drawn:
            found.append((group, drawn))
    return found


def _row(view: CredentialView, today: date) -> TimelineRow:
    shown = sorted((one for one in offerings(view.credential) if _shown(one, today)), key=_began)
    bars = []
    for number, one in enumerate(shown):
        following = _began(shown[number + 1]) if number + 1 < len(shown) else None
        bars.append(_bar(view, one, following, today))
    return TimelineRow(view, tuple(bars))


def _shown(sitting: Offering, today: date) -> bool:
    """A beta counts while it lasts; a course without exams only if more than a sighting is known of it."""
    if sitting.first is None or (sitting.beta and sitting.state(today) is State.RETIRED):
        return False
    return bool(sitting.exam) or not sitting.first.hedge


def _bar(view: CredentialView, sitting: Offering, following: date | None, today: date) -> TimelineBar:
    last = _middle(sitting.last) if sitting.last else None
    cut = following is not None and (last is None or last >= following)
    end = following - timedelta(days=1) if cut and following else last
    state = sitting.state(today)
    look: Literal["open", "over", "announced"] = "open"
    if state in (State.RETIRED, State.ANNOUNCED):
        look = "over" if state is State.RETIRED else "announced"
    until = view.status.ends_on
    warn = until is not None and until == sitting.last and not cut
    ragged = (not _exact(sitting.first), not cut and sitting.last is not None and not _exact(sitting.last))
    begin = _began(sitting)
    return TimelineBar(sitting.exam.code if sitting.exam else "", look, begin, end and max(end, begin), ragged, warn)


def _exact(day: PartialDate | None) -> bool:
    return day is not None and day.is_exact


def _began(sitting: Offering) -> date:
    return _middle(sitting.first) if sitting.first else date.max


def _middle(day: PartialDate) -> date:
    """Where a day that is not quite known is drawn: in the middle of what it can mean, a sighting where it was."""
    if day.hedge == "by" or day.is_exact:
        return day.earliest
    return day.earliest + (day.latest - day.earliest) // 2
