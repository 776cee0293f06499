"""What an editor is told where no file in ``bad/`` can show it."""

from __future__ import annotations

from typing import Any

import pytest

from certguide.catalog.loading.field_errors import explain_field_error, intended_key


def error(kind: str, *place: str | int, value: Any = None, **more: Any) -> Any:
    """An error as pydantic gives it."""
    return {"type": kind, "loc": place, "msg": "Input should be odd", "input": value, **more}


def test_an_error_without_words_of_ours_keeps_its_own() -> None:
    """What pydantic may come to refuse one day is told as it says it, and not as a traceback."""
    assert explain_field_error(error("not_odd", "guide")) == "Input should be odd."


@pytest.mark.parametrize(
    ("place", "fields"),
    [
        (("roadmap", 0, "of"), "ids, kind, level"),
        (("programme", "rules", 0), "sources, doubts, id, topic, title, says and others"),
    ],
)
def test_some_of_the_keys_are_named(place: tuple[str | int, ...], fields: str) -> None:
    """All, or the first six."""
    assert (
        explain_field_error(error("model_type", *place, value="x")) == f'expected keys ({fields}), found the text "x".'
    )


@pytest.mark.parametrize(
    ("kind", "key", "place"),
    [
        ("extra_forbidden", "titel", ("guide", "title")),
        ("extra_forbidden", "zebra", None),
        ("missing", "title", None),
    ],
)
def test_a_mistyped_key_stands_for_the_one_that_was_meant(kind: str, key: str, place: tuple[str, ...] | None) -> None:
    """Only an unknown key that is near to a known one."""
    assert intended_key(error(kind, "guide", key)) == place
