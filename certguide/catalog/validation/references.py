"""Rules for ids that one record names of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path, closest_match, quote, suggestion
from certguide.catalog.validation.reference_paths import Reference, all_references
from certguide.catalog.validation.violations import Violation


def unknown_ids(catalog: Catalog) -> Iterator[Violation]:
    """Yield references to ids that no record has.

    Where several name the same id, and it looks like the id of a record that is
    named nowhere, the id of that record is the error, and reported instead.
    """
    paths = _paths_of_ids(catalog)
    used_ids = set()
    unknown = defaultdict(list)
    for reference in all_references(catalog):
        used_ids.add(reference.id)
        if not any(reference.id in paths[name] for name in reference.lists):
            unknown[reference.id].append(reference)
    for references in unknown.values():
        misspelt = _misspelt_definition(references, paths, used_ids)
        if misspelt:
            yield misspelt
        else:
            for reference in references:
                yield Violation(reference.path, unknown_id_message(reference, paths))


def _paths_of_ids(catalog: Catalog) -> dict[str, dict[str, Path]]:
    """Return the path of each id, by list."""
    return {
        name: {record.id: (name, number, "id") for number, record in enumerate(getattr(catalog, name))}
        for name in ("kinds", "levels", "credentials", "sources", "audiences")
    }


def unknown_id_message(reference: Reference, ids: Mapping[str, Collection[str]]) -> str:
    """Return the message for a reference to an id that is in none of its lists; short lists are shown."""
    known = [id_ for name in reference.lists for id_ in ids[name]]
    listed = ""
    if len(reference.lists) == 1 and 0 < len(known) <= 10:
        listed = f" {reference.lists[0].capitalize()}: {', '.join(known)}."
    return f"{quote(reference.id)} is not the id of a {reference.noun}.{suggestion(reference.id, known)}{listed}"


def _misspelt_definition(
    references: list[Reference], paths: dict[str, dict[str, Path]], used_ids: set[str]
) -> Violation | None:
    """Return a violation at the unused id that several references to one unknown id most probably mean."""
    known = {id_: path for reference in references for name in reference.lists for id_, path in paths[name].items()}
    match = closest_match(references[0].id, known)
    if len(references) == 1 or match is None or match in used_ids:
        return None
    missing = f"{len(references)} references name {quote(references[0].id)}, which does not exist"
    return Violation(known[match], f"{missing}, and none names {quote(match)}. Is this id misspelt?")


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
            others = [other.code for other in credential.exams if other is not exam]
            for place, code in enumerate(exam.overlaps):
                if code not in others:
                    message = f"{quote(code)} is not the code of another exam of this credential."
                    path: Path = ("credentials", number, "exams", position, "overlaps", place)
                    yield Violation(path, f"{message}{suggestion(code, others)}")
