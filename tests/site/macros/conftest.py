"""A page that fragments are made for."""

from __future__ import annotations

import pytest

from certguide.site.context.page import PageContext
from tests.site.small import small_page


@pytest.fixture
def page() -> PageContext:
    """The context of the roadmap's page."""
    return small_page()
