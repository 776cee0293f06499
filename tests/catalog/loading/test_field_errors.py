"""Messages for field errors that no file in ``bad/`` shows."""

from __future__ import annotations

from typing import Any

import pytest

from certguide.catalog.loading.field_errors import explain_field_error, field_names_at, intended_key


def error(kind: str, *path: str | int, value: Any = None, **more: Any) -> Any:
    """Return an error like those of pydantic."""
    return {"type": kind, "loc": path, "msg": "Input should be odd", "input": value, **more}


def test_unknown_error_type_keeps_the_message_of_pydantic() -> None:
    """A type that a later pydantic adds must not end in a traceback."""
    assert explain_field_error(error("not_odd", "guide")) == "Input should be odd."


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        (("roadmap", 0, "credentials"), "ids, kind, level"),
        (("programme", "policies", 0), "sources, doubts, id, topic, title, text and others"),
    ],
)
def test_model_type_error_lists_up_to_six_keys(path: tuple[str | int, ...], fields: str) -> None:
    """Of a model with more fields, the first six are listed."""
    assert (
        explain_field_error(error("model_type", *path, value="x")) == f'Expected keys ({fields}), found the text "x".'
    )


@pytest.mark.parametrize(
    ("kind", "key", "path"),
    [
        ("extra_forbidden", "titel", ("guide", "title")),
        ("extra_forbidden", "zebra", None),
        ("missing", "title", None),
    ],
)
def test_intended_key_is_a_similar_known_key(kind: str, key: str, path: tuple[str, ...] | None) -> None:
    """Only an unknown key has one, and only if a known key is similar."""
    assert intended_key(error(kind, "guide", key)) == path


def test_value_has_no_keys() -> None:
    """Where a text or a list of texts is expected, there is no key to suggest."""
    assert field_names_at(("guide", "title")) == []
    assert field_names_at(("credentials", 0, "former_names", 0)) == []
