"""The comparison, opened in a browser."""

from __future__ import annotations

from typing import Any

import pytest

from tests.site.comparison.in_browser import open_at


@pytest.fixture
def compare(home: str, window: Any) -> Any:
    """Opens the comparison at an address."""
    return lambda query="", **settings: open_at(window(**settings), home, query)
