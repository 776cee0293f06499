"""Run the tests in another order: `pytest --shuffle=7`, the same order for the same number."""

from __future__ import annotations

from itertools import groupby
from random import Random

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.addoption("--shuffle", type=int, metavar="SEED", help="shuffle files, and the tests in each of them")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Shuffle files as a whole, so that what their tests share is made once."""
    seed = config.getoption("shuffle")
    if seed is None:
        return
    random = Random(seed)  # noqa: S311 - an order to be had again
    files = [list(tests) for _, tests in groupby(items, key=lambda item: item.path)]
    random.shuffle(files)
    for tests in files:
        random.shuffle(tests)
    items[:] = [item for tests in files for item in tests]
