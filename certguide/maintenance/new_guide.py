"""Begins a guide: copies the smallest one there is into a folder of its own."""

from __future__ import annotations

import os
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
STARTER = HOME / "certguide" / "starter"


class DirectoryNotEmptyError(Exception):
    """There is something in the folder already, and nothing of it shall be lost."""


def create_guide(folder: Path) -> list[Path]:
    """Writes the files of a new guide and returns them; its paths lead to this copy of the generator.

    Raises:
        NotEmpty: when the folder is there and holds anything.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DirectoryNotEmptyError(f"{folder} is not empty. Name a folder that is not there yet.")
    written = []
    for file in sorted(STARTER.rglob("*")):
        if file.is_file():
            new = folder / file.relative_to(STARTER)
            new.parent.mkdir(parents=True, exist_ok=True)
            text = file.read_text(encoding="utf-8")
            new.write_text(text.replace(_way_home(file), _way_home(new)), encoding="utf-8")
            written.append(new)
    return written


def _way_home(file: Path) -> str:
    """The way from a file's folder to this copy of the generator, as the file writes it."""
    return f"{Path(os.path.relpath(HOME, file.parent.resolve())).as_posix()}/"
