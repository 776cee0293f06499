"""``certguide new``: the files of a new guide, in a folder of its own."""

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
        raise DirectoryNotEmptyError(f"{folder} is not empty. Name a folder that is not there yet.")
    texts = {folder / path: text for path, text in _texts().items()}
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return list(texts)


def _texts() -> dict[Path, str]:
    """Return the text of each file: the starter's, and two that depend on this version of the generator."""
    # pip compiles every Python file that it installs, the starter's macros.py too.
    starter = [file for file in sorted(STARTER.rglob("*")) if file.is_file() and file.suffix != ".pyc"]
    texts = {file.relative_to(STARTER): file.read_text(encoding="utf-8") for file in starter}
    texts[Path("data", json_schema.SCHEMA_FILE.name)] = json_schema.SCHEMA_FILE.read_text(encoding="utf-8")
    texts[Path("requirements.txt")] = f"certguide=={__version__}\n"
    return texts
