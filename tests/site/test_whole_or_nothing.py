"""`make site`: whatever goes wrong, and whenever, the last good site stays as it was, byte for byte."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.building import NewProject
from tests.site.project import CATALOG, SAMPLE, copy_guide, copy_package, files, make_site

OUTPUTS = "certguide/site/outputs/all_files.py"
FAILURES = {
    "reading": (CATALOG, "    level: associate\n", "    level: asociate\n"),
    "making pages": (
        "certguide/site/pages/all_pages.py",
        "    credentials = [",
        "    raise OSError\n    credentials = [",
    ),
    "a template": ("certguide/site/templates/fact_table.html.jinja", "{{ row.label }}", "{{ row.no_such_thing }}"),
    "a macro": ("docs/about.md", "# About this guide\n", '# About this guide\n\n{{ compare("costs") }}\n'),
    "a link": ("docs/about.md", "# About this guide\n", "# About this guide\n\n[x](nowhere.md)\n"),
    "the theme": ("certguide/theme/404.html", "<h1>", "{{ 1 / 0 }}<h1>"),
    "a file that is no page": (OUTPUTS, "    return {path: content", "    1 / 0\n    return {path: content"),
    "a script": ("certguide/theme/assets/scripts/dom.js", "// Small pieces", "// \udcff Small pieces"),
}
HALT = """    import pathlib
    import time
    pathlib.Path(".halted").touch()
    time.sleep(120)
    return {path: content"""


@pytest.fixture(scope="module")
def built(new_project: NewProject) -> tuple[Path, dict[str, bytes]]:
    """A copy of the project with its site made, and the files of that site."""
    project = new_project()
    status, printed = run_to_end(project)
    assert not status, printed
    return project, files(project / "site")


def run_to_end(project: Path) -> tuple[int, str]:
    """Return the exit status of `make site` and what it printed."""
    making = make_site(project)
    printed = making.communicate()[0]
    return making.returncode, printed


@pytest.fixture
def project(built: tuple[Path, dict[str, bytes]]) -> Iterator[Path]:
    """That copy, mended afterwards."""
    project = built[0]
    yield project
    (project / ".halted").unlink(missing_ok=True)
    copy_package(project)
    copy_guide(SAMPLE, project)


def spoil(project: Path, name: str, old: str, new: str) -> None:
    file = project / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode(errors="surrogateescape"))


@pytest.mark.parametrize("phase", FAILURES)
def test_a_failure_leaves_the_last_good_site(built: tuple[Path, dict[str, bytes]], project: Path, phase: str) -> None:
    """Data, code, templates, calls, links, theme, files, scripts: none of them may spoil what is there."""
    spoil(project, *FAILURES[phase])
    status, said = run_to_end(project)
    assert status, said
    assert files(project / "site") == built[1]
    assert not (project / ".site-new").exists()
    assert ("Traceback" in said) == (
        phase in ("making pages", "a template", "the theme", "a file that is no page", "a script")
    )


@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGKILL"])  # by name: Windows has no SIGKILL
def test_an_end_midway_leaves_the_last_good_site(built: tuple[Path, dict[str, bytes]], project: Path, how: str) -> None:
    """Interrupted or killed while it writes, with most files of the new site there: the old one is untouched."""
    spoil(project, OUTPUTS, "    return {path: content", HALT)
    making = make_site(project)
    while not (project / ".halted").exists():
        assert making.poll() is None, making.communicate()[0]
        time.sleep(0.05)
    assert (project / ".site-new/index.html").exists()
    os.killpg(making.pid, getattr(signal, how))
    making.communicate()
    assert making.returncode
    assert files(project / "site") == built[1]


def test_the_next_build_is_whole(built: tuple[Path, dict[str, bytes]], project: Path) -> None:
    """What an end midway left behind does not get into the next site."""
    for name in (".site-new", ".site-old"):
        (project / name).mkdir(exist_ok=True)
        (project / name / "stray.html").write_text("stray", encoding="utf-8")
    assert run_to_end(project)[0] == 0
    assert files(project / "site") == built[1]
    assert not (project / ".site-new").exists()
    assert not (project / ".site-old").exists()


def test_a_power_cut_between_the_renames_is_mended(built: tuple[Path, dict[str, bytes]], project: Path) -> None:
    """With the old site moved away and the new one not yet in its place, even a failing build puts the old one back."""
    (project / "site").rename(project / ".site-old")
    spoil(project, *FAILURES["reading"])
    assert run_to_end(project)[0] != 0
    assert files(project / "site") == built[1]
