"""The status of a credential or an exam version, as the name of an icon and a text beside it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.lifecycle import CredentialStatus, Offering, State
from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message

STATE_NAMES = MappingProxyType(
    {
        State.ANNOUNCED: mark_message("Announced"),
        State.BETA: mark_message("Beta"),
        State.ACTIVE: mark_message("Active"),
        State.ENDING: mark_message("Ending"),
        State.RETIRED: mark_message("Retired"),
        State.RENAMED: mark_message("Renamed"),
    }
)
"""The name of each state, which stands alone. Icons and styles go by the state itself."""


@dataclass(frozen=True)
class StatusLabel:
    """A status as the name of an icon and the text beside it."""

    icon: str
    text: str


def state_label(localizer: Localizer, state: State) -> StatusLabel:
    """Return the label of a state by its name."""
    return StatusLabel(state.value, localizer.gettext(STATE_NAMES[state]))


def badge_label(localizer: Localizer, status: CredentialStatus, language: str) -> StatusLabel:
    """Return a status as tables show it: its next date where one is known, else its name.

    ``language`` is the one that the guide is about.
    """
    _, state, following = localizer.gettext, status.state, status.next
    if state is State.ACTIVE and following and following.first and status.current:
        message = mark_message("new exams {day}") if following.needs_several else mark_message("new exam {day}")
        return StatusLabel("announced", _(message, day=localizer.format_date(following.first)))
    if state is State.ENDING and status.ends_on:
        return StatusLabel("ending", _("until {day}", day=localizer.format_date_after_preposition(status.ends_on)))
    if state is State.BETA and status.open_in_other_languages:
        return StatusLabel("beta", _("{language} exam in beta", language=language))
    if state is State.ANNOUNCED and following and following.first:
        return StatusLabel("announced", _("from {day}", day=localizer.format_date_after_preposition(following.first)))
    return state_label(localizer, state)


def new_exam_label(localizer: Localizer, offering: Offering, first: PartialDate) -> StatusLabel:
    """Return that a version has begun recently, with its first day."""
    plural, singular = mark_message("New exams since {day}"), mark_message("New exam since {day}")
    text = localizer.gettext(
        plural if offering.needs_several else singular, day=localizer.format_date_after_preposition(first)
    )
    return StatusLabel("announced", text)


def headline_label(localizer: Localizer, status: CredentialStatus) -> StatusLabel:
    """Return a status as the title of a page shows it, with the year in which it ended."""
    _, ended_on, is_renamed = localizer.gettext, status.ended_on, status.state is State.RENAMED
    if not ended_on:
        return state_label(localizer, status.state)
    year = localizer.format_year(ended_on.first.year)
    if ended_on.other:
        day = localizer.format_date(ended_on)
        text = _("Renamed, {day}", day=day) if is_renamed else _("Retired, {day}", day=day)
    elif ended_on.hedge:
        text = _("Renamed about {year}", year=year) if is_renamed else _("Retired about {year}", year=year)
    else:
        text = _("Renamed in {year}", year=year) if is_renamed else _("Retired in {year}", year=year)
    return StatusLabel(status.state.value, text)
