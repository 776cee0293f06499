"""Rules for the entries of the list of changes."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.model.change import VALUE_TYPES, Change, parse_value
from certguide.catalog.problems import Path, quote, suggestion
from certguide.catalog.validation.violations import Violation


def missing_content(catalog: Catalog) -> Iterator[Violation]:
    """Yield entries that do not say what changed."""
    for number, change in enumerate(catalog.changes):
        path: Path = ("changes", number)
        if bool(change.old) != bool(change.new):
            yield Violation(path, f"`old` and `new` go together. Add `{'new' if change.old else 'old'}`.")
        elif not change.old and change.type in VALUE_TYPES:
            yield Violation(path, f"A change of {change.type} needs `old` and `new`.")
        elif not change.old and not change.text:
            yield Violation(path, "This entry is empty. Add `old` and `new`, or `text`.")


def invalid_value(catalog: Catalog) -> Iterator[Violation]:
    """Yield values that do not fit what changed, and entries whose values before and after are the same."""
    for number, change in enumerate(catalog.changes):
        for field in ("old", "new") if change.type in VALUE_TYPES else ():
            if message := _value_message(change, getattr(change, field)):
                yield Violation(("changes", number, field), message)
        if change.old and change.old == change.new:
            message = f"{quote(change.new)} is the same as `old`. Remove the entry, or correct one of them."
            yield Violation(("changes", number, "new"), message)


def _value_message(change: Change, text: str | None) -> str:
    if not text:
        return ""
    try:
        parse_value(change.type, text)
    except ValueError as error:
        return f"{str(error).removesuffix('.')}, or {VALUE_TYPES[change.type][1]}."
    return ""


def unknown_exam(catalog: Catalog) -> Iterator[Violation]:
    """Yield entries about an exam that none of their credentials has."""
    for number, change in enumerate(catalog.changes):
        credentials = [credential for credential in catalog.credentials if credential.id in change.about]
        codes = [code for credential in credentials for code in exam_codes(credential)]
        if change.exam and change.exam not in codes:
            listed = f" Exams: {', '.join(codes)}." if codes else " Add its credential to `about`."
            message = f"{quote(change.exam)} is not the code of an exam here.{suggestion(change.exam, codes)}{listed}"
            yield Violation(("changes", number, "exam"), message)


def exam_codes(credential: Credential) -> Iterator[str]:
    """Yield the codes and names of all exams, parts and betas of a credential."""
    for exam in credential.exams:
        yield from exam.names
        if exam.beta and exam.beta.code:
            yield exam.beta.code


def duplicate_entry(catalog: Catalog) -> Iterator[Violation]:
    """Yield entries that would have the anchor of an earlier one."""
    seen: dict[tuple[str, str], int] = {}
    for number, change in enumerate(catalog.changes):
        first = seen.setdefault((change.name, change.currency), number)
        if first != number:
            message = "Another entry has the same subject and date. Merge them, or add `exam` to each."
            yield Violation(("changes", number), message, twin=("changes", first))


def missing_source(catalog: Catalog) -> Iterator[Violation]:
    """Yield entries without a source; a correction needs none."""
    for number, change in enumerate(catalog.changes):
        is_unconfirmed = any(doubt.kind == "unconfirmed" for doubt in change.doubts)
        if change.type != "correction" and not change.sources and not is_unconfirmed:
            fix = "Add one under `sources`, or a doubt with `fields: all` and `kind: unconfirmed`."
            message = f"This change has no source. {fix}"
            yield Violation(("changes", number), message)
