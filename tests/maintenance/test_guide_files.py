"""Commands find the files of a guide from any folder, and ``check`` knows what pages of prose keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from certguide.maintenance.guide_files import former_permalinks, read_prose
from certguide.maintenance.guide_settings import read_settings
from tests.maintenance.test_promised_ids import (
    LISTED,
    PERMALINKS,
    commit_all,
    publish_guide,
    renamed,
    report,
    write_guide,
)


@pytest.mark.parametrize(
    ("noun", "page", "front_matter"),
    [
        ("policy", "renewal.md", '---\nformerly: ["#rule-lapse"]\n---\n'),
        ("policy", "keep.md", '---\ntitle: Keep\nformerly: ["#rule-lapse", renewal/]\n...\n'),
        ("source", "about.md", '---\r\nformerly: [us/, "#source-prices"]\r\n---\r\n'),
        ("step", "roadmap.md", '\ufeff---\nformerly:\n  - roadmap/others/\n  - "#others"\n---\n'),
        ("step", "more/index.md", "---\nformerly: /roadmap/others\n---\n"),
        ("kind or level", "credentials.md", '---\nformerly: "#course"\n---\n'),
        ("way to renew or yearly fee", "renewal.md", '---\nformerly: "#register"\n---\n'),
    ],
)
def test_id_that_a_page_keeps_may_go(
    tmp_path: Path, noun: str, page: str, front_matter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page of prose keeps its URL or anchor under ``formerly``, as the message of a build recommends."""
    file = publish_guide(tmp_path, *LISTED)
    write_page(tmp_path, page, front_matter)
    assert report(file, renamed(PERMALINKS[noun][0]), capsys) == []


@pytest.mark.parametrize(
    ("page", "front_matter"),
    [
        ("renewal.md", '---\nformerly: ["#rule-paying", rule-lapse, "#lapse"]\n---\n'),
        ("renewal.md", '---\nformerly: ["#rule-lapse"\n---\n'),
        ("renewal.md", '---\n- formerly: "#rule-lapse"\n---\n'),
        ("renewal.md", '# Renew\n\n---\nformerly: "#rule-lapse"\n---\n'),
        ("renewal.md", '---\ntitle: "#rule-lapse"\n---\n'),
        ("about.md", '---\nformerly: "#rule-lapse"\n---\n'),
        (".trash/renewal.md", '---\nformerly: "#rule-lapse"\n---\n'),
    ],
)
def test_id_that_no_page_keeps_is_reported(
    tmp_path: Path, page: str, front_matter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Other entries and pages keep nothing, nor does front matter that can't be read or isn't published."""
    file = publish_guide(tmp_path, *LISTED)
    write_page(tmp_path, page, front_matter)
    (problem,) = report(file, renamed("lapse"), capsys)
    assert "/renewal/#rule-lapse" in problem


def write_page(guide: Path, page: str, front_matter: str) -> None:
    """Write a page of prose of a guide."""
    path = guide / "docs" / page
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(f"{front_matter}# Page\n".encode())


@pytest.mark.parametrize(
    ("folder", "shown", "listed"),
    [
        (".", "data/credentials.yaml", "data/addresses.txt"),
        ("data", "credentials.yaml", "../data/addresses.txt"),
        ("docs", "../data/credentials.yaml", "../data/addresses.txt"),
        ("data/old", "../credentials.yaml", "../../data/addresses.txt"),
    ],
)
def test_list_is_found_from_any_folder(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    folder: str,
    shown: str,
    listed: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Messages name it relative to the working directory, as they do the catalogue."""
    publish_guide(tmp_path, *LISTED)
    current = tmp_path / folder
    current.mkdir(exist_ok=True)
    monkeypatch.chdir(current)
    (problem,) = report(Path(shown), renamed("hobby"), capsys)
    assert problem.startswith(f"{Path(shown)}:")
    assert f"The permalink /for/hobby/ ({Path(listed)}:" in problem


def test_permalink_that_only_one_of_two_pages_keeps_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A policy that was on two pages has two."""
    file = publish_guide(tmp_path, "/renewal/#rule-lapse", "/team/#rule-lapse")
    write_page(tmp_path, "renewal.md", '---\nformerly: "#rule-lapse"\n---\n')
    (problem,) = report(file, renamed("lapse"), capsys)
    assert f"The permalink /team/#rule-lapse ({file.with_name('addresses.txt')}:2)" in problem


def test_pages_have_the_urls_of_a_build(tmp_path: Path) -> None:
    """Only a file named index.md stands for its folder; hidden ones are no pages."""
    paths = [
        "index.md",
        "about.md",
        "card-index.md",
        "below/index.md",
        "below/index-card.md",
        ".hidden/a.md",
        "templates/a.md",
    ]
    for path in paths:
        write_page(tmp_path, path, "")
    assert sorted(read_prose(read_settings(tmp_path))) == ["", "about/", "below/", "below/index-card/", "card-index/"]


@pytest.mark.parametrize(
    ("formerly", "expected"),
    [
        ("[old/, '#a']", ["/old/", "/card-index/#a", "/old/#a"]),
        ("old", ["/old/"]),
        ("", []),
        ("[", []),
    ],
)
def test_former_permalinks_are_those_of_the_front_matter(tmp_path: Path, formerly: str, expected: list[str]) -> None:
    """An anchor counts at each URL of its page; front matter that can't be read is left to the build."""
    write_page(tmp_path, "card-index.md", f"---\ntitle: Cards\nformerly: {formerly}\n---\n")
    assert list(former_permalinks(read_settings(tmp_path))) == expected


@pytest.mark.parametrize(
    ("settings", "paths"),
    [
        ("docs_dir: pages\n", ("pages/renewal.md", "data/addresses.txt")),
        ("plugins: [search, {certguide: {permalinks: urls.txt}}]\n", ("docs/renewal.md", "urls.txt")),
        ("plugins: {search: {}, certguide: {permalinks: urls.txt}}\n", ("docs/renewal.md", "urls.txt")),
        ("plugins: [search, certguide]\n", ("docs/renewal.md", "data/addresses.txt")),
        ("plugins: {certguide: }\ndocs_dir: !ENV [PAGES, docs]\n", ("docs/renewal.md", "data/addresses.txt")),
        ("plugins: certguide\nx: !!python/name:a.b\n", ("docs/renewal.md", "data/addresses.txt")),
        ("- a\n", ("docs/renewal.md", "data/addresses.txt")),
        ("a: [\n", ("docs/renewal.md", "data/addresses.txt")),
        ("docs_dir: pages\nextra: {since: 2026-02-30}\n", ("pages/renewal.md", "data/addresses.txt")),
        ("docs_dir: pages\nextra: {since: !!timestamp x, to: !!int x}\n", ("pages/renewal.md", "data/addresses.txt")),
        ("docs_dir: 2026\n", ("2026/renewal.md", "data/addresses.txt")),
        ("docs_dir: [pages]\n", ("docs/renewal.md", "data/addresses.txt")),
        ("a: &a {docs_dir: pages}\n<<: *a\n", ("pages/renewal.md", "data/addresses.txt")),
    ],
)
def test_pages_and_permalinks_are_where_mkdocs_yml_has_them(
    tmp_path: Path, settings: str, paths: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Settings that are not of a guide's own, or that can't be read, are the default."""
    page, permalinks = (tmp_path / path for path in paths)
    file = write_guide(tmp_path, *LISTED)
    file.with_name("addresses.txt").rename(permalinks)
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    commit_all(tmp_path)
    page.parent.mkdir()
    text = renamed(PERMALINKS["policy"][0])
    (problem,) = report(file, text, capsys)
    assert f"({permalinks}:" in problem
    page.write_text('---\nformerly: ["#rule-lapse"]\n---\n', encoding="utf-8")
    assert report(file, text, capsys) == []


@pytest.mark.parametrize(
    ("settings", "is_built"),
    [
        ("exclude_docs: |\n  drafts/\n  *.old.md\n", True),
        ("exclude_docs: renewal.md\n", False),
        ("exclude_docs: |\n  *.md\n  !renewal.md\n", True),
        ("draft_docs: /renewal.md\n", False),
        ('exclude_docs: "!"\n', True),
        ("exclude_docs: /renewal.md\ndraft_docs: |\n  *.md\n  !/renewal.md\n", False),
        ("exclude_docs: |\n  *.md\n  !/renewal.md\ndraft_docs: /renewal.md\n", False),
        ("draft_docs: |\n  *.md\n  !/renewal.md\n", True),
        ("INHERIT: base.yml\n", False),
        ("INHERIT: none.yml\n", True),
    ],
)
def test_page_that_is_not_built_keeps_nothing(
    tmp_path: Path, settings: str, is_built: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    """Patterns are those of MkDocs, as in a file .gitignore; an invalid one is left to the build."""
    file = publish_guide(tmp_path, *LISTED)
    (tmp_path / "base.yml").write_text("exclude_docs: renewal.md\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    write_page(tmp_path, "renewal.md", '---\nformerly: ["#rule-lapse"]\n---\n')
    assert (report(file, renamed("lapse"), capsys) == []) is is_built
