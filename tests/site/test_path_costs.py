"""The validity of a path's credentials, in one line."""

from __future__ import annotations

import pytest

from certguide.site.components.path_costs import path_figures
from tests.conftest import changed
from tests.site.small import TEXT, small_desk

PATH = "path: [{credential: deckhand, why: It is near.},"
TALK = "{credential: welcome, why: It is free.},"
MATE = "price: 90 EUR, length: 60 minutes,"


def validity_of_path(*changes: tuple[str, str]) -> str:
    """Return the line of the first path of the small catalogue."""
    page = small_desk(text=changed(TEXT, *changes))
    return dict(path_figures(page, page.site.paths[0]))["Valid for"].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([], "three years"),
        ([(PATH, f"{PATH} {TALK}")], "three years; one does not expire"),
        ([(MATE, f"{MATE} validity: unknown,")], "not known"),
        ([(PATH, f"{PATH} {TALK}"), (MATE, f"{MATE} validity: unknown,")], "one does not expire; one not known"),
    ],
)
def test_path_validity_lists_expiring_lasting_and_unknown(changes: list[tuple[str, str]], text: str) -> None:
    """A count is added only where the path has more than one credential."""
    assert validity_of_path(*changes) == text
