"""Errors of pydantic to problems: each cause once, without the errors that follow from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pydantic_core import ErrorDetails

from certguide.catalog.document import YamlDocument
from certguide.catalog.loading.field_errors import explain_field_error, field_names_at, intended_key
from certguide.catalog.problems import Path, Problem, quote, see_also

_MAX_SAME = 3
"""Most entries of a list that are reported one by one for the same error."""


def field_problems(document: YamlDocument, errors: list[ErrorDetails]) -> Iterator[Problem]:
    """Yield a problem for each error that does not follow from another.

    A mistyped key is not missing too, and a reported scalar has no wrong type
    too. If many entries of a list have the same error, it is one problem.
    """
    misplaced = _misplaced_records(errors)
    for owner in dict.fromkeys(misplaced.values()):
        paths = [path for path in misplaced if misplaced[path] == owner]
        message = f"These keys belong to `{owner[-1]}`. Is the line `{owner[-1]}:` missing above?"
        yield _problem(document, paths, message)
    groups: dict[tuple[Path, str, bool], list[Path]] = defaultdict(list)
    for path, message, is_key in _messages(document, errors, {*misplaced, *misplaced.values()}):
        groups[tuple("" if isinstance(part, int) else part for part in path), message, is_key].append(path)
    for (_, message, is_key), paths in groups.items():
        if len(paths) > _MAX_SAME:
            yield _problem(document, paths, message, is_key)
        else:
            yield from (_problem(document, [path], message, is_key) for path in paths)


def _problem(document: YamlDocument, paths: list[Path], message: str, is_key: bool = False) -> Problem:
    """Return the problem at the first of several values, or at their keys, with the lines of the others."""
    (line, column, path), *others = sorted((*document.position(path, key=is_key), path) for path in paths)
    where = document.describe_path(path[:-1] if is_key else path)
    return Problem(line, column, where, message + see_also(other[0] for other in others))


def _misplaced_records(errors: list[ErrorDetails]) -> dict[Path, Path]:
    """Return the records with several keys of the list or group beside their own, with its path."""
    unknown: dict[Path, list[str]] = defaultdict(list)
    for error in errors:
        if error["type"] == "extra_forbidden":
            unknown[error["loc"][:-1]].append(str(error["loc"][-1]))
    owners = ((path, _owner(path, keys)) for path, keys in unknown.items() if path and keys[1:])
    return {path: owner for path, owner in owners if owner}


def _owner(path: Path, keys: list[str]) -> Path | None:
    """Return the path of a list or group, beside that of a record, whose records may have all of its unknown keys."""
    parent = path[:-2] if isinstance(path[-1], int) else path[:-1]
    paths = ((*parent, name) for name in field_names_at(parent))
    return next((owner for owner in paths if set(keys) <= set(field_names_at(owner))), None)


def _messages(
    document: YamlDocument, errors: list[ErrorDetails], explained: set[Path]
) -> Iterator[tuple[Path, str, bool]]:
    """Yield the path of each error with its message, and whether it is about the last key of the path.

    Keys of ``explained`` records are left out, and so are such records where they are missing.
    """
    intended = {intended_key(error) for error in errors}
    missing: dict[Path, list[str]] = defaultdict(list)
    for error in errors:
        path = error["loc"]
        if explained & {path, path[:-1]} and error["type"] in ("missing", "extra_forbidden"):
            continue
        if error["type"] == "missing":
            if path not in intended:
                missing[path[:-1]].append(quote(path[-1]))
        elif error["type"] == "extra_forbidden" or not document.nodes_along(path)[-1].is_reported:
            yield path, explain_field_error(error), error["type"] == "extra_forbidden"
    for path, keys in missing.items():
        names = " and ".join(filter(None, [", ".join(keys[:-1]), keys[-1]]))
        yield path, f"{names} {'are' if keys[1:] else 'is'} missing.", False
