"""Measure coverage in tests without a marker, in the builds that tests share, and in tests marked ``measured``.

All others build sites or drive a browser and run the same code again, and measuring makes a build take twice its time.
"""

from __future__ import annotations

import os
from collections.abc import Generator

import coverage
import pytest

_VARIABLE = "COVERAGE_PROCESS_CONFIG"
"""The variable by which coverage starts in processes of their own."""

MEASURED = {name: value for name, value in os.environ.items() if name == _VARIABLE}
"""The environment of a process that is measured whichever test starts it; empty if nothing is."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test that isn't measured, its fixtures and the processes that they start.

    Builds that tests share are measured all the same; see ``building``.
    """
    measurement = coverage.Coverage.current()
    if measurement is None or _is_measured(item):
        return (yield)
    measurement.stop()
    os.environ.pop(_VARIABLE, None)
    try:
        return (yield)
    finally:
        os.environ.update(MEASURED)
        measurement.start()


def _is_measured(item: pytest.Item) -> bool:
    """Return whether a test adds to coverage: those in the quick loop do."""
    has = item.get_closest_marker
    return not has("unmeasured") and bool(has("measured") or not (has("browser") or has("site")))
