"""The weekly run keeps exactly one issue: ``.github/keep-one-issue.sh`` against a GitHub of our own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from certguide.cli import main
from certguide.maintenance.freshness_issue import NOTHING
from certguide.maintenance.link_checker import Link, LinkStatus
from tests.conftest import ROOT, SMALL
from tests.yaml_text import load_yaml

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows starts no shell script")

SCRIPT = ROOT / ".github" / "keep-one-issue.sh"
WORKFLOWS = ROOT / ".github" / "workflows"

GH = """#!{python} -IS
import json, sys
issues = json.load(open({state!r}))
words = sys.argv[1:]
def option(name):
    return words[words.index(name) + 1]
what, verb = words[:2]
if (what, verb) == ("label", "create"):
    sys.exit(0)
assert what == "issue", words
if verb == "list":
    assert option("--state") == "all" and option("--json") == "number"
    for one in sorted(issues, key=lambda one: one["number"]):
        if option("--label") in one["labels"]:
            print(one["number"])
elif verb == "create":
    issues.append({{"number": len(issues) + 1, "state": "OPEN", "labels": [option("--label")],
                   "title": option("--title"), "body": open(option("--body-file")).read()}})
else:
    one = next(one for one in issues if one["number"] == int(words[2]))
    if verb == "view":
        print(one["state"])
    elif verb == "edit":
        one.update(title=option("--title"), body=open(option("--body-file")).read())
    elif verb in ("close", "reopen"):
        assert one["state"] == ("OPEN" if verb == "close" else "CLOSED"), "it is so already"
        one["state"] = "CLOSED" if verb == "close" else "OPEN"
    else:
        sys.exit(f"no such command: {{words}}")
json.dump(issues, open({state!r}, "w"))
"""


def run(folder: Path, issues: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Run the script with a text, and return the issues after it."""
    state, gh, body = folder / "issues.json", folder / "gh", folder / "body.md"
    state.write_text(json.dumps(issues), encoding="utf-8")
    gh.write_text(GH.format(python=sys.executable, state=str(state)), encoding="utf-8")
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
    found: list[dict[str, Any]] = json.loads(state.read_text(encoding="utf-8"))
    return found


def issue(number: int, state: str = "OPEN", label: str = "freshness") -> dict[str, Any]:
    return {"number": number, "state": state, "labels": [label], "title": "Old", "body": "old"}


def ours(issues: list[dict[str, Any]]) -> list[tuple[int, str, str]]:
    return [(one["number"], one["state"], one["body"]) for one in issues if "freshness" in one["labels"]]


def test_the_first_run_opens_it(tmp_path: Path) -> None:
    """Without an issue one is opened, with label, title and text; others are left alone."""
    issues = run(tmp_path, [issue(1, label="mistake")], "Much to do.")
    assert ours(issues) == [(2, "OPEN", "Much to do.")]
    assert issues[1]["title"] == "The title"
    assert issues[0] == issue(1, label="mistake")


def test_a_later_run_writes_it_anew(tmp_path: Path) -> None:
    """An open one is edited, and no second one opened, however often it runs."""
    once = run(tmp_path, [issue(1)], "Much to do.")
    assert ours(once) == [(1, "OPEN", "Much to do.")]
    assert run(tmp_path, once, "Much to do.") == once


def test_a_closed_one_is_opened_again(tmp_path: Path) -> None:
    """Somebody closed it, and something is due: the same issue goes on."""
    assert ours(run(tmp_path, [issue(1, "CLOSED")], "Much to do.")) == [(1, "OPEN", "Much to do.")]


def test_nothing_due_closes_it(tmp_path: Path) -> None:
    """With nothing to do it is closed, and stays so; and none is opened for that."""
    closed = run(tmp_path, [issue(1)], f"{NOTHING}\n")
    assert ours(closed) == [(1, "CLOSED", f"{NOTHING}\n")]
    assert run(tmp_path, closed, f"{NOTHING}\n") == closed
    assert run(tmp_path, [], f"{NOTHING}\n") == []


def test_of_several_the_first_is_kept(tmp_path: Path) -> None:
    """Should there ever be more, the oldest goes on and the others are closed."""
    issues = run(tmp_path, [issue(1), issue(2), issue(3, "CLOSED")], "Much to do.")
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
