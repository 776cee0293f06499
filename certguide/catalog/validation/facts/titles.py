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
_FIXES = {"validity": "Write `validity_note` instead, in words: until the end of the year in which the first expires."}
_REMOVE = "Remove it."
_DOUBT_FIXES = {"validity": "Name `validity_note` or `awarded_for` instead."}
_OWN = ("exams", "requires", "renews", "study_time", *_FACTS)


def own_facts(catalog: Catalog) -> Iterator[Violation]:
    """Yield what a title states about an exam."""
    for number, credential in enumerate(catalog.credentials):
        for field in _OWN if credential.awarded_for else ():
            if field in credential.model_fields_set:
                message = (
                    f"A title (`awarded_for`) has no {quote(field)} of its own. {_FIXES.get(field, 'Remove this.')}"
                )
                yield Violation(("credentials", number, field), message)
        if credential.validity_note and not credential.awarded_for:
            message = "Only a title (`awarded_for`) has this. Write `validity`, such as `validity: 36 months`."
            yield Violation(("credentials", number, "validity_note"), message)


def unshown_doubts(catalog: Catalog) -> Iterator[Violation]:
    """Yield doubts of titles about facts that no page shows, since titles don't have them."""
    for number, credential in enumerate(catalog.credentials):
        for place, doubt in enumerate(credential.doubts if credential.awarded_for else ()):
            for position, field in enumerate(doubt.fields):
                if field in _OWN:
                    message = (
                        f"A title has no {quote(field)}, so no page shows this. {_DOUBT_FIXES.get(field, _REMOVE)}"
                    )
                    yield Violation(("credentials", number, "doubts", place, "fields", position), message)


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
