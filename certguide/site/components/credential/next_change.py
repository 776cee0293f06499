"""The next change of a credential in a few words: a new version, the end, or a language that ends."""

from __future__ import annotations

from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.lifecycle import Offering, State
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.exam_names import offering_name
from certguide.site.context.status_labels import StatusLabel, new_exam_label


def next_change(view: CredentialView) -> StatusLabel | None:
    """Return the next change that readers should know of before they book; ``None`` if none is announced."""
    status, preparation = view.status, view.on_day.preparation
    ending, following = preparation.replaces or status.current, status.next
    _, write = view.localizer.gettext, view.localizer.format_date
    if status.state is State.ENDING and status.ends_on:
        return _end(view, status.ends_on)
    if status.current and status.current.beta:
        return _end_of_beta(view, following)
    if ending and following and ending.last and following.first:
        text = _(
            "{code} ends {end}, {new_code} starts {start}",
            code=formatting.capitalize_first(offering_name(view.localizer, ending)),
            end=write(ending.last),
            new_code=offering_name(view.localizer, following),
            start=write(following.first),
        )
        return StatusLabel("ending", text)
    if following and following.first:
        return _opening(view, formatting.capitalize_first(offering_name(view.localizer, following)), following.first)
    if preparation.is_new and preparation.offering.first:
        return new_exam_label(view.localizer, preparation.offering, preparation.offering.first)
    return _ending_languages(view)


def _end(view: CredentialView, last: PartialDate) -> StatusLabel:
    _, day = view.localizer.gettext, view.localizer.format_date(last)
    is_replaced = view.credential.replaced_by
    return StatusLabel("ending", _("Ends {day}", day=day) if is_replaced else _("Ends {day}, no successor", day=day))


def _end_of_beta(view: CredentialView, following: Offering | None) -> StatusLabel:
    _ = view.localizer.gettext
    if not following or not following.first:
        return StatusLabel("beta", _("Beta. Standard exam: no date yet"))
    return StatusLabel("beta", _("Beta. Standard exam: {day}", day=view.localizer.format_date(following.first)))


def _opening(view: CredentialView, code: str, first: PartialDate) -> StatusLabel:
    _, day = view.localizer.gettext, view.localizer.format_date_after_preposition(first)
    return StatusLabel(
        "announced", _("{code} from {day}", code=code, day=day) if code else _("Opens from {day}", day=day)
    )


def _ending_languages(view: CredentialView) -> StatusLabel | None:
    """Return the languages that end first, with their last day."""
    offered = [language for language in view.facts.languages.value or [] if language.is_offered(view.today)]
    ends = [language.until for language in offered if language.until]
    if view.is_retired or not ends:
        return None
    first = min(ends, key=lambda until: until.earliest)
    names = [language.name for language in offered if language.until and language.until.earliest == first.earliest]
    languages, day = view.localizer.join_words(names), view.localizer.format_date_after_preposition(first)
    return StatusLabel("ending", view.localizer.gettext("{languages} until {day}", languages=languages, day=day))
