"""Markers: a test that builds a site or drives a browser is marked, and no other test can."""

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
    """Each way to start make or MkDocs is a build, and nothing else."""
    assert is_build(command) is builds


def test_unmarked_test_cannot_start_mkdocs() -> None:
    """An unmarked test that starts a build gets an error that names the fixtures."""
    with pytest.raises(RuntimeError, match="new_project or build_once"):
        subprocess.run([sys.executable, "-m", "mkdocs", "--version"])


def test_no_marker_is_set_without_a_build_fixture(request: pytest.FixtureRequest) -> None:
    """A test without such a fixture has no marker `site`."""
    assert not list(request.node.iter_markers("site"))


@pytest.mark.usefixtures("new_project")
def test_marker_is_set_by_a_build_fixture(request: pytest.FixtureRequest) -> None:
    """A test that uses a fixture for builds has the marker `site`."""
    assert list(request.node.iter_markers("site"))
