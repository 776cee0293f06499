"""Errors in data and in macro calls: the build stops with a message and without a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.building import NewProject
from tests.site.project import CATALOG, SAMPLE, build, copy_guide, printed, run

ERRORS = {
    "a wrong level": ("    level: associate", "    level: asociate", "asociate"),
    "broken YAML": ("programme:\n", "programme: [\n", CATALOG),
    "a wrong key": ("  - id: observer-associate\n", "  - id: observer-associate\n    prize: 10 USD\n", "prize"),
}


def break_catalog(project: Path, error: str) -> str:
    """Put an error into a catalogue; return a word of its message."""
    old, new, word = ERRORS[error]
    file = project / CATALOG
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return word


@pytest.fixture(scope="module")
def shared_project(new_project: NewProject) -> Path:
    """Return a copy of the project that each test restores."""
    return new_project()


@pytest.fixture
def broken_project(shared_project: Path) -> Iterator[Path]:
    """Return the shared copy; restore its catalogue and pages after the test."""
    yield shared_project
    copy_guide(SAMPLE, shared_project)


@pytest.mark.parametrize("error", list(ERRORS))
def test_build_prints_the_messages_of_check(broken_project: Path, error: str) -> None:
    """A failing build prints the lines of `check`, has no traceback, and keeps the last site."""
    word = break_catalog(broken_project, error)
    (broken_project / "site").mkdir(exist_ok=True)
    (broken_project / "site/index.html").write_text("the last good one", encoding="utf-8")
    checked, built = run(broken_project, "certguide", "check"), run(broken_project, "mkdocs", "build", "--strict")
    assert checked.returncode == 1
    assert built.returncode != 0
    assert word in checked.stdout
    assert [line for line in checked.stdout.splitlines() if line not in printed(built)] == []
    assert "Traceback" not in printed(built) + printed(checked)
    assert [file.name for file in (broken_project / "site").iterdir()] == ["index.html"]
    assert (broken_project / "site/index.html").read_text(encoding="utf-8") == "the last good one"


def test_error_is_annotated_in_github_actions(broken_project: Path) -> None:
    """In GitHub Actions both commands annotate the line of the error."""
    break_catalog(broken_project, "a wrong key")
    for command in (("certguide", "check"), ("mkdocs", "build", "--strict")):
        lines = printed(run(broken_project, *command, GITHUB_ACTIONS="true")).splitlines()
        annotations = [line for line in lines if line.startswith(f"::error file={CATALOG},line=")]
        assert len(annotations) == 1
        assert "prize" in annotations[0]


def test_error_is_not_annotated_in_a_terminal(broken_project: Path) -> None:
    """Outside GitHub Actions the build prints no annotation."""
    break_catalog(broken_project, "a wrong key")
    assert "::error" not in printed(run(broken_project, "mkdocs", "build", "--strict"))


def test_invalid_build_date_is_named_without_traceback(broken_project: Path) -> None:
    """A build date that can't be parsed fails the build with a message."""
    process = run(broken_project, "mkdocs", "build", "--strict", GUIDE_TODAY="tomorrow")
    assert process.returncode != 0
    assert 'GUIDE_TODAY is "tomorrow"' in printed(process)
    assert "Traceback" not in printed(process)


# Misuse of macros: one build with a page for each

CALLS = {
    "topic": ('{{ policies("prize") }}', ['policies("prize")', 'Did you mean "price"?', "price, proctoring, expiry"]),
    "number": ("{{ answers(-1) }}", ["answers(-1)", "0 or more"]),
    "named": ('{{ answers(first="all") }}', ['answers(first="all")', "0 or more"]),
    "few": ('{{ fact("associate") }}', ['fact("associate")', "field"]),
    "many": ("{{ sources(1) }}", ["sources(1)"]),
    "unknown": ('{{ credential("sky-practitoner") }}', ["sky-practitoner", 'Did you mean "sky-practitioner"?']),
    "hostile": ("{{ policies('<img src=x onerror=alert(1)>') }}", ["policies(", "price, proctoring"]),
    "undefined": ("{{ comparison() }}", ["comparison"]),
    "variable": ("{{ prices }}", ["prices"]),
    "uncalled": ("{{ everything }}", ["everything"]),
    "unclosed": ('{{ policies("price" }}', []),
}


@pytest.fixture(scope="module")
def misused_build(new_project: NewProject) -> tuple[int, str, Path]:
    """Return the exit status, output and site folder of a strict build with a page for each wrong call."""
    project = new_project()
    for name, (call, _) in CALLS.items():
        (project / f"docs/wrong-{name}.md").write_text(f"# Wrong\n\nA page.\n\n{call}\n", encoding="utf-8")
    process = build(project, project / "site", CI="")
    return process.returncode, printed(process), project / "site"


def test_wrong_macro_call_fails_the_strict_build(misused_build: tuple[int, str, Path]) -> None:
    """A site with wrong calls is not built, and the output has no traceback."""
    status, lines, _ = misused_build
    assert status != 0
    assert "Traceback" not in lines


@pytest.mark.parametrize("name", list(CALLS))
def test_wrong_macro_call_gets_a_warning(misused_build: tuple[int, str, Path], name: str) -> None:
    """A warning names the page, the call, the error and the allowed values."""
    warnings = [
        part for part in _warnings(misused_build[1]) if f"wrong-{name}.md" in part and "nav" not in part.split(":")[0]
    ]
    assert len(warnings) >= 1
    assert [word for word in CALLS[name][1] if not any(word in warning for warning in warnings)] == []


def _warnings(lines: str) -> list[str]:
    """Return the warnings and errors that MkDocs printed, with their continuation lines."""
    parts: list[str] = []
    for line in lines.splitlines():
        if line.startswith(("INFO ", "WARNING ", "ERROR ")) or not parts:
            parts.append(line)
        else:
            parts[-1] += f"\n{line}"
    return [part for part in parts if part.startswith(("WARNING", "ERROR"))]


@pytest.mark.parametrize("name", ["topic", "undefined", "uncalled"])
def test_single_wrong_macro_call_fails_the_build(shared_project: Path, broken_project: Path, name: str) -> None:
    """One wrong call fails the strict build with one warning."""
    (broken_project / "docs/about.md").write_text(
        f"---\ndescription: One mistake.\n---\n\n# About\n\n{CALLS[name][0]}\n", encoding="utf-8"
    )
    for page_name in ("index", "accreditations", "roadmap"):
        file = broken_project / f"docs/{page_name}.md"
        file.write_text(file.read_text(encoding="utf-8").replace("#whose-opinion-this-is", ""), encoding="utf-8")
    process = build(broken_project, broken_project / "site")
    assert process.returncode != 0
    assert "Aborted with 1 warning" in printed(process)
