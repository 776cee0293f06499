"""Clauses after "If you", made from the words of a situation: its title, or the reason of an optional exam."""

from __future__ import annotations

import re
from dataclasses import dataclass

from certguide.advice.paths import ResolvedPath, ResolvedStop
from certguide.site.context import urls
from certguide.site.context.sentences import first_sentence
from certguide.site.localization.localizer import Localizer

_CONDITION = "If you "
_SECOND_PERSON = (("I'm ", "are "), ("I’m ", "are "), ("I am ", "are "), ("I ", ""))
_FIRST_PERSON = re.compile(r"\b(?:I|me|mine|myself|am|was|wasn['’]t|we|us|our|ours|ourselves|let['’]s)\b")
"""Words that a clause about the reader can't have, and for which no rule is certain; ``my`` is always ``your``."""


@dataclass(frozen=True)
class SituationClause:
    """A clause after "If you", and the URL of the situation's page relative to the root."""

    text: str
    href: str


def situation_clause(localizer: Localizer, path: ResolvedPath, stop: ResolvedStop | None = None) -> SituationClause:
    """Return the clause for a situation; of an optional stop, the condition that its reason begins with."""
    reason = first_sentence(stop.stop.why) if stop and stop.stop.optional else ""
    is_condition = reason.startswith(_CONDITION)
    text = reason.removeprefix(_CONDITION) if is_condition else second_person(localizer, path.audience.title)
    return SituationClause(text, urls.audience_url(path.audience.id))


def second_person(localizer: Localizer, title: str) -> str:
    """Turn ``I'm new to the cloud`` into ``are new to the cloud``.

    A title that doesn't begin with ``I``, or has a further word of the first
    person, is quoted, and so is every title in another language than English.
    """
    title = title.rstrip(".")
    for first, second in _SECOND_PERSON if localizer.locale.language == "en" else ():
        clause = title.removeprefix(first)
        if clause != title and not _FIRST_PERSON.search(clause):
            return re.sub(r"\bmy\b", "your", second + clause)
    # Translators: follows "If you"; {title} is what a reader says, such as "I design systems".
    return localizer.gettext("say “{title}”", title=title)
