"""``certguide check`` knows which ids are part of a permalink, from the list of permalinks and what is published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from certguide.cli import main
from tests.conftest import ROOT, changed
from tests.maintenance.test_git_versions import git

DAY = {"GUIDE_TODAY": "2026-11-28"}
GUIDE = (ROOT / "tests/guides/beekeepers/data/credentials.yaml").read_text(encoding="utf-8")
PERMALINKS = {
    "credential": ("queen-breeder", "/credentials/queen-breeder/"),
    "situation": ("hobby", "/for/hobby/"),
    "step": ("others", "/roadmap/others/"),
    "kind or level": ("course", "/credentials/#course"),
    "policy": ("lapse", "/renewal/#rule-lapse"),
    "way to renew or yearly fee": ("register", "/renewal/#register"),
    "source": ("prices", "/about/#source-prices"),
}
"""An id of each kind of record with a permalink, and that permalink."""

OTHERS = ["/credentials/queen-breeder/calendar.ics", "/for/hobby/calendar.ics", "/roadmap/#others"]
LISTED = sorted([*OTHERS, *(permalink for _, permalink in PERMALINKS.values())])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The catalogue of a guide with a list of permalinks, both published in git."""
    return publish_guide(tmp_path, *LISTED)


def publish_guide(folder: Path, *permalinks: str) -> Path:
    """Write the guide of the beekeepers with a list of permalinks, and commit it; return the file of its catalogue."""
    file = write_guide(folder, *permalinks)
    commit_all(folder)
    return file


def commit_all(folder: Path) -> None:
    """Commit all files of a guide, in a repository of its own."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Publish")


def write_guide(folder: Path, *permalinks: str) -> Path:
    """Write the guide of the beekeepers with a list of permalinks; return the file of its catalogue."""
    (folder / "data").mkdir()
    (folder / "data/addresses.txt").write_text("".join(f"{permalink}\n" for permalink in permalinks), encoding="utf-8")
    file = folder / "data/credentials.yaml"
    file.write_text(GUIDE, encoding="utf-8")
    return file


def renamed(id_: str) -> str:
    """Return the catalogue with another id for a record, and for all that names it."""
    return re.sub(rf"(?<![\w-]){id_}(?![\w-])", f"new-{id_}", GUIDE)


def report(file: Path, text: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the problems that ``check`` prints of a text, without the last line of a report."""
    file.write_text(text, encoding="utf-8")
    status = main(["check", str(file)], DAY)
    lines = capsys.readouterr().out.splitlines()
    return lines[:-1] if status else []


@pytest.mark.parametrize("noun", PERMALINKS)
def test_changed_id_is_reported_at_its_record_with_the_fix(
    file: Path, noun: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the permalink with its line in the list; what it asks for is accepted."""
    id_, permalink = PERMALINKS[noun]
    text = renamed(id_)
    line = next(number for number, line in enumerate(text.splitlines(), 1) if re.search(rf"\bid: new-{id_}\b", line))
    place = f"{file.with_name('addresses.txt')}:{LISTED.index(permalink) + 1}"
    (problem,) = report(file, text, capsys)
    assert problem.startswith(f"{file}:{line}:")
    assert problem.endswith(
        f' › new-{id_} › id: The permalink {permalink} ({place}) would be lost. If "new-{id_}" is the same {noun}, '
        f'add `former_ids: [{id_}]` to it. Otherwise, put "{id_}" back.'
    )
    kept = re.sub(rf"^( *)(- {{?)id: new-{id_}\b", rf"\g<0>, former_ids: [{id_}]", text, flags=re.MULTILINE)
    kept = re.sub(r"^( *)- id: (.*), (former_ids: .*)$", r"\1- \3\n\1  id: \2", kept, flags=re.MULTILINE)
    assert report(file, kept, capsys) == []


def test_removed_record_is_reported_at_its_list(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No record could have its id."""
    text = GUIDE[: GUIDE.index("  - id: others")] + GUIDE[GUIDE.index("audiences:") :]
    (problem,) = report(file, text, capsys)
    assert ": roadmap: The permalink /roadmap/others/ (" in problem
    assert problem.endswith(
        'would be lost: "others" isn\'t there any more. Put it back, or add `former_ids: [others]` to the step that '
        "takes its place."
    )


@pytest.mark.parametrize(
    ("noun", "is_known"), [("step", True), ("situation", True), ("credential", True), ("policy", False)]
)
def test_list_alone_tells_the_pages_of_records(
    tmp_path: Path, noun: str, is_known: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without git, an anchor could be that of a heading."""
    id_, permalink = PERMALINKS[noun]
    problems = report(write_guide(tmp_path, *LISTED), renamed(id_), capsys)
    assert [permalink in problem for problem in problems] == [True] * is_known


@pytest.mark.parametrize(
    "permalinks",
    [
        ("/about/#source-code", "/renewal/#rule-of-thumb", "/credentials/#all"),
        ("/roadmap/history/", "/for/parents/"),
        (),
    ],
)
def test_headings_and_pages_of_prose_are_no_records(
    tmp_path: Path, permalinks: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Only a build knows whether they are still there. Without a list, no id is promised."""
    assert report(write_guide(tmp_path, *permalinks), GUIDE, capsys) == []


def test_changed_exam_code_is_reported_where_its_url_was_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The URL of a code redirects to its credential, and former codes need no version of the exam."""
    file = publish_guide(tmp_path, "/credentials/qb-1/")
    (problem,) = report(file, changed(GUIDE, ("code: QB-1", "code: QB-9")), capsys)
    assert "exams › QB-9 › code: The permalink /credentials/qb-1/" in problem
    assert problem.endswith('would be lost. Put "QB-1" back, or add `former_ids: [qb-1]` to "queen-breeder".')
    kept = changed(
        GUIDE, ("code: QB-1", "code: QB-9"), ("- id: queen-breeder\n", "- id: queen-breeder\n    former_ids: [qb-1]\n")
    )
    assert not any("would be lost" in problem for problem in report(file, kept, capsys))


def with_another_credential(text: str, id_: str, code: str) -> str:
    """Return a catalogue with a new credential that has an exam, above all others."""
    exams = f"[{{code: {code}, from: 2026-06-01}}]"
    fields = f"id: {id_}, name: Certified {id_}, short: {id_}, kind: certification, about: New., price: 90 USD"
    return changed(
        text, ("\ncredentials:\n", f"\ncredentials:\n  - {{{fields}, exams: {exams}, page: home, sources: home}}\n")
    )


def test_removed_exam_code_is_not_blamed_on_a_new_credential(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its credential is still there, however like it a code of another one is."""
    file = publish_guide(tmp_path, "/credentials/qb-1/")
    older = "      - {code: QB-1, from: 2021-01-01, to: 2026-05-31, validity: 48 months}\n"
    (problem,) = report(file, with_another_credential(changed(GUIDE, (older, "")), "wax-chandler", "QC-1"), capsys)
    assert ": credentials › queen-breeder › id: The permalink /credentials/qb-1/ (" in problem
    assert problem.endswith('would be lost. Put "QB-1" back, or add `former_ids: [qb-1]` to "queen-breeder".')


def test_lost_id_is_not_blamed_on_a_new_record_unlike_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message is about the list, since any record may take its place."""
    file = publish_guide(tmp_path, "/roadmap/others/")
    (problem,) = report(file, changed(GUIDE, ("- id: others", "- id: collect-them")), capsys)
    assert ": roadmap: The permalink /roadmap/others/ (" in problem


@pytest.mark.parametrize("noun", ["kind or level", "way to renew or yearly fee", "source"])
def test_anchor_on_another_page_is_of_a_heading(tmp_path: Path, noun: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A record has its anchor on one page; what has the same one elsewhere was never its permalink."""
    id_, permalink = PERMALINKS[noun]
    file = publish_guide(tmp_path, f"/contribute/{permalink[permalink.index('#') :]}", f"/api{permalink}")
    assert report(file, renamed(id_), capsys) == []


def test_message_names_the_permalink_of_the_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also if a heading above it in the list has the same anchor."""
    file = publish_guide(tmp_path, "/api/#course", "/credentials/#course")
    (problem,) = report(file, renamed("course"), capsys)
    assert f"The permalink /credentials/#course ({file.with_name('addresses.txt')}:2)" in problem


def test_policy_may_be_on_any_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Guides list policies where they choose."""
    file = publish_guide(tmp_path, "/team/#rule-lapse")
    (problem,) = report(file, renamed("lapse"), capsys)
    assert "The permalink /team/#rule-lapse" in problem


def test_damaged_list_is_reported(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Such as one in the middle of a merge."""
    file.with_name("addresses.txt").write_text("<<<<<<< HEAD\n/\n", encoding="utf-8")
    (problem,) = report(file, GUIDE, capsys)
    assert problem.startswith(f"{file.with_name('addresses.txt')}:1:")
