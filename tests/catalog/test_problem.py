"""Problems as programs read them."""

from __future__ import annotations

import pytest

from certguide.catalog.problems import CatalogError, Problem, github_annotations, shorten


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("data/credentials.yaml", "data/credentials.yaml"),
        ("a:b,c%d.yaml", "a%3Ab%2Cc%25d.yaml"),
        ("a\r\nb:::,,,%%.yaml", "a%0D%0Ab%3A%3A%3A%2C%2C%2C%25%25.yaml"),
    ],
)
def test_no_name_breaks_out_of_its_annotation(file: str, name: str) -> None:
    """What ends a property of a workflow command is escaped in the name of the file."""
    assert github_annotations([Problem(3, 5, "guide › title", "100 % wrong: a, b\r\nc.")], file) == [
        f"::error file={name},line=3,col=5,title=Catalogue::guide › title: 100 %25 wrong: a, b%0D%0Ac."
    ]


def test_each_problem_has_an_annotation() -> None:
    """In their order; one of the whole file has no path."""
    problems = [Problem(1, 1, "", "empty."), Problem(2, 1, "guide", "wrong.")]
    assert github_annotations(problems, "x") == [
        "::error file=x,line=1,col=1,title=Catalogue::empty.",
        "::error file=x,line=2,col=1,title=Catalogue::guide: wrong.",
    ]


@pytest.mark.parametrize(("number", "count"), [(1, "1 problem"), (2, "2 problems"), (11, "11 problems")])
def test_problems_are_counted(number: int, count: str) -> None:
    """The last line says how many there are."""
    problems = [Problem(line, 1, "", "wrong.") for line in range(1, number + 1)]
    assert str(CatalogError(problems, "x")).splitlines()[-1] == f"{count} in x. Nothing was built."


def test_a_long_value_is_shown_in_part() -> None:
    """What just fits is shown whole; of what does not, an ellipsis says so."""
    assert shorten("a" * 60) == "a" * 60
    assert shorten("a" * 61) == "a" * 60 + "…"
