"""Text to a validated catalogue, or to the list of its problems.

Problems are found in phases, and all problems of a phase are reported at once:
first YAML syntax and the shape of every value, then the rules across records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from certguide.catalog.document import YamlDocument, to_python
from certguide.catalog.loading.field_errors import explain_field_error, intended_key
from certguide.catalog.loading.line_index import LineIndex
from certguide.catalog.loading.yaml_parser import YamlSyntaxError, parse_yaml
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError, Problem
from certguide.catalog.validation.rules import check_rules, find_warnings, is_structurally_valid
from certguide.catalog.validation.unannounced_changes import unannounced_changes
from certguide.catalog.validation.violations import Violation


@dataclass(frozen=True)
class LoadedCatalog:
    """A catalogue with the source lines of its records, and with what changes by itself because of its day."""

    catalog: Catalog
    lines: LineIndex
    warnings: tuple[Problem, ...] = ()


def load_catalog(file: Path, today: date, shown: str | None = None, published: Catalog | None = None) -> Catalog:
    """Read and validate the catalogue of a file for publication on a day.

    Messages call the file ``shown``. Differences from the ``published``
    catalogue must have an entry in ``changes``.

    Raises:
        CatalogError: with all problems of the first phase that has any.
    """
    name = shown or str(file)
    return parse_catalog(read_file(file, name), today, name, published)


def parse_published(text: str) -> Catalog | None:
    """Parse a catalogue of an earlier version; return ``None`` if it does not fit the fields and rules of today."""
    try:
        catalog = _check_shape(parse_yaml(text), "")
    except (YamlSyntaxError, CatalogError):
        return None
    return catalog if is_structurally_valid(catalog) else None


def parse_catalog(text: str, today: date, shown: str, published: Catalog | None = None) -> Catalog:
    """Parse and validate the text of a catalogue.

    Raises:
        CatalogError: with all problems of the first phase that has any.
    """
    return parse_with_lines(text, today, shown, published).catalog


def parse_with_lines(text: str, today: date, shown: str, published: Catalog | None = None) -> LoadedCatalog:
    """Parse like ``parse_catalog``, and return the source lines of the records too.

    Raises:
        CatalogError: with all problems of the first phase that has any.
    """
    try:
        document = parse_yaml(text)
    except YamlSyntaxError as error:
        raise CatalogError([error.problem], shown) from None
    catalog = _check_shape(document, shown)
    _refuse(check_rules(catalog, today), document, shown)
    if published is not None:
        _refuse(unannounced_changes(published, catalog, today), document, shown)
    warnings = sorted(_problems(find_warnings(catalog, today), document))
    return LoadedCatalog(catalog, LineIndex(catalog, document), tuple(warnings))


def read_file(file: Path, shown: str) -> str:
    """Read the text of a file.

    Raises:
        CatalogError: if the file does not exist, cannot be read or is not UTF-8 text.
    """
    line, column = 1, 1
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        message = "There is no such file."
    except OSError as error:
        message = f"The file can't be read: {error.strerror}."
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = "The file isn't UTF-8 text. Save it with the encoding UTF-8."
    raise CatalogError([Problem(line, column, "", message)], shown)


def _check_shape(document: YamlDocument, shown: str) -> Catalog:
    """Build the catalogue, or raise all problems of the parser and of single fields."""
    try:
        catalog, errors = Catalog.model_validate(to_python(document.root)), []
    except ValidationError as error:
        catalog, errors = None, error.errors(include_url=False)
    problems = [*document.problems, *_field_problems(document, errors)]
    if problems or catalog is None:
        raise CatalogError(problems, shown)
    return catalog


def _field_problems(document: YamlDocument, errors: list[ErrorDetails]) -> Iterator[Problem]:
    """Yield a problem for each error that does not follow from a mistyped key or a reported scalar."""
    intended = {intended_key(error) for error in errors}
    for error in errors:
        if error["type"] == "extra_forbidden":
            yield _field_problem(document, error, is_about_key=True)
        elif error["type"] == "missing" and error["loc"] in intended:
            continue
        elif not document.nodes_along(error["loc"])[-1].is_reported:
            yield _field_problem(document, error)


def _field_problem(document: YamlDocument, error: ErrorDetails, is_about_key: bool = False) -> Problem:
    path = error["loc"]
    where = document.describe_path(path[:-1] if is_about_key else path)
    return Problem(*document.position(path, key=is_about_key), where, explain_field_error(error))


def _refuse(violations: Iterable[Violation], document: YamlDocument, shown: str) -> None:
    if problems := _problems(violations, document):
        raise CatalogError(problems, shown)


def _problems(violations: Iterable[Violation], document: YamlDocument) -> list[Problem]:
    return [
        Problem(*document.position(violation.path), document.describe_path(violation.path), violation.message)
        for violation in violations
    ]
