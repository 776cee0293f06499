"""The weekly run keeps exactly one issue: ``.github/keep-one-issue.sh`` against a GitHub of our own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from certguide.cli import main
from certguide.maintenance.freshness_issue import NOTHING
from certguide.maintenance.link_checker import Link, LinkStatus
from tests.conftest import ROOT, SMALL
from tests.yaml_text import load_yaml

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows starts no shell script")

SCRIPT = ROOT / ".github" / "keep-one-issue.sh"
WORKFLOWS = ROOT / ".github" / "workflows"


class Issue(NamedTuple):
    """An issue on our own GitHub."""

    number: int
    state: str = "OPEN"
    label: str = "freshness"
    title: str = "Old"
    body: str = "old"


GH = r"""#!/bin/bash -e
# GitHub's command: each issue is a folder with a file for its state, its label, its title and its text.
cd "$(dirname "$0")/issues"
option() {  # the word after a name
  local name=$1
  shift
  while [[ $1 != "$name" ]]; do shift; done
  echo "$2"
}
write() { # the title and the text of an issue
  option --title "${@:2}" > "$1/title"
  cp "$(option --body-file "${@:2}")" "$1/body"
}
case "$1 $2" in
  "label create") ;;
  "issue list")
    [[ $(option --state "$@") == all && $(option --json "$@") == number ]]
    for one in [0-9]*; do [[ ! -d $one || $(<"$one/label") != $(option --label "$@") ]] || echo "$one"; done ;;
  "issue create")
    new=$(($(find . -mindepth 1 -maxdepth 1 | wc -l) + 1))
    mkdir "$new"
    echo OPEN > "$new/state"
    option --label "$@" > "$new/label"
    write "$new" "$@" ;;
  "issue view") cat "$3/state" ;;
  "issue edit") write "$3" "$@" ;;
  "issue close") [[ $(<"$3/state") == OPEN ]] && echo CLOSED > "$3/state" ;;
  "issue reopen") [[ $(<"$3/state") == CLOSED ]] && echo OPEN > "$3/state" ;;
  *) echo "no such command: $*" >&2; exit 1 ;;
esac
"""


def run(folder: Path, issues: list[Issue], text: str) -> list[Issue]:
    """Run the script with a text, and return the issues after it."""
    shutil.rmtree(folder / "issues", ignore_errors=True)
    for issue in issues:
        place = folder / "issues" / str(issue.number)
        place.mkdir(parents=True)
        for name in ("state", "label", "title", "body"):
            (place / name).write_text(getattr(issue, name), encoding="utf-8")
    (folder / "issues").mkdir(exist_ok=True)
    gh, body = folder / "gh", folder / "body.md"
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)
    body.write_text(text, encoding="utf-8")
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [str(SCRIPT), "freshness", "The title", str(body)],
        env={**os.environ, "PATH": path},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return [
        Issue(int(place.name), *((place / name).read_text(encoding="utf-8").strip("\n") for name in Issue._fields[1:]))
        for place in sorted((folder / "issues").iterdir(), key=lambda place: int(place.name))
    ]


def ours(issues: list[Issue]) -> list[tuple[int, str, str]]:
    """Return number, state and text of the issues with the label."""
    return [(issue.number, issue.state, issue.body) for issue in issues if issue.label == "freshness"]


def test_the_first_run_opens_it(tmp_path: Path) -> None:
    """Without an issue one is opened, with label, title and text; others are left alone."""
    issues = run(tmp_path, [Issue(1, label="mistake")], "Much to do.")
    assert ours(issues) == [(2, "OPEN", "Much to do.")]
    assert issues[1].title == "The title"
    assert issues[0] == Issue(1, label="mistake")


def test_a_later_run_writes_it_anew(tmp_path: Path) -> None:
    """An open one is edited, and no second one opened, however often it runs."""
    once = run(tmp_path, [Issue(1)], "Much to do.")
    assert ours(once) == [(1, "OPEN", "Much to do.")]
    assert run(tmp_path, once, "Much to do.") == once


def test_a_closed_one_is_opened_again(tmp_path: Path) -> None:
    """Somebody closed it, and something is due: the same issue goes on."""
    assert ours(run(tmp_path, [Issue(1, "CLOSED")], "Much to do.")) == [(1, "OPEN", "Much to do.")]


def test_nothing_due_closes_it(tmp_path: Path) -> None:
    """With nothing to do it is closed, and stays so; and none is opened for that."""
    closed = run(tmp_path, [Issue(1)], f"{NOTHING}\n")
    assert ours(closed) == [(1, "CLOSED", NOTHING)]
    assert run(tmp_path, closed, f"{NOTHING}\n") == closed
    assert run(tmp_path, [], f"{NOTHING}\n") == []


def test_of_several_the_first_is_kept(tmp_path: Path) -> None:
    """Should there ever be more, the oldest goes on and the others are closed."""
    issues = run(tmp_path, [Issue(1), Issue(2), Issue(3, "CLOSED")], "Much to do.")
    assert ours(issues) == [(1, "OPEN", "Much to do."), (2, "CLOSED", "old"), (3, "CLOSED", "old")]


def test_the_command_writes_the_text(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Facts and addresses in one Markdown text on standard output, with edit links of the repository at hand."""
    monkeypatch.setattr(
        "certguide.maintenance.tasks.check_links", lambda all_of: [Link(one, LinkStatus.LIVE) for one in all_of]
    )
    environment = {"GUIDE_TODAY": "2026-11-23", "GITHUB_REPOSITORY": "o/r", "GITHUB_REF": "refs/heads/next"}
    assert main(["freshness", str(SMALL)], environment) == 0
    text = capsys.readouterr().out
    assert text.startswith(NOTHING)
    assert f"https://github.com/o/r/edit/next/{SMALL.relative_to(ROOT).as_posix()}#L" in text
    assert "Working: 1 of 1 URLs." in text


def _workflow(name: str) -> dict[Any, Any]:
    found: dict[Any, Any] = load_yaml((WORKFLOWS / name).read_text(encoding="utf-8"))
    return found


def test_the_weekly_run_may_write_issues_and_nothing_else() -> None:
    """It starts without rights; its one job reads the code and writes issues, so it cannot change a fact."""
    weekly = _workflow("freshness.yml")
    assert weekly["permissions"] == {}
    assert [job["permissions"] for job in weekly["jobs"].values()] == [{"contents": "read", "issues": "write"}]


def test_the_token_is_handed_to_the_last_step_alone() -> None:
    """Nothing that talks to foreign hosts gets it."""
    (job,) = _workflow("freshness.yml")["jobs"].values()
    holders = [number for number, step in enumerate(job["steps"]) if "GH_TOKEN" in step.get("env", {})]
    assert holders == [len(job["steps"]) - 1]
    assert job["steps"][0]["with"]["persist-credentials"] is False


def test_no_pull_request_waits_for_the_network() -> None:
    """Addresses are looked at by the weekly run alone, which no push and no pull request starts."""
    assert set(_workflow("freshness.yml")[True]) == {"schedule", "workflow_dispatch"}
    for file in WORKFLOWS.glob("*.yml"):
        text = file.read_text(encoding="utf-8")
        assert file.name == "freshness.yml" or not any(word in text for word in ("certguide links", "make links"))
