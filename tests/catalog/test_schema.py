"""The schema that editors check with: fresh, complete and of one mind with the reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from certguide.catalog.schema import schema_text

SCHEMA = Path(__file__).parents[2] / "data/credentials.schema.json"


class _Plain(yaml.SafeLoader):
    """YAML as an editor's checker sees it: dates are text."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_text()))


@pytest.fixture
def real(real_text: str) -> Any:
    return yaml.load(real_text, Loader=_Plain)  # noqa: S506 - a safe loader without dates


def test_the_schema_beside_the_catalogue_is_fresh() -> None:
    """It is what the definition gives; python -m certguide schema writes it anew."""
    assert SCHEMA.read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema(validator: Draft202012Validator) -> None:
    """The schema itself is valid."""
    Draft202012Validator.check_schema(validator.schema)


def test_the_real_catalogue_fits(validator: Draft202012Validator, real: Any) -> None:
    """An editor underlines nothing in the published catalogue."""
    assert [error.json_path for error in validator.iter_errors(real)] == []


@pytest.mark.parametrize(
    ("change", "value"),
    [("lenght", "130 minutes"), ("price", "150"), ("price", None), ("languages", "English"), ("proctored", "no")],
)
def test_mistakes_are_underlined(validator: Draft202012Validator, real: Any, change: str, value: Any) -> None:
    """Unknown keys, wrong forms and blanks are refused there as well."""
    real["credentials"][0][change] = value
    assert list(validator.iter_errors(real))


def test_every_field_is_explained() -> None:
    """Hover help exists for every field of every part."""
    schema = json.loads(schema_text())
    parts = {"Catalog": schema, **schema["$defs"]}
    silent = [
        f"{name}.{field}"
        for name, part in parts.items()
        for field, said in part.get("properties", {}).items()
        if not said.get("description")
    ]
    assert silent == []
