"""A damaged catalogue is loaded, or refused with problems at their places, and never ends in a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from certguide.catalog.loading.loader import load_catalog
from certguide.catalog.problems import CatalogError, format_report
from tests.cases import cases
from tests.catalog.mutated import Case, case

pytestmark = pytest.mark.unmeasured

STEP = 25
"""So many cases are a test of their own."""


def fault(damaged: Case, file: Path) -> str:
    """Describe what is wrong with the result of a case; return an empty text if it is loaded or refused correctly."""
    file.write_bytes(damaged.data)
    try:
        load_catalog(file, damaged.today, "data.yaml")
    except CatalogError as error:
        lines = damaged.data.decode("utf-8-sig", errors="replace").splitlines()
        misplaced = [p for p in error.problems if not 1 <= p.line <= len(lines) + 1 or p.column < 1]
        garbled = [
            line for line in format_report(error.problems, error.file) if not line.isprintable() or len(line) > 2000
        ]
        return (
            f"{damaged}: {misplaced or garbled or 'no problem'}" if misplaced or garbled or not error.problems else ""
        )
    except Exception as error:
        return f"{damaged}: {type(error).__name__}: {error}"
    return ""


@pytest.mark.parametrize("start", range(0, cases(), STEP))
def test_damaged_catalogue_is_loaded_or_refused(start: int, tmp_path: Path) -> None:
    """Each case results in a catalogue, or in problems that each have a position and one line of text."""
    faults = [fault(case(number), tmp_path / "data.yaml") for number in range(start, min(start + STEP, cases()))]
    assert not any(faults), "\n".join(["", *filter(None, faults)])


def test_case_is_the_same_for_the_same_number() -> None:
    """A failure can be reproduced from the number of its case."""
    for number in (7, 8):
        assert case(number) == case(number)
        assert case(number).data != case(number + 2).data


def test_some_cases_are_loaded_and_some_refused(tmp_path: Path) -> None:
    """Cases that all had the same result would test little."""
    results: set[str] = set()
    for damaged in map(case, range(0, 40, 2)):
        (tmp_path / "data.yaml").write_bytes(damaged.data)
        try:
            load_catalog(tmp_path / "data.yaml", damaged.today)
            results.add("loaded")
        except CatalogError:
            results.add("refused")
        if results == {"loaded", "refused"}:
            return
    raise AssertionError(f"all were {results}")
