"""``certguide new`` and ``certguide page``: the files of a new guide, in a folder of its own, or one of its pages."""

from __future__ import annotations

from pathlib import Path

from certguide import __version__
from certguide.catalog.model import json_schema

STARTER = Path(__file__).parents[1] / "starter"


class DirectoryNotEmptyError(Exception):
    """The folder for a new guide exists and is not empty; its files must not be overwritten."""


def create_guide(folder: Path) -> list[Path]:
    """Write the files of a new guide, and return their paths.

    Raises:
        DirectoryNotEmptyError: If the folder exists and is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DirectoryNotEmptyError(
            f"{folder} is not empty. Name a folder that is not there yet. "
            "For one page of the starter, run for example: certguide page docs/roadmap.md"
        )
    texts = {folder / path: text for path, text in _texts().items()}
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return list(texts)


class PageError(Exception):
    """The starter has no such page, or the guide has it already."""


def write_page(file: Path) -> None:
    """Write a page of the starter into a guide that lacks it; its name says which.

    Raises:
        PageError: If the file exists, or the starter has no page of that name.
    """
    pages = {page.name: page for page in sorted((STARTER / "docs").glob("*.md"))}
    if file.exists():
        raise PageError(f"{file} exists already. To begin it again, delete it first.")
    if file.name not in pages:
        raise PageError(f"The starter has no page {file.name}. It has: {', '.join(pages)}.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(pages[file.name].read_text(encoding="utf-8"), encoding="utf-8")


def _texts() -> dict[Path, str]:
    """Return the text of each file: the starter's, and two that depend on this version of the generator."""
    # pip compiles every Python file that it installs, the starter's macros.py too.
    starter = [file for file in sorted(STARTER.rglob("*")) if file.is_file() and file.suffix != ".pyc"]
    texts = {file.relative_to(STARTER): file.read_text(encoding="utf-8") for file in starter}
    texts[Path("data", json_schema.SCHEMA_FILE.name)] = json_schema.SCHEMA_FILE.read_text(encoding="utf-8")
    texts[Path("requirements.txt")] = f"certguide=={__version__}\n"
    return texts
