"""The version to prepare for, over the catalogue in data/: never one that ends before a reader can be ready."""

from __future__ import annotations

import pytest

from certguide.catalog.model.catalog import Catalog
from tests.preparations import broken_preparations
from tests.site.pages import none


@pytest.mark.unmeasured
def test_preparation_is_right_on_every_day_and_with_every_study_time(published_catalog: Catalog) -> None:
    """No version that is over, none that ends too soon where another doesn't, and no fact of another version."""
    none(broken_preparations(published_catalog))
