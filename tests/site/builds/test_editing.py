"""Errors in data and in macro calls: the build stops with a message and without a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from certguide.cli import main
from tests.site.building import NewProject
from tests.site.project import CATALOG, STARTER, TODAY, build, copy_guide, printed, run

ERRORS = {
    "a wrong level": ("    level: basic", "    level: basik", "basik"),
    "broken YAML": ("programme:\n", "programme: [\n", CATALOG),
    "a wrong key": ("  - id: example-certificate\n", "  - id: example-certificate\n    prize: 10 USD\n", "prize"),
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
    return new_project(guide=STARTER)


@pytest.fixture
def broken_project(shared_project: Path) -> Iterator[Path]:
    """Return the shared copy; restore its catalogue and pages after the test."""
    yield shared_project
    copy_guide(STARTER, shared_project)


@pytest.mark.parametrize("error", list(ERRORS))
def test_build_prints_the_messages_of_check(
    broken_project: Path, error: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A failing build prints the lines of `check`, has no traceback, and keeps the last site."""
    word = break_catalog(broken_project, error)
    (broken_project / "site").mkdir(exist_ok=True)
    (broken_project / "site/index.html").write_text("the last good one", encoding="utf-8")
    built = run(broken_project, "mkdocs", "build", "--strict")
    assert built.returncode != 0
    monkeypatch.chdir(broken_project)
    assert main(["check"], {"GUIDE_TODAY": TODAY.isoformat()}) == 1
    checked = capsys.readouterr().out
    assert word in checked
    assert [line for line in checked.splitlines() if line not in printed(built)] == []
    assert "Traceback" not in printed(built)
    assert [file.name for file in (broken_project / "site").iterdir()] == ["index.html"]
    assert (broken_project / "site/index.html").read_text(encoding="utf-8") == "the last good one"


@pytest.mark.measured
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


@pytest.mark.measured
def test_invalid_build_date_is_named_without_traceback(broken_project: Path) -> None:
    """A build date that can't be parsed fails the build with a message."""
    process = run(broken_project, "mkdocs", "build", "--strict", GUIDE_TODAY="tomorrow")
    assert process.returncode != 0
    assert 'GUIDE_TODAY is "tomorrow"' in printed(process)
    assert "Traceback" not in printed(process)


# Misuse of macros: one build with a page for each

CALLS = {
    "topic": ('{{ policies("prize") }}', ['policies("prize")', 'Did you mean "price"?']),
    "other": ('{{ policies("exams") }}', ['policies("exams")', "Allowed: price, proctoring, expiry"]),
    "number": ("{{ answers(-1) }}", ["answers(-1)", "0 or more"]),
    "named": ('{{ answers(first="all") }}', ['answers(first="all")', "0 or more"]),
    "few": ('{{ fact("basic") }}', ['fact("basic")', 'Write {{ fact("name", "field") }}.']),
    "many": ("{{ sources(1) }}", ["sources(1)"]),
    "unquoted": ("{{ costs(example-certificate) }}", [":6: example-certificate in {{ costs(…) }} has no quotes."]),
    "unknown": (
        '{{ credential("examples-certificate") }}',
        ["examples-certificate", 'Did you mean "example-certificate"?'],
    ),
    "hostile": ("{{ policies('<img src=x onerror=alert(1)>') }}", ["policies(", "price, proctoring"]),
    "undefined": ("{{ comparison() }}", ["comparison"]),
    "variable": ("{{ prices }}", ["prices"]),
    "uncalled": ("{{ everything }}", ["everything"]),
    "unclosed": ('{{ policies("price" }}', [":6: A macro call can't be read", "{% raw %}"]),
    "secret": ("Set `${{ secrets.TOKEN }}`.", [':6: "secrets" is not a macro', "{% raw %}", "{% endraw %}"]),
    "filter": ("{{ costs() | loud }}", [":6: A macro call can't be read: No filter named 'loud'.", "{% raw %}"]),
    "statement": ("{% if %}", [":6: A macro call can't be read", "{% raw %}"]),
    "open": ("{{", [":6: A macro call can't be read", "{% raw %}"]),
}


@pytest.fixture(scope="module")
def misused_build(new_project: NewProject) -> tuple[int, str, Path]:
    """Return the exit status, output and site folder of a strict build with a page for each wrong call."""
    project = new_project(guide=STARTER)
    for name, (call, _) in CALLS.items():
        (project / f"docs/wrong-{name}.md").write_text(f"---\ntitle: Wrong\n---\n# Wrong\n\n{call}\n", encoding="utf-8")
    process = build(project, project / "site", CI="")
    return process.returncode, printed(process), project / "site"


@pytest.mark.measured
def test_wrong_macro_call_fails_the_strict_build(misused_build: tuple[int, str, Path]) -> None:
    """A site with wrong calls is not built, and the output has no traceback."""
    status, lines, _ = misused_build
    assert status != 0
    assert "Traceback" not in lines


@pytest.mark.measured
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
    """One wrong call fails the strict build with one warning: no other page is blamed for a link to an anchor there."""
    (broken_project / "docs/about.md").write_text(
        f"---\ndescription: One mistake.\n---\n\n# About\n\n{CALLS[name][0]}\n", encoding="utf-8"
    )
    index = broken_project / "docs/index.md"
    index.write_text(f"{index.read_text(encoding='utf-8')}\n[Advice](about.md#about-this-advice)\n", encoding="utf-8")
    process = build(broken_project, broken_project / "site")
    assert process.returncode != 0
    assert "Aborted with 1 warning" in printed(process)


PAGES = {
    "invalid.md": (b"---\ndescription: About: this guide\n---\n# A\n", "docs/invalid.md:2:19: A colon isn't expected"),
    "cp1252.md": ("# Über\n".encode("cp1252"), "docs/cp1252.md:1:3: The file isn't UTF-8 text."),
    "number.md": (b"---\nformerly: 2019\n---\n# A\n", "docs/number.md:2:11: formerly: Expected text"),
}


@pytest.mark.measured
def test_pages_that_cannot_be_read_fail_the_build_before_it_begins(broken_project: Path) -> None:
    """Each is named with its line, without a traceback, and the last site is kept."""
    (broken_project / "site").mkdir(exist_ok=True)
    (broken_project / "site/index.html").write_text("the last good one", encoding="utf-8")
    for name, (content, _) in PAGES.items():
        (broken_project / "docs" / name).write_bytes(content)
    process = run(broken_project, "mkdocs", "build", GITHUB_ACTIONS="true")
    assert process.returncode != 0
    assert [message for _, message in PAGES.values() if message not in printed(process)] == []
    assert printed(process).count("::error file=docs/") == len(PAGES)
    assert "Traceback" not in printed(process)
    assert (broken_project / "site/index.html").read_text(encoding="utf-8") == "the last good one"


def test_anchor_in_braces_and_files_of_editors_are_no_error(broken_project: Path) -> None:
    """The usual form of an anchor works in prose, and what MkDocs doesn't build makes no redirect."""
    docs = broken_project / "docs"
    (docs / "about.md").write_text("# About\n\n## Words {#about-this-advice}\n\nText.\n", encoding="utf-8")
    (docs / ".#about.md").symlink_to("me@example.1:2")
    (docs / "._about.md").write_bytes(b"\x00\x05\xff")
    (docs / ".trash").mkdir()
    (docs / ".trash/old.md").write_text("---\nformerly: trash/\n---\n# Old\n", encoding="utf-8")
    process = build(broken_project, broken_project / "site")
    assert process.returncode == 0, printed(process)[-2000:]
    assert 'id="about-this-advice"' in (broken_project / "site/about/index.html").read_text(encoding="utf-8")
    assert not (broken_project / "site/trash").exists()
