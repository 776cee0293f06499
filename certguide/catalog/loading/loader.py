"""A file to a catalogue, or to the list of everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from certguide.catalog.document import YamlDocument, YamlNode, to_python
from certguide.catalog.loading.field_errors import explain_field_error, intended_key
from certguide.catalog.loading.line_index import LineIndex
from certguide.catalog.loading.yaml_parser import YamlSyntaxError, parse_yaml
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError, Problem
from certguide.catalog.validation.rules import KnownIds, Violation, check_rules, is_structurally_valid
from certguide.catalog.validation.unannounced_changes import unannounced_changes


@dataclass(frozen=True)
class LoadedCatalog:
    """A catalogue, and beside it the lines from which it was read."""

    catalog: Catalog
    lines: LineIndex


def load_catalog(file: Path, today: date, shown: str | None = None, published: Catalog | None = None) -> Catalog:
    """The catalogue of a file, as it may be published on a day.

    ``shown`` is how messages name the file. What changed since it was last
    ``published`` has to have an entry in its list of changes.

    Raises:
        BadCatalog: with every problem found; never half a catalogue.
    """
    name = shown or str(file)
    return parse_catalog(read_file(file, name), today, name, published)


def parse_published(text: str) -> Catalog | None:
    """The catalogue of a text that was published once; ``None`` when it does not fit the fields of today."""
    try:
        tree = parse_yaml(text)
    except YamlSyntaxError:
        return None
    catalog, problems = _validated(tree)
    return catalog if catalog and not problems and is_structurally_valid(catalog, KnownIds.of(tree)) else None


def parse_catalog(text: str, today: date, shown: str, published: Catalog | None = None) -> Catalog:
    """The same for a text.

    Raises:
        BadCatalog: with every problem found.
    """
    return parse_with_lines(text, today, shown, published).catalog


def parse_with_lines(text: str, today: date, shown: str, published: Catalog | None = None) -> LoadedCatalog:
    """The same, with the way back to the text.

    Raises:
        BadCatalog: with every problem found.
    """
    try:
        tree = parse_yaml(text)
    except YamlSyntaxError as error:
        raise CatalogError([error.problem], shown) from None
    names = KnownIds.of(tree)
    catalog, problems = _validated(tree)
    if catalog is not None:
        problems += _broken_rules(catalog, tree, names, today)
    if catalog is not None and published is not None and not problems:
        problems = [_to_problem(tree, complaint) for complaint in unannounced_changes(published, catalog, today)]
    if problems or catalog is None:
        raise CatalogError(problems, shown)
    return LoadedCatalog(catalog, LineIndex(catalog, tree))


def read_file(file: Path, shown: str) -> str:
    """The text of a file.

    Raises:
        BadCatalog: when there is no such file, or it is not UTF-8 text.
    """
    line, column = 1, 1
    try:
        return file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        says = "there is no such file."
    except OSError as error:
        says = f"the file cannot be read: {error.strerror}."
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        says = "this is not UTF-8 text; save the file with the encoding UTF-8."
    raise CatalogError([Problem(line, column, "", says)], shown)


def _validated(tree: YamlDocument) -> tuple[Catalog | None, list[Problem]]:
    """The catalogue, and what is wrong with its shape.

    What is wrong is dropped and the rest is tried again, so that the rules
    can still be asked about everything that is right.
    """
    problems = list(tree.problems)
    while True:
        try:
            return Catalog.model_validate(to_python(tree.root)), problems
        except ValidationError as error:
            found = error.errors(include_url=False)
        meant_here = {intended_key(details) for details in found}
        problems += [
            _problem(tree, details)
            for details in found
            if not _is_follow_up_error(tree, details)
            and not (details["type"] == "missing" and details["loc"] in meant_here)
        ]
        culprits = [
            _locate_error(tree, details) for details in found
        ]  # all before any: what is dropped moves the rest up
        for culprit in culprits:
            if culprit is None:
                return None, problems
            _drop_or_fill(*culprit)


def _is_follow_up_error(tree: YamlDocument, details: Any) -> bool:
    """Whether an error only follows from one that was reported before."""
    place = details["loc"]
    node = tree.node_at(place)
    if node is not None and node.is_placeholder:
        return True
    if details["type"] == "too_short":
        return node is not None and any(item.dropped for item in node.value)
    owner = tree.node_at(place[:-1])
    return details["type"] == "missing" and owner is not None and place[-1] in owner.missing_keys


def _locate_error(tree: YamlDocument, details: Any) -> tuple[YamlNode, str | int, YamlNode | None] | None:
    """Owner, key and smallest value that holds an error: no value where one is missing, nothing when it is the root."""
    place = details["loc"]
    owner = tree.node_at(place[:-1])
    if details["type"] == "missing" and owner is not None:
        return owner, place[-1], None
    while place:
        owner, node = tree.node_at(place[:-1]), tree.node_at(place)
        if owner is not None and node is not None and not node.is_placeholder:
            return owner, place[-1], node
        place = place[:-1]
    return None


def _drop_or_fill(owner: YamlNode, key: str | int, node: YamlNode | None) -> None:
    """Drops a value that is wrong, or fills in one that is missing."""
    if node is not None:
        owner.discard(node, key)
        return
    wrong = owner.value.get(key)
    filler = YamlNode(owner.line, owner.column, f"missing-{id(owner)}", is_placeholder=True)
    filler.original = wrong.value if wrong else None
    owner.value[key] = filler


def _problem(tree: YamlDocument, details: Any) -> Problem:
    place = tuple(details["loc"])
    names_key = details["type"] == "extra_forbidden"
    line, column = tree.position(place, key=names_key)
    return Problem(line, column, tree.describe_path(place[:-1] if names_key else place), explain_field_error(details))


def _broken_rules(catalog: Catalog, tree: YamlDocument, names: KnownIds, today: date) -> list[Problem]:
    found = []
    for complaint in check_rules(catalog, names, today, whole=not tree.problems and not _has_dropped_values(tree.root)):
        record = tree.node_at(complaint.path[:2])
        if record is not None and _has_dropped_values(record) and complaint.needs_complete_record:
            continue
        if any(node.is_placeholder for node in tree.nodes_along(complaint.path)):
            continue
        found.append(_to_problem(tree, complaint))
    return found


def _to_problem(tree: YamlDocument, complaint: Violation) -> Problem:
    return Problem(*tree.position(complaint.path), tree.describe_path(complaint.path), complaint.message)


def _has_dropped_values(node: YamlNode) -> bool:
    """Whether something below was dropped."""
    children = node.value.values() if isinstance(node.value, dict) else node.value
    if not isinstance(node.value, dict | list):
        return False
    return any(child.dropped or child.is_placeholder or _has_dropped_values(child) for child in children)
