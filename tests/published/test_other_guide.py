"""The tests of this folder serve the guide that the variable GUIDE names, so that a fork can put its own in place."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from certguide.maintenance.new_guide import create_guide
from tests.published.guide import ROOT

TESTS = ("test_catalogue.py", "test_docs.py", "test_edits.py", "test_preparation.py")


@pytest.mark.site
def test_tests_of_the_published_guide_pass_for_a_new_one(tmp_path: Path) -> None:
    """None of them knows a fact or a page of the guide that this repository has."""
    create_guide(tmp_path / "harbour")
    files = [f"tests/published/{name}" for name in TESTS]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "-m",
        "not site",
        *files,
    ]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        command, cwd=ROOT, env={**variables, "GUIDE": str(tmp_path / "harbour")}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
