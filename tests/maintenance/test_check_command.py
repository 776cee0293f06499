"""``python -m certguide``: one line when all is well, every problem when it is not, never a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from certguide.cli import COMMANDS, main
from tests.conftest import ROOT, SMALL, changed

DAY = {"GUIDE_TODAY": "2026-11-23"}


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A catalogue with two mistakes."""
    file = tmp_path / "bad.yaml"
    text = SMALL.read_text(encoding="utf-8")
    file.write_text(
        changed(text, ("page: home\n", "page: hom\n"), ("credential: builder", "credential: bilder")), encoding="utf-8"
    )
    return file


def test_a_good_catalogue_gets_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All is well: exit 0, and one line that counts what was read."""
    file = tmp_path / "good.yaml"  # outside of any repository, so that there is nothing to compare with
    shutil.copy2(SMALL, file)
    assert main(["check", str(file)], DAY) == 0
    assert capsys.readouterr().out == f"{file}: OK (checked for 2026-11-23): 2 credentials, 2 steps, 1 source.\n"


def test_a_bad_catalogue_gets_every_problem(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Problems go to standard output, one a line, and the last line counts them; exit 1."""
    assert main(["check", str(bad)], DAY) == 1
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        f'{bad}:27:11: credentials › builder › page: "hom" is not the id of a source. '
        'Did you mean "home"? Sources: home.',
        f'{bad}:37:25: audiences › build › path › item 1 › credential: "bilder" is not the id of a credential. '
        'Did you mean "builder"? Or is "builder" misspelt? Nothing names it. Credentials: primer, builder.',
        f"2 problems in {bad}. The site was not built.",
    ]
    assert not printed.err


def test_one_problem_is_counted_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A single problem is not called problems."""
    assert main(["check", str(tmp_path / "none.yaml")], DAY) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{tmp_path / 'none.yaml'}:1:1: There is no such file.",
        f"1 problem in {tmp_path / 'none.yaml'}. The site was not built.",
    ]


def test_a_reader_may_stop_reading() -> None:
    """As ``head`` does after some lines: that is no error worth a traceback."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "certguide", "check", str(SMALL)]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **DAY}, stdout=write_end, stderr=subprocess.PIPE)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (1, b"")


def test_an_interrupt_ends_a_command_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit status is that of shells."""

    def interrupt(*arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("certguide.maintenance.check.check_catalog", interrupt)
    assert main(["check", str(SMALL)], DAY) == 130


def test_problems_appear_on_the_lines_of_a_pull_request(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In GitHub Actions each problem is repeated as an annotation of its line."""
    assert main(["check", str(bad)], {**DAY, "GITHUB_ACTIONS": "true"}) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[2] == f"2 problems in {bad}. The site was not built."
    assert lines[3:] == [
        f"::error file={bad},line=27,col=11,title=Catalogue::"
        'credentials › builder › page: "hom" is not the id of a source. Did you mean "home"? Sources: home.',
        f"::error file={bad},line=37,col=25,title=Catalogue::"
        'audiences › build › path › item 1 › credential: "bilder" is not the id of a credential. '
        'Did you mean "builder"? Or is "builder" misspelt? Nothing names it. Credentials: primer, builder.',
    ]


def test_a_good_catalogue_gets_no_annotation(capsys: pytest.CaptureFixture[str]) -> None:
    """In GitHub Actions, too, nothing is said of a catalogue that is right."""
    assert main(["check", str(SMALL)], {**DAY, "GITHUB_ACTIONS": "true"}) == 0
    assert "::error" not in capsys.readouterr().out


def test_a_day_that_cannot_be_read_is_a_problem_too(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped GUIDE_TODAY gets a sentence and exit 1."""
    assert main(["check", str(SMALL)], {"GUIDE_TODAY": "tomorrow"}) == 1
    assert capsys.readouterr().out == 'GUIDE_TODAY is "tomorrow"; write a day as YYYY-MM-DD.\n'


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_no_day_is_too_far_away(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The first and the last day there are get an answer like any other."""
    main(["check", str(SMALL)], {"GUIDE_TODAY": day})
    assert day in capsys.readouterr().out


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """The schema comes as JSON on standard output."""
    assert main(["schema"], {}) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Catalog"


def test_check_without_a_file_reads_data_credentials_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the folder of a guide, as make check runs it."""
    (tmp_path / "data").mkdir()
    shutil.copy2(SMALL, tmp_path / "data" / "credentials.yaml")
    monkeypatch.chdir(tmp_path)
    assert main(["check"], DAY) == 0
    expected = "data/credentials.yaml: OK (checked for 2026-11-23): 2 credentials, 2 steps, 1 source.\n"
    assert capsys.readouterr().out == expected


def test_a_command_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """Mistyped commands are told which there are."""
    with pytest.raises(SystemExit) as caught:
        main(["chek"], {})
    assert caught.value.code == 2
    assert "check" in capsys.readouterr().err


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """--help prints the arguments of each command and exits with 0."""
    with pytest.raises(SystemExit) as end:
        main([command, "--help"], DAY)
    assert end.value.code == 0
    assert f"usage: certguide {command}" in capsys.readouterr().out
