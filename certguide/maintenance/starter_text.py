"""Sentences of the starter that a guide must replace, since they are about no programme or ask for the guide's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

PLACEHOLDERS = {
    "data/credentials.yaml": (
        "title: Which certificate should I get?",
        "name: Your name",
        "about: Replace this with who you are.",
        "name: Example Certificates",
        "vendor: Example Institute",
        "title: Example Institute",
    ),
    "docs/about.md": ("Say here whom you write for, and what you leave out.",),
    "docs/index.md": (
        "description: Choose what you do and get one certificate to take first",
        "# Which certificate should I get?",
    ),
}
"""The placeholders of the starter by the file that has them."""


def starter_text(guide: Path) -> Iterator[str]:
    """Yield a problem for each placeholder that the files of a guide still have, with its line."""
    for path, placeholders in PLACEHOLDERS.items():
        file = guide / path
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
        for number, line in enumerate(lines, 1):
            for placeholder in placeholders:
                if placeholder in line:
                    yield f'{file.as_posix()}:{number}: "{placeholder}" is text of the starter. Write your own.'
