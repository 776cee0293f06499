"""Where a path leads in the tree of a file, though part of it be missing or left out."""

from __future__ import annotations

import pytest

from certguide.catalog.document import Tree
from certguide.catalog.loading.yaml_parser import parse
from certguide.catalog.problems import Path


@pytest.fixture
def tree() -> Tree:
    """Two lists and a mapping, each on a line of its own."""
    return parse("one: [a, b]\ntwo: {three: x}\nfour: [{id: c}, {code: D}, e]\n")


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
def test_a_path_leads_as_far_as_there_is_something(tree: Tree, path: Path, place: tuple[int, int], words: str) -> None:
    """The place is that of the nearest parent, and the words say as much."""
    assert tree.find(path) == place
    assert tree.words(path) == words


def test_the_place_of_a_key_is_asked_for(tree: Tree) -> None:
    """That of the key itself; where there is none, that of what it would stand in."""
    assert tree.find(("two", "three"), key=True) == (2, 7)
    assert tree.find(("two",), key=True) == (2, 1)
    assert tree.find(("two", "none"), key=True) == (2, 6)


def test_what_is_left_out_is_not_there(tree: Tree) -> None:
    """A key leads to its owner then, and what stands behind it in a list moves up."""
    mapping, items = tree.node(("two",)), tree.node(("one",))
    assert mapping is not None
    assert items is not None
    mapping.drop(mapping.value["three"], "three")
    items.drop(items.value[0], 0)
    assert tree.node(("two", "three")) is None
    assert tree.find(("two", "three")) == (2, 6)
    assert tree.find(("one", 0)) == (1, 10)
    assert tree.node(("one", 1)) is None


def test_nothing_stands_below_a_text(tree: Tree) -> None:
    """Only of a list, ``all`` is the whole of it."""
    assert tree.node(("two", "three", "all")) is None
    assert tree.node(("one", "all")) is tree.node(("one",))
