"""A file to a catalogue, or to the list of everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from certguide.catalog.document import Node, Tree, plain
from certguide.catalog.loading.field_errors import explain, meant
from certguide.catalog.loading.line_index import Lines
from certguide.catalog.loading.yaml_parser import Unreadable, parse
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import BadCatalog, Problem
from certguide.catalog.validation.rules import Complaint, Names, check, sound
from certguide.catalog.validation.unannounced_changes import unannounced


@dataclass(frozen=True)
class Reading:
    """A catalogue, and beside it the lines from which it was read."""

    catalog: Catalog
    lines: Lines


def read(file: Path, today: date, shown: str | None = None, published: Catalog | None = None) -> Catalog:
    """The catalogue of a file, as it may be published on a day.

    ``shown`` is how messages name the file. What changed since it was last
    ``published`` has to have an entry in its list of changes.

    Raises:
        BadCatalog: with every problem found; never half a catalogue.
    """
    name = shown or str(file)
    return read_text(load(file, name), today, name, published)


def shape(text: str) -> Catalog | None:
    """The catalogue of a text that was published once; ``None`` when it does not fit the fields of today."""
    try:
        tree = parse(text)
    except Unreadable:
        return None
    catalog, problems = _validated(tree)
    return catalog if catalog and not problems and sound(catalog, Names.of(tree)) else None


def read_text(text: str, today: date, shown: str, published: Catalog | None = None) -> Catalog:
    """The same for a text.

    Raises:
        BadCatalog: with every problem found.
    """
    return read_with_lines(text, today, shown, published).catalog


def read_with_lines(text: str, today: date, shown: str, published: Catalog | None = None) -> Reading:
    """The same, with the way back to the text.

    Raises:
        BadCatalog: with every problem found.
    """
    try:
        tree = parse(text)
    except Unreadable as error:
        raise BadCatalog([error.problem], shown) from None
    names = Names.of(tree)
    catalog, problems = _validated(tree)
    if catalog is not None:
        problems += _broken_rules(catalog, tree, names, today)
    if catalog is not None and published is not None and not problems:
        problems = [_placed(tree, complaint) for complaint in unannounced(published, catalog, today)]
    if problems or catalog is None:
        raise BadCatalog(problems, shown)
    return Reading(catalog, Lines(catalog, tree))


def load(file: Path, shown: str) -> str:
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
    raise BadCatalog([Problem(line, column, "", says)], shown)


def _validated(tree: Tree) -> tuple[Catalog | None, list[Problem]]:
    """The catalogue, and what is wrong with its shape.

    What is wrong is dropped and the rest is tried again, so that the rules
    can still be asked about everything that is right.
    """
    problems = list(tree.problems)
    while True:
        try:
            return Catalog.model_validate(plain(tree.root)), problems
        except ValidationError as error:
            found = error.errors(include_url=False)
        meant_here = {meant(details) for details in found}
        problems += [
            _problem(tree, details)
            for details in found
            if not _echo(tree, details) and not (details["type"] == "missing" and details["loc"] in meant_here)
        ]
        culprits = [_culprit(tree, details) for details in found]  # all before any: what is dropped moves the rest up
        for culprit in culprits:
            if culprit is None:
                return None, problems
            _mend(*culprit)


def _echo(tree: Tree, details: Any) -> bool:
    """Whether an error only follows from one that was reported before."""
    place = details["loc"]
    node = tree.node(place)
    if node is not None and node.filler:
        return True
    if details["type"] == "too_short":
        return node is not None and any(item.dropped for item in node.value)
    owner = tree.node(place[:-1])
    return details["type"] == "missing" and owner is not None and place[-1] in owner.lost


def _culprit(tree: Tree, details: Any) -> tuple[Node, str | int, Node | None] | None:
    """Owner, key and smallest value that holds an error: no value where one is missing, nothing when it is the root."""
    place = details["loc"]
    owner = tree.node(place[:-1])
    if details["type"] == "missing" and owner is not None:
        return owner, place[-1], None
    while place:
        owner, node = tree.node(place[:-1]), tree.node(place)
        if owner is not None and node is not None and not node.filler:
            return owner, place[-1], node
        place = place[:-1]
    return None


def _mend(owner: Node, key: str | int, node: Node | None) -> None:
    """Drops a value that is wrong, or fills in one that is missing."""
    if node is not None:
        owner.drop(node, key)
        return
    wrong = owner.value.get(key)
    filler = Node(owner.line, owner.column, f"missing-{id(owner)}", filler=True)
    filler.shown = wrong.value if wrong else None
    owner.value[key] = filler


def _problem(tree: Tree, details: Any) -> Problem:
    place = tuple(details["loc"])
    names_key = details["type"] == "extra_forbidden"
    line, column = tree.find(place, key=names_key)
    return Problem(line, column, tree.words(place[:-1] if names_key else place), explain(details))


def _broken_rules(catalog: Catalog, tree: Tree, names: Names, today: date) -> list[Problem]:
    found = []
    for complaint in check(catalog, names, today, whole=not tree.problems and not _damaged(tree.root)):
        record = tree.node(complaint.path[:2])
        if record is not None and _damaged(record) and complaint.needs_whole_record:
            continue
        if any(node.filler for node in tree.way(complaint.path)):
            continue
        found.append(_placed(tree, complaint))
    return found


def _placed(tree: Tree, complaint: Complaint) -> Problem:
    return Problem(*tree.find(complaint.path), tree.words(complaint.path), complaint.says)


def _damaged(node: Node) -> bool:
    """Whether something below was dropped."""
    children = node.value.values() if isinstance(node.value, dict) else node.value
    if not isinstance(node.value, dict | list):
        return False
    return any(child.dropped or child.filler or _damaged(child) for child in children)
