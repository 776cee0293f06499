"""Rules for ids that one record names of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path, closest_match, quote, similarity, suggestion
from certguide.catalog.validation.references.reference_paths import Reference, all_references
from certguide.catalog.validation.violations import Violation

_MAX_SAME_SLIPS = 2


def unknown_ids(catalog: Catalog) -> Iterator[Violation]:
    """Yield each id that is named and that no record has, once.

    Where several references name it, and it was probably that of a record with
    a similar id, which nothing names, the id of that record is the error, and
    reported instead. Without such a record, it may have been deleted. Where two
    records have the same id, one of them may be the record that is named, so
    the duplicate is reported alone.
    """
    paths = _paths_of_ids(catalog)
    uncertain = {name for name in paths if len(paths[name]) < len(getattr(catalog, name))}
    used_ids = set()
    unknown = defaultdict(list)
    for reference in all_references(catalog):
        used_ids.add(reference.id)
        if uncertain.isdisjoint(reference.lists) and not any(reference.id in paths[name] for name in reference.lists):
            unknown[reference.id].append(reference)
    for references in unknown.values():
        first, *others = references
        possible = _possible_ids(references, paths)
        unused = [id_ for id_ in possible if id_ not in used_ids]
        if others and (id_ := _changed_id(references, possible, unused)):
            places = tuple(reference.path for reference in references)
            yield Violation(possible[id_], _changed_id_message(first.id, id_, len(references)), places)
        else:
            message = unknown_id_message(first, paths, unused)
            if others and (len(references) > _MAX_SAME_SLIPS or not closest_match(first.id, possible)):
                message += _deleted_id_hint(first.id)
            yield Violation(first.path, message, tuple(reference.path for reference in others))


def _paths_of_ids(catalog: Catalog) -> dict[str, dict[str, Path]]:
    """Return the path of each id, by list."""
    return {
        name: {record.id: (name, number, "id") for number, record in enumerate(getattr(catalog, name))}
        for name in ("kinds", "levels", "credentials", "sources", "audiences")
    }


def _possible_ids(references: list[Reference], paths: dict[str, dict[str, Path]]) -> dict[str, Path]:
    """Return the ids that all of several references may name, with their paths."""
    lists = set.intersection(*[set(reference.lists) for reference in references])
    return {id_: path for name in paths if name in lists for id_, path in paths[name].items()}


def _changed_id(references: list[Reference], possible: Collection[str], unused: list[str]) -> str | None:
    """Return the unused id that a missing one has become: a similar one, and the most similar of all.

    Two references may share a slip; three hardly do, so that a used id may be more similar to what they name.
    """
    missing = references[0].id
    match, used_match = closest_match(missing, unused), closest_match(missing, possible)
    if not match or not used_match:
        return None
    is_closest = similarity(missing, match) >= similarity(missing, used_match)
    return match if is_closest or (len(unused) == 1 and len(references) > _MAX_SAME_SLIPS) else None


def _changed_id_message(missing: str, id_: str, count: int) -> str:
    names = f"{count} references name {quote(missing)}, which does not exist, and none names {quote(id_)}"
    return f"{names}. Is this id misspelt? If it has changed, correct them, and add `former_ids: [{missing}]`."


def _deleted_id_hint(missing: str) -> str:
    renamed = f"If its id changed, correct them, and add `former_ids: [{missing}]` to its record."
    return f" If it was deleted, put it back, or remove the references to it. {renamed}"


def unknown_id_message(reference: Reference, ids: Mapping[str, Collection[str]], unused: Collection[str] = ()) -> str:
    """Return the message for a reference to an id that is in none of its lists; short lists are shown.

    Where the suggested id is ``unused``, that one may be misspelt.
    """
    known = [id_ for name in reference.lists for id_ in ids[name]]
    match, hint = closest_match(reference.id, known), suggestion(reference.id, known)
    if match in unused:
        hint += f" Or is {quote(match)} misspelt? Nothing names it."
    listed = ""
    if len(reference.lists) == 1 and 0 < len(known) <= 10:
        listed = f" {reference.lists[0].capitalize()}: {', '.join(known)}."
    return f"{quote(reference.id)} is not the id of a {reference.noun}.{hint}{listed}"


def missing_group(catalog: Catalog) -> Iterator[Violation]:
    """Yield credentials with neither level nor kind, or with both."""
    for number, credential in enumerate(catalog.credentials):
        if not credential.level and not credential.kind:
            yield Violation(("credentials", number), "Add a level, or a kind if it has no level.")
        if credential.level and credential.kind:
            yield Violation(("credentials", number, "kind"), "The level already sets the kind. Remove this line.")


def unknown_parallel_exam(catalog: Catalog) -> Iterator[Violation]:
    """Yield exams beside a version that their credential does not have."""
    for number, credential in enumerate(catalog.credentials):
        for position, exam in enumerate(credential.exams):
            others = [name for other in credential.exams if other is not exam for name in other.names]
            for place, code in enumerate(exam.overlaps):
                if code not in others:
                    message = f"{quote(code)} is not the code of another exam of this credential."
                    path: Path = ("credentials", number, "exams", position, "overlaps", place)
                    yield Violation(path, f"{message}{suggestion(code, others)}")
