"""Clauses after "If you", made from the words of a situation: its title, or the reason of an optional exam."""

from __future__ import annotations

import re
from dataclasses import dataclass

from certguide.advice.paths import ResolvedPath, ResolvedStop
from certguide.site.context import urls
from certguide.site.localization.localizer import Localizer

_REASON = re.compile(r"If you (.+?)\.(?:\s|$)")
_SECOND_PERSON = (("I'm ", "are "), ("I’m ", "are "), ("I am ", "are "), ("I ", ""))


@dataclass(frozen=True)
class SituationClause:
    """A clause after "If you", and the URL of the situation's page relative to the root."""

    text: str
    href: str


def situation_clause(localizer: Localizer, path: ResolvedPath, stop: ResolvedStop | None = None) -> SituationClause:
    """Return the clause for a situation; of an optional stop, the condition that its reason begins with."""
    reason = _REASON.match(stop.stop.why) if stop and stop.stop.optional else None
    text = reason[1] if reason else second_person(localizer, path.audience.title)
    return SituationClause(text, urls.audience_url(path.audience.id))


def second_person(localizer: Localizer, title: str) -> str:
    """Turn ``I'm new to the cloud`` into ``are new to the cloud``.

    A title that doesn't begin with ``I`` is quoted, and so is every title in
    another language than English.
    """
    title = title.rstrip(".")
    for first, second in _SECOND_PERSON if localizer.locale.language == "en" else ():
        if title.startswith(first):
            return re.sub(r"\bmy\b", "your", second + title.removeprefix(first))
    # Translators: follows "If you"; {title} is what a reader says, such as "I design systems".
    return localizer.gettext("say “{title}”", title=title)
