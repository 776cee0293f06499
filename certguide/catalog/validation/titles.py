"""Rules for titles: what is awarded for holding other credentials has no exam, price or validity of its own."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.catalog import Catalog, Level
from certguide.catalog.problems import quote
from certguide.catalog.queries.facts import group_chain
from certguide.catalog.validation.violations import Violation

_FACTS = (
    *("price", "attempts", "length", "questions", "pass_mark", "scale", "formats", "proctored", "location"),
    *("retakes", "prerequisites", "validity", "languages"),
)
_OWN = ("exams", "requires", "renews", "study_time", *_FACTS)


def own_facts(catalog: Catalog) -> Iterator[Violation]:
    """Yield what a title states about an exam."""
    for number, credential in enumerate(catalog.credentials):
        for field in _OWN if credential.awarded_for else ():
            if field in credential.model_fields_set:
                message = f"A title (`awarded_for`) has no {quote(field)} of its own. Remove this."
                yield Violation(("credentials", number, field), message)


def inherited_facts(catalog: Catalog) -> Iterator[Violation]:
    """Yield titles of a level or kind that states facts about exams."""
    for number, credential in enumerate(catalog.credentials):
        for group in group_chain(catalog, credential) if credential.awarded_for else ():
            stated = [field for field in _FACTS if field in group.model_fields_set]
            if stated:
                noun = "level" if isinstance(group, Level) else "kind"
                message = f"The {noun} {quote(group.id)} has {', '.join(stated)}, and a title has none of them."
                fix = "Give titles a kind of their own, such as `kind: title`, without these."
                path = ("credentials", number, "level" if credential.level else "kind")
                yield Violation(path, f"{message} {fix}")
                break
