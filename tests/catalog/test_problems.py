"""Reports and annotations made of problems."""

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
def test_github_annotations_escape_file_names(file: str, name: str) -> None:
    """Characters that end a property of a workflow command are escaped, and those of the message as far as needed."""
    assert github_annotations([Problem(3, 5, "guide › title", "100 % wrong: a, b\r\nc.")], file) == [
        f"::error file={name},line=3,col=5,title=Catalogue::guide › title: 100 %25 wrong: a, b%0D%0Ac."
    ]


def test_github_annotations_keep_the_order_of_problems() -> None:
    """Each problem has one annotation; that of a whole file has no path."""
    problems = [Problem(1, 1, "", "empty."), Problem(2, 1, "guide", "wrong.")]
    assert github_annotations(problems, "x") == [
        "::error file=x,line=1,col=1,title=Catalogue::empty.",
        "::error file=x,line=2,col=1,title=Catalogue::guide: wrong.",
    ]


@pytest.mark.parametrize(("number", "count"), [(1, "1 problem"), (2, "2 problems"), (11, "11 problems")])
def test_catalog_error_ends_with_the_number_of_problems(number: int, count: str) -> None:
    """One problem is not called problems."""
    problems = [Problem(line, 1, "", "wrong.") for line in range(1, number + 1)]
    assert str(CatalogError(problems, "x")).splitlines()[-1] == f"{count} in x. The site was not built."


def test_shorten_cuts_after_60_characters() -> None:
    """A text of 60 characters is kept; a longer one ends with an ellipsis."""
    assert shorten("a" * 60) == "a" * 60
    assert shorten("a" * 61) == "a" * 60 + "…"
