"""The next change of a credential in a few words: a new version, the end, or a language that ends."""

from __future__ import annotations

from certguide.catalog.queries.lifecycle import State
from certguide.site.context.credential_view import CredentialView, StatusLabel


def next_change(view: CredentialView) -> StatusLabel | None:
    """Return the next change that readers should know of before they book; ``None`` if none is announced."""
    status, preparation = view.status, view.on_day.preparation
    ending, following = preparation.replaces or status.current, status.next
    if status.state is State.ENDING and status.ends_on:
        without = "" if view.credential.replaced_by else ", no successor"
        return StatusLabel("ending", f"Ends {view.localizer.format_date(status.ends_on)}{without}")
    if status.current and status.current.beta:
        planned = view.localizer.format_date(following.first) if following and following.first else "no date yet"
        return StatusLabel("beta", f"Beta. Standard exam: {planned}")
    if ending and following and ending.last and following.first:
        end, start = view.localizer.format_date(ending.last), view.localizer.format_date(following.first)
        return StatusLabel("ending", f"{ending.code} ends {end}, {following.code} starts {start}")
    if following and following.first:
        return StatusLabel(
            "announced", f"{following.code or 'Opens'} from {view.localizer.format_date(following.first)}"
        )
    if preparation.is_new and preparation.offering.first:
        return StatusLabel("announced", f"New exam since {view.localizer.format_date(preparation.offering.first)}")
    return _ending_languages(view)


def _ending_languages(view: CredentialView) -> StatusLabel | None:
    """Return the languages that end first, with their last day."""
    offered = [language for language in view.facts.languages.value or [] if language.is_offered(view.today)]
    ends = [language.until for language in offered if language.until]
    if view.is_retired or not ends:
        return None
    first = min(ends, key=lambda until: until.earliest)
    names = [language.name for language in offered if language.until and language.until.earliest == first.earliest]
    return StatusLabel("ending", f"{view.localizer.join_words(names)} until {view.localizer.format_date(first)}")
