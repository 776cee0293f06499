"""The files whose edits start a build while serving, besides those that MkDocs watches itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from certguide.mkdocs_plugin.reuse.inputs import PACKAGE

TEMPLATES = (PACKAGE / "theme", PACKAGE / "site/templates")


def watched_paths(guide: Path, folders: Iterable[Path]) -> list[Path]:
    """Return what MkDocs doesn't watch itself: templates, the modules of a guide, and ``folders`` that are there."""
    return [*TEMPLATES, *sorted(guide.glob("*.py")), *(folder for folder in folders if folder.is_dir())]
