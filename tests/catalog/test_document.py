"""Nodes, positions and descriptions of paths in a document, also of paths that lead further than the document."""

from __future__ import annotations

import pytest

from certguide.catalog.document import YamlDocument
from certguide.catalog.loading.yaml_parser import parse_yaml
from certguide.catalog.problems import Path


@pytest.fixture
def document() -> YamlDocument:
    """Parse two lists and a mapping, each on a line of its own."""
    return parse_yaml("one: [a, b]\ntwo: {three: x}\nfour: [{id: c}, {code: D}, e]\n")


@pytest.mark.parametrize(
    ("path", "position", "description"),
    [
        ((), (1, 1), ""),
        (("one", 1), (1, 10), "one › item 2"),
        (("one", 2), (1, 6), "one"),
        (("one", 7), (1, 6), "one"),
        (("one", "all", 1), (1, 10), "one › item 2"),
        (("two", "three"), (2, 14), "two › three"),
        (("two", "three", "all"), (2, 14), "two › three"),
        (("two", "none"), (2, 6), "two"),
        (("none", 3), (1, 1), ""),
        (("four", 0), (3, 8), "four › c"),
        (("four", 1, "code"), (3, 24), "four › D › code"),
    ],
)
def test_position_and_description_stop_at_the_nearest_parent(
    document: YamlDocument, path: Path, position: tuple[int, int], description: str
) -> None:
    """A path that leads nowhere has the position and description of the last node on it."""
    assert document.position(path) == position
    assert document.describe_path(path) == description


def test_position_of_a_key(document: YamlDocument) -> None:
    """A key that does not exist has the position of the mapping it would be in."""
    assert document.position(("two", "three"), key=True) == (2, 7)
    assert document.position(("two",), key=True) == (2, 1)
    assert document.position(("two", "none"), key=True) == (2, 6)


def test_node_at_knows_all_only_below_a_list(document: YamlDocument) -> None:
    """``sources: [a]`` is short for ``sources: {all: [a]}``; a text has no nodes below it."""
    assert document.node_at(("two", "three", "all")) is None
    assert document.node_at(("one", "all")) is document.node_at(("one",))
