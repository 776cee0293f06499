"""Markers: which tests build a site or drive a browser, and that no other test can."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.markers import is_build


@pytest.mark.parametrize(
    ("command", "builds"),
    [
        (["python", "-m", "mkdocs", "build"], True),
        (["make", "-o", ".venv/ready", "site"], True),
        (["/bin/sh", "-c", "cd a && make new"], True),
        ("/usr/bin/make site", True),
        (["python", "-m", "certguide", "check"], False),
        (["git", "commit", "--message=make"], False),
    ],
)
def test_is_build_recognises_make_and_mkdocs(command: str | list[str], builds: bool) -> None:
    """Return true for each way of starting either, and for nothing else."""
    assert is_build(command) is builds


def test_unmarked_test_cannot_start_mkdocs() -> None:
    """Refuse the process with a message that names the fixtures."""
    with pytest.raises(RuntimeError, match="new_project or build_once"):
        subprocess.run([sys.executable, "-m", "mkdocs", "--version"])


def test_fixture_sets_marker(request: pytest.FixtureRequest) -> None:
    """Carry no marker without a fixture that needs one."""
    assert not list(request.node.iter_markers("site"))


@pytest.mark.usefixtures("new_project")
def test_fixture_that_builds_sets_marker(request: pytest.FixtureRequest) -> None:
    """Carry `site` because of a fixture that builds."""
    assert list(request.node.iter_markers("site"))
