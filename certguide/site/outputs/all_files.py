"""The list of all outputs: every file of the site that is neither a page of MkDocs nor an asset."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from certguide.site.context.site import Site
from certguide.site.outputs.api.documents import api_files
from certguide.site.outputs.calendars import calendars
from certguide.site.outputs.comparison import comparison_files
from certguide.site.outputs.feed import feed
from certguide.site.outputs.redirects import redirects
from certguide.site.previews.images import preview_images

Output = Callable[[Site], dict[str, str | bytes]]

_OUTPUTS: tuple[Output, ...] = (redirects, preview_images, api_files, calendars, feed, comparison_files)


def outputs(site: Site) -> dict[str, str | bytes]:
    """Return the content of each file by its path below the site's root."""
    return {path: content for output in _OUTPUTS for path, content in output(site).items()}


def write_outputs(site: Site, folder: Path) -> None:
    """Write each file below the folder of a built site."""
    files = {folder / path: content for path, content in outputs(site).items()}
    for parent in {file.parent for file in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for file, content in files.items():
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
