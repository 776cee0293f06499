"""`make site`: after any failure, the last good site is unchanged, byte for byte."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.building import NewProject
from tests.site.project import CATALOG, STARTER, copy_guide, copy_package, files, make_site

OUTPUTS = "certguide/site/outputs/all_files.py"
FAILURES = {
    "reading": (CATALOG, "    level: basic\n", "    level: basis\n"),
    "making pages": (
        "certguide/site/pages/all_pages.py",
        "    credentials = [",
        "    raise OSError\n    credentials = [",
    ),
    "a template": ("certguide/site/templates/fact_table.html.jinja", "{{ row.label }}", "{{ row.no_such_thing }}"),
    "a macro": ("docs/about.md", "# About this guide\n", '# About this guide\n\n{{ compare("costs") }}\n'),
    "a link": ("docs/about.md", "# About this guide\n", "# About this guide\n\n[x](nowhere.md)\n"),
    "the theme": ("certguide/theme/404.html", "<h1>", "{{ 1 / 0 }}<h1>"),
    "a file that is no page": (OUTPUTS, "    for path in files:", "    1 / 0\n    for path in files:"),
    "a script": ("certguide/theme/assets/scripts/dom.js", "// Small pieces", "// \udcff Small pieces"),
}
HALT = """    import pathlib
    import time
    pathlib.Path(".halted").touch()
    time.sleep(120)
    for path in files:"""


@pytest.fixture(scope="module")
def built_project(new_project: NewProject) -> tuple[Path, dict[str, bytes]]:
    """Build the site of a project, and return the project with the site's files."""
    project = new_project(guide=STARTER)
    status, printed = run_to_end(project)
    assert not status, printed
    return project, files(project / "site")


def run_to_end(project: Path) -> tuple[int, str]:
    """Return the exit status of `make site` and its output."""
    making = make_site(project)
    printed = making.communicate()[0]
    return making.returncode, printed


@pytest.fixture
def project(built_project: tuple[Path, dict[str, bytes]]) -> Iterator[Path]:
    """Return that copy, restored after the test."""
    project = built_project[0]
    yield project
    (project / ".halted").unlink(missing_ok=True)
    copy_package(project)
    copy_guide(STARTER, project)


def break_file(project: Path, name: str, old: str, new: str) -> None:
    file = project / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode(errors="surrogateescape"))


@pytest.mark.parametrize("failure", FAILURES)
def test_failed_build_keeps_the_last_site(
    built_project: tuple[Path, dict[str, bytes]], project: Path, failure: str
) -> None:
    """An error in data, code, templates, macros, links, theme, files or scripts changes nothing."""
    break_file(project, *FAILURES[failure])
    status, output = run_to_end(project)
    assert status, output
    assert files(project / "site") == built_project[1]
    assert not (project / ".site-new").exists()
    assert ("Traceback" in output) == (
        failure in ("making pages", "a template", "the theme", "a file that is no page", "a script")
    )


@pytest.mark.parametrize("signal_name", ["SIGINT", "SIGTERM", "SIGKILL"])  # by name: Windows has no SIGKILL
def test_interrupted_build_keeps_the_last_site(
    built_project: tuple[Path, dict[str, bytes]], project: Path, signal_name: str
) -> None:
    """A build that is interrupted or killed while it writes changes nothing."""
    break_file(project, OUTPUTS, "    for path in files:", HALT)
    making = make_site(project)
    while not (project / ".halted").exists():
        assert making.poll() is None, making.communicate()[0]
        time.sleep(0.05)
    assert (project / ".site-new/index.html").exists()
    os.killpg(making.pid, getattr(signal, signal_name))
    making.communicate()
    assert making.returncode
    assert files(project / "site") == built_project[1]


@pytest.mark.measured
def test_builds_at_once_make_one_whole_site(built_project: tuple[Path, dict[str, bytes]], project: Path) -> None:
    """Each waits for the one before, so that none deletes what another is writing; the first finds no site."""
    shutil.rmtree(project / "site")
    outputs = [(making, making.communicate()[0]) for making in [make_site(project) for _ in range(3)]]
    assert [making.returncode for making, _ in outputs] == [0, 0, 0]
    assert sum("This one waits for it." in output for _, output in outputs) == 2
    assert files(project / "site") == built_project[1]


@pytest.mark.measured
def test_leftovers_do_not_get_into_the_next_site(built_project: tuple[Path, dict[str, bytes]], project: Path) -> None:
    """Files that an interrupted build left behind aren't in the next site."""
    for name in (".site-new", ".site-old"):
        (project / name).mkdir(exist_ok=True)
        (project / name / "stray.html").write_text("stray", encoding="utf-8")
    assert run_to_end(project)[0] == 0
    assert files(project / "site") == built_project[1]
    assert not (project / ".site-new").exists()
    assert not (project / ".site-old").exists()


@pytest.mark.measured
def test_build_restores_a_site_lost_between_renames(
    built_project: tuple[Path, dict[str, bytes]], project: Path
) -> None:
    """If the old site is moved and the new one isn't in place, even a failing build restores the old one."""
    (project / "site").rename(project / ".site-old")
    break_file(project, *FAILURES["reading"])
    assert run_to_end(project)[0] != 0
    assert files(project / "site") == built_project[1]
