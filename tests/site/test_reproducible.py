"""The same commit and day give the same bytes, wherever and however often the site is built."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.site.building import NewProject
from tests.site.pages import RenderedSite, none
from tests.site.project import ROOT, build, files, printed

MACHINES = {
    "as ever": {},
    "far east": {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
    "far west": {"TZ": "Etc/GMT+12", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "4242", "HOME": "/"},
}


@pytest.fixture(scope="module")
def elsewhere(new_project: NewProject) -> Path:
    """A copy of the project in a folder of another name and depth, its files younger than the originals."""
    project = new_project(below="päth with blanks/deep")
    for file in project.rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    return project


@pytest.mark.parametrize("machine", MACHINES)
def test_every_byte_is_the_same(site: RenderedSite, elsewhere: Path, tmp_path: Path, machine: str) -> None:
    """Another build, folder, time zone, language and order of hashing change nothing at all."""
    done = build(elsewhere, tmp_path / "again", **MACHINES[machine])
    assert done.returncode == 0, printed(done)[-2000:]
    first, second = files(site.folder), files(tmp_path / "again")
    assert first.keys() == second.keys()
    none(name for name in first if first[name] != second[name])


def test_no_path_of_the_machine_is_published(site: RenderedSite) -> None:
    """Neither the project's folder nor Python's or the user's is named in any file."""
    paths = [os.fsencode(path) for path in (ROOT, site.folder, sys.prefix, Path.home()) if len(str(path)) > 5]
    none((name, path) for name, content in files(site.folder).items() for path in paths if path in content)


def test_only_the_day_counts(site: RenderedSite, elsewhere: Path, tmp_path: Path) -> None:
    """The day may be given in either of the two ways."""
    done = build(elsewhere, tmp_path / "epoch", GUIDE_TODAY="", SOURCE_DATE_EPOCH="1795435200")
    assert done.returncode == 0, printed(done)[-2000:]
    assert files(tmp_path / "epoch") == files(site.folder)
