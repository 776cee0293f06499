"""Where a path leads in the tree of a file, though part of it be missing or left out."""

from __future__ import annotations

import pytest

from certguide.catalog.document import YamlDocument
from certguide.catalog.loading.yaml_parser import parse_yaml
from certguide.catalog.problems import Path


@pytest.fixture
def tree() -> YamlDocument:
    """Two lists and a mapping, each on a line of its own."""
    return parse_yaml("one: [a, b]\ntwo: {three: x}\nfour: [{id: c}, {code: D}, e]\n")


@pytest.mark.parametrize(
    ("path", "place", "words"),
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
def test_a_path_leads_as_far_as_there_is_something(
    tree: YamlDocument, path: Path, place: tuple[int, int], words: str
) -> None:
    """The place is that of the nearest parent, and the words say as much."""
    assert tree.position(path) == place
    assert tree.describe_path(path) == words


def test_the_place_of_a_key_is_asked_for(tree: YamlDocument) -> None:
    """That of the key itself; where there is none, that of what it would stand in."""
    assert tree.position(("two", "three"), key=True) == (2, 7)
    assert tree.position(("two",), key=True) == (2, 1)
    assert tree.position(("two", "none"), key=True) == (2, 6)


def test_what_is_left_out_is_not_there(tree: YamlDocument) -> None:
    """A key leads to its owner then, and what stands behind it in a list moves up."""
    mapping, items = tree.node_at(("two",)), tree.node_at(("one",))
    assert mapping is not None
    assert items is not None
    mapping.discard(mapping.value["three"], "three")
    items.discard(items.value[0], 0)
    assert tree.node_at(("two", "three")) is None
    assert tree.position(("two", "three")) == (2, 6)
    assert tree.position(("one", 0)) == (1, 10)
    assert tree.node_at(("one", 1)) is None


def test_nothing_stands_below_a_text(tree: YamlDocument) -> None:
    """Only of a list, ``all`` is the whole of it."""
    assert tree.node_at(("two", "three", "all")) is None
    assert tree.node_at(("one", "all")) is tree.node_at(("one",))
