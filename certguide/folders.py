"""The files below a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files_below(root: Path, *, with_hidden: bool = True, follow_links: bool = True) -> Iterator[str]:
    """Yield the paths of all files below a folder, relative to it and with slashes, in no order.

    With ``follow_links``, files in folders that are links are found too. Without the hidden folders, what Python has
    compiled is left out too. A folder that isn't there has no files.
    """
    for folder, children, names in os.walk(root, followlinks=follow_links):
        if not with_hidden:
            children[:] = [child for child in children if not child.startswith(".") and child != "__pycache__"]
        parent = "" if folder == str(root) else f"{Path(folder).relative_to(root).as_posix()}/"
        yield from (f"{parent}{name}" for name in names)
