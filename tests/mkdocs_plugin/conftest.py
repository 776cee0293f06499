"""What the tests of the plugin share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points

import pytest


@pytest.fixture(autouse=True, scope="session")
def installed() -> Iterator[None]:
    """Search the installed packages for themes and plugins once: MkDocs does it for each configuration it loads."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("mkdocs.plugins", "mkdocs.utils"):
            patch.setattr(f"{module}.entry_points", cache(entry_points))
        yield
