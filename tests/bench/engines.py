"""The same pages made by us and by other engines: MkDocs with its theme alone, Zensical, and Hugo as the limit."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.bench.plain import plain
from tests.bench.runs import Run, build, program
from tests.bench.scale import enlarged
from tests.engines.__main__ import ENGINES
from tests.site.project import CATALOG, ROOT, copy_project

PAGES = (100, 1000, 5000)

HUGO_SETTINGS = """
title = "Plain"
disableKinds = ["taxonomy", "term", "rss"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
"""
HUGO_LAYOUT = "<!doctype html>\n<title>{{ .Title }}</title>\n<main>{{ .Content }}</main>\n"
"""The least that shows a page: no navigation, no search, and no links between Markdown files."""


def engines(here: Path) -> Iterator[tuple[str, str]]:
    """Build more and more pages with each engine; the ratio is that of processor time to plain MkDocs'."""
    for number in PAGES:
        folder = here / str(number)
        project = enlarged(copy_project(folder / "ours", ROOT), number - _page_count(ROOT))
        build(project, folder / "site")  # which draws the pictures
        bare = plain(project)
        reference = build(bare, folder / "plain-site")
        for name, run in (
            ("ours", build(project, folder / "site")),
            ("MkDocs with Material", reference),
            ("Zensical", _zensical(bare)),
            ("Hugo", _hugo(bare)),
        ):
            yield f"{number:,} pages: {name}", _compared(run, reference)
        shutil.rmtree(folder)


def _page_count(project: Path) -> int:
    data = yaml.safe_load((project / CATALOG).read_text(encoding="utf-8"))
    return len(list((project / "docs").rglob("*.md"))) + len(data["credentials"]) + len(data["audiences"])


def _compared(run: Run | str, reference: Run) -> str:
    return run if isinstance(run, str) else f"{run}  {run.processor / reference.processor:5.2f}"


def _zensical(project: Path) -> Run | str:
    """Build with Zensical, which reads the settings of MkDocs; `make zensical` installs it."""
    zensical = ENGINES / "zensical"
    if not zensical.exists():
        return "not installed"
    try:
        return program(project, str(zensical), "build", "--clean")
    except SystemExit as error:
        return "refused: search index" if "search index limit" in str(error) else "failed"


def _hugo(project: Path) -> Run | str:
    """Build with Hugo, if the machine has it."""
    hugo = shutil.which("hugo")
    if hugo is None:
        return "not installed"
    content = shutil.copytree(project / "docs", project / "content")
    for page in list(content.rglob("index.md")):
        page.rename(page.with_name("_index.md"))  # the name of a page that others are beside
    (project / "layouts/_default").mkdir(parents=True)
    for name in ("single", "list"):
        (project / f"layouts/_default/{name}.html").write_text(HUGO_LAYOUT, encoding="utf-8")
    (project / "hugo.toml").write_text(HUGO_SETTINGS, encoding="utf-8")
    return program(project, hugo, "--quiet", "--destination", str(project / "hugo-site"))
