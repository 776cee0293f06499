"""Text to a validated catalogue, or to the list of its problems.

Problems are found in phases, and all problems of a phase are reported at once:
first YAML syntax and the shape of every value, then the rules across records.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from certguide.catalog.document import YamlDocument, to_python
from certguide.catalog.loading.document_builder import YamlSyntaxError
from certguide.catalog.loading.field_problems import field_problems
from certguide.catalog.loading.line_index import LineIndex
from certguide.catalog.loading.text_files import read_file
from certguide.catalog.loading.yaml_parser import parse_yaml
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError, Problem, see_also
from certguide.catalog.queries.announced_prices import apply_announced_prices
from certguide.catalog.validation.hints import find_hints
from certguide.catalog.validation.price_entries import contradicted_prices
from certguide.catalog.validation.published.lost_ids import PromisedId, lost_ids
from certguide.catalog.validation.published.retired_facts import changed_after_retirement
from certguide.catalog.validation.published.unannounced_changes import unannounced_changes
from certguide.catalog.validation.rules import check_rules, find_warnings, is_structurally_valid
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


def hints_about(loaded: LoadedCatalog, today: date) -> list[Problem]:
    """Return hints about a catalogue without problems, in file order."""
    return sorted(_problem(hint, loaded.lines.document) for hint in find_hints(loaded.catalog, today))


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


def parse_with_lines(
    text: str, today: date, shown: str, published: Catalog | None = None, promised: Collection[PromisedId] = ()
) -> LoadedCatalog:
    """Parse like ``parse_catalog``, and return the source lines of the records too.

    Each ``promised`` id must still lead to a record.

    Raises:
        CatalogError: with all problems of the first phase that has any.
    """
    try:
        document = parse_yaml(text)
    except YamlSyntaxError as error:
        raise CatalogError([error.problem], shown) from None
    catalog = _check_shape(document, shown)
    _refuse(check_rules(catalog, today), document, shown)
    on_day = apply_announced_prices(catalog, today)
    _refuse(contradicted_prices(on_day, today), document, shown)
    _refuse(lost_ids(catalog, promised, published), document, shown)
    if published is not None:
        _refuse(unannounced_changes(published, catalog, today), document, shown)
        _refuse(changed_after_retirement(apply_announced_prices(published, today), on_day, today), document, shown)
    warnings = sorted(_problem(warning, document) for warning in find_warnings(on_day, today))
    return LoadedCatalog(on_day, LineIndex(on_day, document), tuple(warnings))


def _check_shape(document: YamlDocument, shown: str) -> Catalog:
    """Build the catalogue, or raise all problems of the parser and of single fields."""
    try:
        catalog, errors = Catalog.model_validate(to_python(document.root)), []
    except ValidationError as error:
        catalog, errors = None, error.errors(include_url=False)
    problems = [*document.problems, *field_problems(document, errors)]
    if problems or catalog is None:
        raise CatalogError(problems, shown)
    return catalog


def _refuse(violations: Iterable[Violation], document: YamlDocument, shown: str) -> None:
    if problems := [_problem(violation, document) for violation in violations]:
        raise CatalogError(problems, shown)


def _problem(violation: Violation, document: YamlDocument) -> Problem:
    path, others = violation.path, ""
    if violation.twin:
        first, path = sorted((path, violation.twin), key=document.position)
        others = f" The first is on line {document.position(first)[0]}."
    line, column = document.position(path)
    others += see_also({document.position(place)[0] for place in violation.also} - {line})
    return Problem(line, column, document.describe_path(path), violation.message + others)
