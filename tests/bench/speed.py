"""The check, the build, the build of the same pages without us, and from saving a file to seeing it."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from certguide.catalog.loading.loader import load_catalog
from tests.bench.plain import plain
from tests.bench.runs import RUNS, TODAY, Run, build, build_after_edit, calls, middle, python
from tests.published.guide import GUIDE
from tests.site.mkdocs_server import serve
from tests.site.project import CATALOG, copy_project


def speed(here: Path) -> Iterator[tuple[str, str]]:
    """Measure the check and the build, and the build of the same pages without us."""
    project = copy_project(here / "project", GUIDE)
    yield "check of the catalogue", str(_checked(project))
    _committed(project)
    yield "check that compares it with what is published", str(_checked(project))
    bare_project = plain(project)
    shutil.rmtree(project / ".cache")
    yield "strict build, the first", str(build(project, here / "site"))
    to, plain_site = here / "site", here / "plain-site"
    rounds = [(build_after_edit(project, to), build(project, to), build(bare_project, plain_site)) for _ in range(RUNS)]
    edited, same, bare = (middle(runs) for runs in zip(*rounds, strict=True))
    yield "strict build after an edit of a fact", str(edited)
    yield "strict build after no edit", str(same)
    yield "build of the same pages as plain Markdown", str(bare)
    ratios = (f"{run.processor / bare.processor:.2f}" for run in (edited, same))
    yield "ratio to it, after an edit and after none", "  ".join(ratios)
    words = ("mkdocs", "build", "--site-dir", str(here / "counted"))
    ours, theirs = calls(project, *words), calls(bare_project, *words)
    yield "million function calls after no edit, of plain Markdown", f"{ours / 1e6:.1f}  {theirs / 1e6:.1f}"
    yield "pages", str(len(list((here / "site").rglob("*.html"))))


def _committed(project: Path) -> None:
    """Puts the project under git, with an edit of the catalogue that is not committed."""
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "Published"]):
        subprocess.run(["git", "-C", str(project), *words], check=True)
    file = project / CATALOG
    file.write_text(file.read_text(encoding="utf-8") + "# A remark.\n", encoding="utf-8")


def _checked(project: Path) -> Run:
    return middle(python(project, "certguide", "check") for _ in range(RUNS))


def saving(here: Path) -> Iterator[tuple[str, str]]:
    """From saving a file to the page that shows it, while serving; the title of the guide is on every page."""
    project = copy_project(here / "project", GUIDE)
    text = (project / CATALOG).read_text(encoding="utf-8")
    title = next(line.strip() for line in text.splitlines() if line.startswith("  title: "))
    first = load_catalog(project / CATALOG, TODAY).credentials[0]
    credential = text[text.index(f"- id: {first.id}\n") :]
    about = next(line for line in credential.splitlines() if line.startswith("    about: "))
    with serve(project, TODAY) as serving:
        for name, file, page, old in (
            ("what a credential is about", CATALOG, f"credentials/{first.id}/", about),
            ("the title of the guide", CATALOG, "", title),
            ("a page", "docs/about.md", "about/", "# About this guide"),
        ):
            yield f"from saving {name} to seeing it", f"{median(_seen(serving, file, page, old)):.2f} s"


def _seen(serving: Any, file: str, page: str, old: str) -> Iterator[float]:
    for number in range(3):
        word = f"Edition {number}"
        with serving.edited(file, old, f"{old} {word}"):
            start = time.perf_counter()
            serving.wait_for_text(page, word)
            yield time.perf_counter() - start
        serving.wait(page, lambda html, word=word: bool(html) and word not in html)
