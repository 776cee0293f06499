"""``python -m certguide review``: what readers will see change, read from files or from git."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from certguide.catalog.loading.loader import parse_catalog, read_file
from certguide.catalog.problems import CatalogError, format_report
from certguide.maintenance.git_versions import CatalogVersion, VersionNotFoundError, named_version, published_version
from certguide.maintenance.review_report import review_report
from certguide.site.context.site import Site
from certguide.site.permalinks import FILE, read_permalinks


def review_catalog(file: Path, against: str, today: date) -> tuple[str, int]:
    """What a file changes for readers as Markdown, and the exit status; ``against`` is a file or a commit.

    Raises:
        NoSuchVersion: when ``against`` is neither.
    """
    before = named_version(file, against) if against else published_version(file)
    if before is None:
        return "There is no published version to compare with.\n", 0
    pages = _prose(file.parent.parent / "docs")
    try:
        new = Site(parse_catalog(read_file(file, str(file)), today, str(file)), today, pages=frozenset(pages))
    except CatalogError as error:
        return _fenced(format_report(error.problems, error.file)), 1
    try:
        old = Site(parse_catalog(before.text, today, before.name), today, pages=frozenset(pages))
    except CatalogError as error:
        says = f"The version in `{before.name}` does not hold by the rules of today, so the two cannot be compared."
        return f"{says}\n\n{_fenced(format_report(error.problems, error.file))}", 0
    return review_report(old, new, pages, _given_up(before, file.parent.parent / FILE)), 0


def _prose(docs: Path) -> Mapping[str, str]:
    """The text of each page of prose by its address."""
    files = {page.relative_to(docs).with_suffix("").as_posix(): page for page in sorted(docs.rglob("*.md"))}
    return {f"{name}/".removesuffix("index/"): page.read_text(encoding="utf-8-sig") for name, page in files.items()}


def _given_up(before: CatalogVersion, now: Path) -> list[str]:
    """Addresses that were promised in the version before and are not any more."""
    if Path(before.name).is_file():
        return []
    try:
        then = read_permalinks(named_version(now, before.name).text)
    except VersionNotFoundError:
        return []
    listed = read_permalinks(now.read_text(encoding="utf-8")) if now.exists() else []
    return [address for address in then if address not in listed]


def _fenced(lines: list[str]) -> str:
    """Lines as they are; a fence longer than any in them."""
    return "\n".join(["~~~~~~~~~~text", *lines, "~~~~~~~~~~", ""])
