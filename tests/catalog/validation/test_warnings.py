"""Warnings: an end that is announced or has come is told at once, and fails no build on any day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certguide.catalog.loading.loader import parse_with_lines
from certguide.cli import main
from certguide.maintenance.freshness_issue import NOTHING
from certguide.maintenance.link_checker import Link, LinkStatus
from tests.advice.test_small_catalogue import more
from tests.conftest import SMALL, changed

BEFORE, AFTER = date(2026, 11, 23), date(2027, 1, 1)
HEAD = "roadmap:\n"
PATH = "path: [{credential: builder, why: It fits.}]"
SELECTED = "take: one, credentials: {level: basic}"


def catalog_with(follows: str, *others: str) -> str:
    """Return the text of a catalogue with a path to a credential that ends, and what follows it."""
    field, _, value = follows.partition(": ")
    welder = more("welder", exam="from: 2021-01-01, to: 2026-12-31", **{field: value})
    path = "path: [{credential: builder, why: It fits.}, {credential: welder, why: So.}]"
    return changed(SMALL.read_text(encoding="utf-8"), (HEAD, f"{welder}{''.join(others)}{HEAD}"), (PATH, path))


def warnings_of(text: str, today: date) -> list[str]:
    """Return the warnings as an editor sees them, without their lines."""
    return [str(warning) for warning in parse_with_lines(text, today, "small.yaml").warnings]


STOP = "audiences › build › path › item 2 › credential: "


@pytest.mark.parametrize(
    ("follows", "effect"),
    [
        ("replaced_by: builder", 'takes "builder" instead. Write that here, with its own reason.'),
        ("nearest: builder", "leaves it out. Choose another credential."),
        ("nearest: none", "leaves it out. Choose another credential."),
    ],
)
def test_end_of_a_stop_is_announced_and_followed(follows: str, effect: str) -> None:
    """From the announcement on, the warning says what the path will do; afterwards, what it does."""
    text = catalog_with(follows)
    ends = f'{STOP}"welder" ends on 2026-12-31. From 2027-01-01, this path {effect}'
    ended = f'{STOP}"welder" ended on 2026-12-31. Since then, this path {effect}'
    assert warnings_of(text, BEFORE) == [ends]
    assert warnings_of(text, AFTER) == [ended]


def test_step_of_which_nothing_is_left_is_a_warning() -> None:
    """The roadmap shows the step as empty, and an editor chooses others."""
    text = catalog_with("nearest: none").replace(SELECTED, "take: one, credentials: {ids: welder}")
    step = (
        "roadmap › then › credentials: No credential of this step can be booked on 2027-01-01, and pages will say so."
    )
    assert f"{step} Choose others." in warnings_of(text, AFTER)
    assert f"{step} Choose others." in warnings_of(text, BEFORE)


@pytest.mark.parametrize("field", ["replaced_by", "nearest", "renamed_to"])
def test_successor_that_has_ended_is_a_warning(field: str) -> None:
    """A chain that leads to nothing on offer is told at its beginning."""
    smith = more("smith", exam="from: 2021-01-01, to: 2026-12-01", nearest="none")
    message = "Nothing that this leads to can be booked, and pages say so. Add to `nearest` what we suggest now."
    name = f"credentials › welder › {field}"
    assert f"{name}: {message}" in warnings_of(catalog_with(f"{field}: smith", smith), AFTER)


def test_beta_that_ended_without_an_exam_is_a_warning() -> None:
    """An exam whose first day isn't known when its beta ends fails nothing."""
    smith = more("smith", exam="beta: {from: 2026-01-01, to: 2026-12-01}")
    text = changed(SMALL.read_text(encoding="utf-8"), (HEAD, smith + HEAD))
    assert warnings_of(text, BEFORE) == []
    message = "credentials › smith: Its beta is over. Add the first day of the exam, or `nearest: none`."
    assert warnings_of(text, AFTER) == [message]


def test_check_prints_warnings_and_succeeds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Warnings have file and line, are counted, and are annotations for GitHub; the exit status stays 0."""
    file = tmp_path / "welder.yaml"
    file.write_text(catalog_with("nearest: none"), encoding="utf-8")
    assert main(["check", str(file)], {"GUIDE_TODAY": "2026-11-23", "GITHUB_ACTIONS": "true"}) == 0
    warning, annotation, summary = capsys.readouterr().out.splitlines()
    assert warning.startswith(f'{file}:45:63: Warning: {STOP}"welder" ends on')
    assert annotation.startswith(f"::warning file={file},line=45,col=63,")
    assert summary.endswith("3 credentials, 2 steps, 1 source, 1 warning.")


def test_weekly_issue_lists_what_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The issue stays open while a recommendation ends, and names it with its line."""
    monkeypatch.setattr(
        "certguide.maintenance.tasks.check_links", lambda urls: [Link(url, LinkStatus.LIVE) for url in urls]
    )
    file = tmp_path / "welder.yaml"
    for follows, is_due in (("nearest: none", True), ("", False)):
        text = catalog_with(follows) if is_due else SMALL.read_text(encoding="utf-8")
        file.write_text(text, encoding="utf-8")
        assert main(["freshness", str(file)], {"GUIDE_TODAY": "2026-11-23"}) == 0
        issue = capsys.readouterr().out
        assert ("## Recommendations that end" in issue) is is_due
        assert ("leaves it out" in issue) is is_due
        assert issue.startswith(NOTHING) is not is_due
