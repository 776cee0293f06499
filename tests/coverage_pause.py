"""Pause the measurement of coverage in tests marked ``unmeasured``, which repeat what others cover, and in a browser.

Measuring makes a build take almost twice its time.
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
    """Run a marked test without measuring it, its fixtures and the processes that they start.

    Builds that tests share are measured all the same, since another test may need them; see ``building``.
    """
    measurement = coverage.Coverage.current()
    if measurement is None or not any(map(item.get_closest_marker, ("unmeasured", "browser"))):
        return (yield)
    measurement.stop()
    os.environ.pop(_VARIABLE, None)
    try:
        return (yield)
    finally:
        os.environ.update(MEASURED)
        measurement.start()
