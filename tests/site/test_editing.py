"""What an editor meets: mistakes in data and in macro calls stop the build in clean words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.building import NewProject
from tests.site.project import CATALOG, SAMPLE, build, copy_guide, printed, run

MISTAKES = {
    "a wrong level": ("    level: associate", "    level: asociate", "asociate"),
    "broken YAML": ("programme:\n", "programme: [\n", CATALOG),
    "a wrong key": ("  - id: observer-associate\n", "  - id: observer-associate\n    prize: 10 USD\n", "prize"),
}


def break_catalog(project: Path, mistake: str) -> str:
    """Puts a mistake into a catalogue; returns a word that its message has."""
    old, new, word = MISTAKES[mistake]
    file = project / CATALOG
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return word


@pytest.fixture(scope="module")
def shared(new_project: NewProject) -> Path:
    """A copy of the project that tests put back as they found it."""
    return new_project()


@pytest.fixture
def broken(shared: Path) -> Iterator[Path]:
    """The shared copy, its catalogue and pages mended afterwards."""
    yield shared
    copy_guide(SAMPLE, shared)


@pytest.mark.parametrize("mistake", list(MISTAKES))
def test_a_build_says_what_the_check_says(broken: Path, mistake: str) -> None:
    """The same lines, no traceback, no success, and the site of before is left alone."""
    word = break_catalog(broken, mistake)
    (broken / "site").mkdir(exist_ok=True)
    (broken / "site/index.html").write_text("the last good one", encoding="utf-8")
    checked, built = run(broken, "certguide", "check"), run(broken, "mkdocs", "build", "--strict")
    assert checked.returncode == 1
    assert built.returncode != 0
    assert word in checked.stdout
    assert [line for line in checked.stdout.splitlines() if line not in printed(built)] == []
    assert "Traceback" not in printed(built) + printed(checked)
    assert [file.name for file in (broken / "site").iterdir()] == ["index.html"]
    assert (broken / "site/index.html").read_text(encoding="utf-8") == "the last good one"


def test_a_mistake_is_marked_in_a_pull_request(broken: Path) -> None:
    """In GitHub Actions both commands print the line on which the mistake appears."""
    break_catalog(broken, "a wrong key")
    for words in (("certguide", "check"), ("mkdocs", "build", "--strict")):
        lines = printed(run(broken, *words, GITHUB_ACTIONS="true")).splitlines()
        marked = [line for line in lines if line.startswith(f"::error file={CATALOG},line=")]
        assert len(marked) == 1
        assert "prize" in marked[0]


def test_no_marks_elsewhere(broken: Path) -> None:
    """At a terminal there are none."""
    break_catalog(broken, "a wrong key")
    assert "::error" not in printed(run(broken, "mkdocs", "build", "--strict"))


def test_a_bad_date_is_told(broken: Path) -> None:
    """A build date that cannot be read is named, without a traceback."""
    done = run(broken, "mkdocs", "build", "--strict", GUIDE_TODAY="tomorrow")
    assert done.returncode != 0
    assert 'GUIDE_TODAY is "tomorrow"' in printed(done)
    assert "Traceback" not in printed(done)


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
def misused(new_project: NewProject) -> tuple[int, str, Path]:
    """A strict build of a project with a page for each wrong call: status, what it printed, where it wrote."""
    project = new_project()
    for name, (call, _) in CALLS.items():
        (project / f"docs/wrong-{name}.md").write_text(f"# Wrong\n\nA page.\n\n{call}\n", encoding="utf-8")
    done = build(project, project / "site", CI="")
    return done.returncode, printed(done), project / "site"


def test_misuse_fails_the_strict_build(misused: tuple[int, str, Path]) -> None:
    """No page with a wrong call is published, and no traceback shown."""
    status, lines, _ = misused
    assert status != 0
    assert "Traceback" not in lines


@pytest.mark.parametrize("name", list(CALLS))
def test_misuse_is_told(misused: tuple[int, str, Path], name: str) -> None:
    """The page, the call, what is wrong and what is allowed stand in one warning."""
    warnings = [
        part for part in _warnings(misused[1]) if f"wrong-{name}.md" in part and "nav" not in part.split(":")[0]
    ]
    assert len(warnings) >= 1
    assert [word for word in CALLS[name][1] if not any(word in warning for warning in warnings)] == []


def _warnings(lines: str) -> list[str]:
    """What MkDocs printed, cut where a new message begins."""
    parts: list[str] = []
    for line in lines.splitlines():
        if line.startswith(("INFO ", "WARNING ", "ERROR ")) or not parts:
            parts.append(line)
        else:
            parts[-1] += f"\n{line}"
    return [part for part in parts if part.startswith(("WARNING", "ERROR"))]


@pytest.mark.parametrize("name", ["topic", "undefined", "uncalled"])
def test_one_mistake_is_enough(shared: Path, broken: Path, name: str) -> None:
    """Each wrong call fails the strict build by itself."""
    (broken / "docs/about.md").write_text(
        f"---\ndescription: One mistake.\n---\n\n# About\n\n{CALLS[name][0]}\n", encoding="utf-8"
    )
    for other in ("index", "accreditations", "roadmap"):
        file = broken / f"docs/{other}.md"
        file.write_text(file.read_text(encoding="utf-8").replace("#whose-opinion-this-is", ""), encoding="utf-8")
    done = build(broken, broken / "site")
    assert done.returncode != 0
    assert "Aborted with 1 warning" in printed(done)
