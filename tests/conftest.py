"""What the tests of several folders share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from certguide.catalog.loading.loader import load_catalog, parse_catalog
from certguide.catalog.model.catalog import Catalog

ROOT = Path(__file__).parent.parent
REAL = ROOT / "data" / "credentials.yaml"
SMALL = ROOT / "tests" / "catalog" / "good" / "small.yaml"
TODAY = date(2026, 11, 23)


def changed(text: str, *changes: tuple[str, str]) -> str:
    """A text with each of the given parts, which it has to have once, replaced by another."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="session")
def real_text() -> str:
    """The text of the catalogue that is published."""
    return REAL.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def real_catalog() -> Catalog:
    """The catalogue that is published, as of the day the guide was made."""
    return load_catalog(REAL, TODAY)


@pytest.fixture(scope="session")
def small() -> Callable[..., Catalog]:
    """Reads the small catalogue of the tests with changes, each of an old part to a new one."""

    def build(*changes: tuple[str, str], today: date = TODAY) -> Catalog:
        return parse_catalog(changed(SMALL.read_text(encoding="utf-8"), *changes), today, "small.yaml")

    return build
