"""Whatever is done to the catalogue, it is read in whole or refused with places: never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from certguide.catalog.loading.loader import load_catalog
from certguide.catalog.problems import CatalogError, format_report
from tests.catalog.mutated import Case, case, cases


def fault(one: Case, file: Path) -> str:
    """What is wrong with the answer to a case; empty when it is read, or refused as it should be."""
    file.write_bytes(one.data)
    try:
        load_catalog(file, one.today, "data.yaml")
    except CatalogError as error:
        lines = one.data.decode("utf-8-sig", errors="replace").splitlines()
        misplaced = [p for p in error.problems if not 1 <= p.line <= len(lines) + 1 or p.column < 1]
        garbled = [
            line for line in format_report(error.problems, error.file) if not line.isprintable() or len(line) > 2000
        ]
        return f"{one}: {misplaced or garbled or 'no problem'}" if misplaced or garbled or not error.problems else ""
    except Exception as error:
        return f"{one}: {type(error).__name__}: {error}"
    return ""


@pytest.mark.parametrize("hundred", range(cases() // 100))
def test_read_or_refused(hundred: int, tmp_path: Path) -> None:
    """Each case gives a catalogue, or problems that each have a line, a column and words on one line."""
    found = [fault(case(number), tmp_path / "data.yaml") for number in range(hundred * 100, hundred * 100 + 100)]
    assert not any(found), "\n".join(["", *filter(None, found)])


def test_a_case_is_made_from_its_number() -> None:
    """So that a failure can be looked at again."""
    for number in (7, 8):
        assert case(number) == case(number)
        assert case(number).data != case(number + 2).data


def test_cases_are_of_both_sorts(tmp_path: Path) -> None:
    """Some are read and some are refused, or nothing would be learnt."""
    answers = set()
    for number in range(0, 40, 2):
        (tmp_path / "data.yaml").write_bytes(case(number).data)
        try:
            load_catalog(tmp_path / "data.yaml", case(number).today)
            answers.add("read")
        except CatalogError:
            answers.add("refused")
    assert answers == {"read", "refused"}
