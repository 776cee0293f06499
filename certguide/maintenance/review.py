"""``python -m certguide review``: what readers will see change, read from files or from git."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from certguide.catalog.loading.loader import load, read_text
from certguide.catalog.problems import BadCatalog, report
from certguide.maintenance.git_versions import NoSuchVersion, Version, named, published
from certguide.maintenance.review_report import review
from certguide.site.context.site import Edition
from certguide.site.permalinks import FILE, promises


def review_of(file: Path, against: str, today: date) -> tuple[str, int]:
    """What a file changes for readers as Markdown, and the exit status; ``against`` is a file or a commit.

    Raises:
        NoSuchVersion: when ``against`` is neither.
    """
    before = named(file, against) if against else published(file)
    if before is None:
        return "There is no published version to compare with.\n", 0
    pages = _prose(file.parent.parent / "docs")
    try:
        new = Edition(read_text(load(file, str(file)), today, str(file)), today, pages=frozenset(pages))
    except BadCatalog as error:
        return _fenced(report(error.problems, error.file)), 1
    try:
        old = Edition(read_text(before.text, today, before.name), today, pages=frozenset(pages))
    except BadCatalog as error:
        says = f"The version in `{before.name}` does not hold by the rules of today, so the two cannot be compared."
        return f"{says}\n\n{_fenced(report(error.problems, error.file))}", 0
    return review(old, new, pages, _given_up(before, file.parent.parent / FILE)), 0


def _prose(docs: Path) -> Mapping[str, str]:
    """The text of each page of prose by its address."""
    files = {page.relative_to(docs).with_suffix("").as_posix(): page for page in sorted(docs.rglob("*.md"))}
    return {f"{name}/".removesuffix("index/"): page.read_text(encoding="utf-8-sig") for name, page in files.items()}


def _given_up(before: Version, now: Path) -> list[str]:
    """Addresses that were promised in the version before and are not any more."""
    if Path(before.name).is_file():
        return []
    try:
        then = promises(named(now, before.name).text)
    except NoSuchVersion:
        return []
    listed = promises(now.read_text(encoding="utf-8")) if now.exists() else []
    return [address for address in then if address not in listed]


def _fenced(lines: list[str]) -> str:
    """Lines as they are; a fence longer than any in them."""
    return "\n".join(["~~~~~~~~~~text", *lines, "~~~~~~~~~~", ""])
