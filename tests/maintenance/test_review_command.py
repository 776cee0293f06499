"""``python -m certguide review`` and ``addresses``: from files, from git, and what goes into a summary."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from certguide.cli import main
from certguide.maintenance.fitted_text import MOST
from tests.conftest import SAMPLE, SMALL, changed

DAY = {"GUIDE_TODAY": "2026-11-23"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of the small catalogue, two lines of prose and a list of addresses, in git."""
    for path, text in {
        "data/credentials.yaml": SMALL.read_text(encoding="utf-8"),
        "data/addresses.txt": "/\n/old/\n",
        "docs/index.md": '{{ answers(9) }}\n\nAn exam is {{ fact("basic", "price") }}.\n',
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "First")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def git(project: Path, *words: str) -> None:
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *author, *words], cwd=project, check=True)


def edit(project: Path, old: str, new: str) -> None:
    file = project / "data/credentials.yaml"
    file.write_text(changed(file.read_text(encoding="utf-8"), (old, new)), encoding="utf-8")


def test_a_change_is_reviewed_against_a_commit(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Facts, pages of data and pages of prose."""
    edit(project, "price: 100 USD", "price: 110 USD")
    assert main(["review", "HEAD"], DAY) == 0
    said = capsys.readouterr().out.replace("\u00a0", " ")
    assert "- **Builder**: Price 100 USD → 110 USD" in said
    assert "`/credentials/builder/`" in said
    assert "`/`" in said


@pytest.mark.parametrize(("is_terminal", "shown"), [(True, "Builder (new)!"), (False, "Builder &#40;new&#41;&#33;")])
def test_terminal_shows_signs_as_they_are_typed(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    is_terminal: bool,
    shown: str,
) -> None:
    """In a file, they are character references, so that Markdown doesn't interpret them."""
    edit(project, "name: Certified Builder", "name: Certified Builder (new)!")
    monkeypatch.setattr("sys.stdout.isatty", lambda: is_terminal)
    assert main(["review", "HEAD"], DAY) == 0
    assert shown in capsys.readouterr().out


def test_terminal_shows_problems_as_they_are(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are not escaped, so what looks like a character reference is none."""
    edit(project, "page: home\n", "page: a&copy=2&#40;\n")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["review", "HEAD"], DAY) == 1
    assert 'page: "a&copy=2&#40;" isn' in capsys.readouterr().out


def test_permalinks_are_those_of_the_list_that_the_version_had(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A guide may rename the list in the same edit."""
    (project / "data/addresses.txt").unlink()
    (project / "urls.txt").write_text("/\n", encoding="utf-8")
    (project / "mkdocs.yml").write_text("plugins: [{certguide: {permalinks: urls.txt}}]\n", encoding="utf-8")
    assert main(["review", "HEAD"], DAY) == 0
    assert "## Permalinks given up\n\n- `/old/`" in capsys.readouterr().out


def test_guide_is_found_from_the_folder_of_its_catalogue(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its pages of prose and its list of permalinks are compared there too."""
    edit(project, "price: 100 USD", "price: 110 USD")
    (project / "data/addresses.txt").write_text("/\n", encoding="utf-8")
    monkeypatch.chdir(project / "data")
    assert main(["review", "HEAD", "credentials.yaml"], DAY) == 0
    printed = capsys.readouterr().out
    assert "`/`" in printed
    assert "/old/" in printed


def test_two_files_are_compared(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Old and new by their names, without git."""
    (project / "old.yaml").write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8")
    edit(project, "price: 100 USD", "price: 110 USD")
    assert main(["review", "old.yaml", "data/credentials.yaml"], DAY) == 0
    assert "110" in capsys.readouterr().out


def test_addresses_taken_out_of_the_list_are_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever breaks a promise on purpose does so in front of everybody."""
    (project / "data/addresses.txt").write_text("/\n", encoding="utf-8")
    assert main(["review", "HEAD"], DAY) == 0
    assert "## Permalinks given up\n\n- `/old/`" in capsys.readouterr().out


def test_a_mistake_in_the_new_file_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The problems as make check has them, set off from Markdown; exit 1."""
    edit(project, "level: basic\n    about", "level: bsic\n    about")
    assert main(["review", "HEAD"], DAY) == 1
    said = capsys.readouterr().out
    assert said.startswith("~~~")
    assert 'data/credentials.yaml:20:12: credentials › builder › level: "bsic" is not the id of a level.' in said


def test_hundreds_of_problems_are_counted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first problems are listed and the rest counted, so that the summary stays below the host's limit."""
    sources = "".join(f"  - {{id: x-{number}, title: T, url: none-{number}, checked: 2026}}\n" for number in range(500))
    edit(project, "\nsources:\n", f"\nsources:\n{sources}")
    assert main(["review", "HEAD"], DAY) == 1
    *problems, more, summary, _ = capsys.readouterr().out.splitlines()[1:]
    assert (len(problems), more) == (MOST, "and 440 more")
    assert summary.startswith("500 problems in")


def test_an_older_version_that_no_longer_holds_is_no_failure(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rules grow; then there is nothing to compare, which is said."""
    good = (project / "data/credentials.yaml").read_text(encoding="utf-8")
    (project / "old.yaml").write_text(good.replace("level: basic", "level: bsic", 1), encoding="utf-8")
    assert main(["review", "old.yaml"], DAY) == 0
    assert "cannot be compared" in capsys.readouterr().out


def test_a_version_that_is_not_there_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped commit gets a sentence and exit 1."""
    assert main(["review", "nope"], DAY) == 1
    assert '"nope" is neither a file nor a commit' in capsys.readouterr().out


def test_without_git_there_is_nothing_to_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy of the project that is not in git is not an error."""
    shutil.copytree(SAMPLE.parent, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert main(["review"], DAY) == 0
    assert capsys.readouterr().out == "There is no published version to compare with.\n"


def test_new_addresses_are_added_to_the_list(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was listed stays, what is new is counted."""
    (project / "site/new").mkdir(parents=True)
    for page in ("index.html", "new/index.html"):
        (project / "site" / page).write_text("<article></article>", encoding="utf-8")
    assert main(["addresses", "site"], DAY) == 0
    assert capsys.readouterr().out == "data/addresses.txt: 3 URLs, 1 of them new.\n"
    assert (project / "data/addresses.txt").read_text(encoding="utf-8") == "/\n/new/\n/old/\n"


def test_addresses_are_added_to_the_list_that_the_guide_of_the_site_has(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From any folder. A site that isn't beside a guide is of the guide in this folder."""
    (project / "mkdocs.yml").write_text("plugins: [{certguide: {permalinks: urls.txt}}]\n", encoding="utf-8")
    for site in ("site", "built/below"):
        (project / site).mkdir(parents=True)
        (project / site / "index.html").write_text("<article></article>", encoding="utf-8")
    monkeypatch.chdir(project / "docs")
    assert main(["addresses", "../site"], DAY) == 0
    monkeypatch.chdir(project)
    assert main(["addresses", "built/below"], DAY) == 0
    assert capsys.readouterr().out.replace("\\", "/") == (
        "../urls.txt: 1 URLs, 1 of them new.\nurls.txt: 1 URLs, 0 of them new.\n"
    )


def test_folder_without_a_site_adds_no_address(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who mistypes the folder is told, and the list stays."""
    assert main(["addresses", "nosuch"], DAY) == 1
    assert capsys.readouterr().out.startswith("nosuch has no index.html. Build the site first")
    assert (project / "data/addresses.txt").read_text(encoding="utf-8") == "/\n/old/\n"


def test_a_list_of_addresses_that_is_new_gives_up_none(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A version from before there was a list promised nothing."""
    git(project, "rm", "-q", "--cached", "data/addresses.txt")
    git(project, "commit", "-q", "-m", "Without")
    edit(project, "price: 100 USD", "price: 110 USD")
    assert main(["review", "HEAD"], DAY) == 0
    assert "/old/" not in capsys.readouterr().out


def test_a_wrong_call_on_a_page_is_no_failure(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it says is compared like any text; the build is there to refuse it."""
    (project / "docs/index.md").write_text('{{ fact("nobody", "price") }}\n', encoding="utf-8")
    edit(project, "price: 100 USD", "price: 110 USD")
    assert main(["review", "HEAD"], DAY) == 0
    assert "**Builder**" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    ["## Words {#anchor}", "{{ config.site_name }}", '{{ own_macro("x").y }}', "{## A comment. ##}", "{% set a = 1 %}"],
)
def test_page_with_more_than_our_macros_is_reviewed(
    project: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """An anchor is no comment, and what only a build knows hides no fact that changes."""
    (project / "docs/page.md").write_text(f'{text}\n\n{{{{ fact("builder", "price") }}}}\n', encoding="utf-8")
    edit(project, "price: 100 USD", "price: 110 USD")
    assert main(["review", "HEAD"], DAY) == 0
    assert "`/page/`" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    ["{{ x | no_such_filter }}", "{% if %}", "{{ 1 / 0 }}", "{{ fact() }}", '{% include "a.md" %}', "{{ x + 1 }}"],
)
def test_page_that_no_template_can_render_is_left_to_the_build(
    project: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """The other pages are reviewed."""
    (project / "docs/page.md").write_text(text, encoding="utf-8")
    edit(project, "price: 100 USD", "price: 110 USD")
    assert main(["review", "HEAD"], DAY) == 0
    assert "`/`" in capsys.readouterr().out
