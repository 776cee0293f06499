"""The workflows publish what passed, and publish daily without waiting for the tests."""

from __future__ import annotations

import re
from typing import Any

import yaml

from tests.conftest import ROOT

WORKFLOWS = {
    file.name: yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - plain text, so that `on` stays a word
    for file in sorted((ROOT / ".github/workflows").glob("*.yml"))
}


def commands(workflow: dict[str, Any]) -> str:
    """Everything that the steps of a workflow run."""
    return "\n".join(step.get("run", "") for job in workflow["jobs"].values() for step in job.get("steps", ()))


def test_push_is_published_after_every_other_job() -> None:
    """A job that is added to the tests of a push is waited for too."""
    jobs = WORKFLOWS["test.yml"]["jobs"]
    assert set(jobs["publish"]["needs"]) == set(jobs) - {"publish"}
    assert jobs["publish"]["if"] == "github.event_name == 'push'"
    assert WORKFLOWS["test.yml"]["on"]["push"] == {"branches": ["main"]}


def test_daily_run_checks_and_builds_but_runs_no_tests() -> None:
    """Publishing itself is never triggered by a push, and no test can stop it."""
    publish = WORKFLOWS["publish.yml"]
    assert set(publish["on"]) == {"workflow_call", "schedule", "workflow_dispatch"}
    steps = ("make check", "make site", "certguide verify")
    found = [commands(publish).find(step) for step in steps]
    assert -1 not in found
    assert found == sorted(found)
    assert "test" not in commands(publish)


def test_every_workflow_serves_the_guide_of_the_variable() -> None:
    """GUIDE is set once, for all jobs and steps, from the repository's variables, with the guide at the root else."""
    for name, workflow in WORKFLOWS.items():
        jobs = list(workflow["jobs"].values())
        steps = [step for job in jobs for step in job.get("steps", ())]
        assert workflow["env"]["GUIDE"] == "${{ vars.GUIDE || '.' }}", name
        assert not [place for place in (*jobs, *steps) if "GUIDE" in place.get("env", {})], name


def test_no_workflow_names_the_folder_of_a_guide() -> None:
    """Paths into a guide begin with the variable, or go through make, which reads it."""
    for name, workflow in WORKFLOWS.items():
        assert not re.findall(r"(?<![\w/$\"])(?:data|docs|site)/\S*", commands(workflow)), name
