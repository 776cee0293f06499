"""What the tests of several folders share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

import pytest

from certguide.catalog.loading.loader import load_catalog, parse_catalog
from certguide.catalog.model.catalog import Catalog
from tests.published.guide import PUBLISHED, newest_reading

pytest_plugins = ["tests.coverage_pause", "tests.garbage", "tests.markers", "tests.shuffle"]

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "guides" / "observatory" / "data" / "credentials.yaml"
SMALL = ROOT / "tests" / "catalog" / "good" / "small.yaml"
TODAY = date(2026, 11, 23)


def changed(text: str, *changes: tuple[str, str]) -> str:
    """Return a text with each of the given parts, which it has to have once, replaced by another."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        text = text.replace(old, new)
    return text


@cache
def read_sample() -> Catalog:
    """Return the catalogue of the sample guide as of 23 November 2026; read-only."""
    return load_catalog(SAMPLE, TODAY)


@pytest.fixture(scope="session")
def sample_text() -> str:
    """The catalogue of the sample guide, as text."""
    return SAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sample_catalog() -> Catalog:
    """The catalogue of the sample guide as of 23 November 2026."""
    return read_sample()


@pytest.fixture(scope="session")
def published_text() -> str:
    """The catalogue in data/, as text."""
    return PUBLISHED.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def published_day(published_text: str) -> date:
    """The day of the newest reading of a source in data/: a test of it knows no other day."""
    return newest_reading(published_text)


@pytest.fixture(scope="session")
def published_catalog(published_text: str, published_day: date) -> Catalog:
    """The catalogue in data/ on that day."""
    return parse_catalog(published_text, published_day, "data/credentials.yaml")


@pytest.fixture(scope="session")
def small() -> Callable[..., Catalog]:
    """Reads the small catalogue of the tests with changes, each of an old part to a new one."""

    @lru_cache(maxsize=32)
    def build(*changes: tuple[str, str], today: date = TODAY) -> Catalog:
        return parse_catalog(changed(SMALL.read_text(encoding="utf-8"), *changes), today, "small.yaml")

    return build
