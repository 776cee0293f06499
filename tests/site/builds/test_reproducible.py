"""Builds of the same commit and date give the same bytes on any machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.site.building import NewProject
from tests.site.pages import RenderedSite, none
from tests.site.project import ROOT, build, files, printed

MACHINES = {
    "far east": {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
    "far west": {
        "TZ": "Etc/GMT+12",
        "LC_ALL": "C",
        "LANG": "C",
        "PYTHONHASHSEED": "4242",
        "HOME": "/",
        "GUIDE_TODAY": "",
        "SOURCE_DATE_EPOCH": "1795435200",  # another way to set the same day
    },
}
"""Settings of machines on which the site is built again, in a folder of another name."""


@pytest.fixture(scope="module")
def other_project(new_project: NewProject) -> Path:
    """Copy the project into a folder of another name and depth, with older files."""
    project = new_project(below="päth with blanks/deep", has_cache=False)
    for file in project.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    return project


@pytest.mark.parametrize("machine", MACHINES)
def test_build_does_not_depend_on_the_machine(
    site: RenderedSite, other_project: Path, tmp_path: Path, machine: str
) -> None:
    """Another build, folder, time zone, locale or hash seed changes no byte, nor does SOURCE_DATE_EPOCH of that day."""
    process = build(other_project, tmp_path / "again", **MACHINES[machine])
    assert process.returncode == 0, printed(process)[-2000:]
    first, second = files(site.folder), files(tmp_path / "again")
    assert first.keys() == second.keys()
    none(name for name in first if first[name] != second[name])


def test_no_local_path_is_published(site: RenderedSite) -> None:
    """No file contains the path of the project, of Python or of the user's home."""
    paths = [os.fsencode(path) for path in (ROOT, site.folder, sys.prefix, Path.home()) if len(str(path)) > 5]
    none((name, path) for name, content in files(site.folder).items() for path in paths if path in content)
