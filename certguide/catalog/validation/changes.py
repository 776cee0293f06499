"""Entries of the list of changes that say nothing, or something that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.model.change import VALUE_TYPES, Change, parse_value
from certguide.catalog.problems import Path, quote, suggestion
from certguide.catalog.validation.violations import KnownIds, Violation

_LISTS = ("credentials", "levels", "kinds")


def unknown_subject(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """A change of what is neither a credential nor a level nor a kind."""
    known = [word for kind in _LISTS for word in names.ids[kind]]
    if names.unsure & set(_LISTS):
        return
    for number, change in enumerate(catalog.changes):
        for place, word in enumerate(change.of):
            if word not in known:
                says = f"{quote(word)} is not the id of a credential, level or kind.{suggestion(word, known)}"
                yield Violation(("changes", number, "of", place), says)


def missing_content(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """A change that does not say what changed."""
    for number, change in enumerate(catalog.changes):
        at: Path = ("changes", number)
        if bool(change.was) != bool(change.now):
            says = f"was and now go together; add {'now' if change.was else 'was'}."
            yield Violation(at, says, needs_complete_record=True)
        elif not change.was and change.what in VALUE_TYPES:
            says = f"a change of {change.what} says from what to what; add was and now."
            yield Violation(at, says, needs_complete_record=True)
        elif not change.was and not change.says:
            yield Violation(at, "says nothing; add was and now, or says.", needs_complete_record=True)


def invalid_value(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """A value that is not of its kind, or the same before and after."""
    for number, change in enumerate(catalog.changes):
        for field in ("was", "now") if change.what in VALUE_TYPES else ():
            if says := _value_problem(change, getattr(change, field)):
                yield Violation(("changes", number, field), says)
        if change.was and change.was == change.now:
            yield Violation(("changes", number, "now"), f"{quote(change.now)} is what it was; this is no change.")


def _value_problem(change: Change, text: str | None) -> str:
    if not text:
        return ""
    try:
        parse_value(change.what, text)
    except ValueError as error:
        return f"{str(error).removesuffix('.')}, or {VALUE_TYPES[change.what][1]}."
    return ""


def unknown_exam(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """A change of an exam that none of its credentials has."""
    for number, change in enumerate(catalog.changes):
        found = [credential for credential in catalog.credentials if credential.id in change.of]
        codes = [code for credential in found for code in exam_codes(credential)]
        if change.exam and change.exam not in codes:
            listed = f" Exams: {', '.join(codes)}." if codes else " Name its credential under of."
            says = f"{quote(change.exam)} is not the code of an exam here.{suggestion(change.exam, codes)}{listed}"
            yield Violation(("changes", number, "exam"), says, needs_complete_record=True)


def exam_codes(credential: Credential) -> Iterator[str]:
    """The codes of all exams and betas of a credential."""
    for exam in credential.exams:
        yield exam.code
        if exam.beta and exam.beta.code:
            yield exam.beta.code


def duplicate_entry(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """Two entries that would have one address."""
    seen: set[str] = set()
    for number, change in enumerate(catalog.changes):
        if change.name in seen:
            says = "there is an entry like this for the same date; put both into one, or name the exam of each."
            yield Violation(("changes", number), says, needs_complete_record=True)
        seen.add(change.name)


def missing_source(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """A change that does not say where it was read; a correction of this file needs no page."""
    for number, change in enumerate(catalog.changes):
        admitted = any(doubt.kind == "unconfirmed" for doubt in change.doubts)
        if change.what != "correction" and not change.sources and not admitted:
            says = "a change without a source; name one under sources, or add a doubt of kind unconfirmed about all."
            yield Violation(("changes", number), says, needs_complete_record=True)
