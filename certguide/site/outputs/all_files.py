"""The list of all outputs: every file of the site that is neither a page of MkDocs nor an asset."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from certguide.site.assets.cache import BuildCache, hash_of
from certguide.site.context.output_files import OutputFiles
from certguide.site.context.site import Site
from certguide.site.outputs.api.documents import api_files
from certguide.site.outputs.calendars import calendars
from certguide.site.outputs.comparison import comparison_files
from certguide.site.outputs.feed import feed
from certguide.site.outputs.redirects import all_redirects, redirect_path, redirects
from certguide.site.previews.images import PREVIEWS, preview_images

Output = Callable[[Site], Mapping[str, str | bytes]]

_OUTPUTS: tuple[Output, ...] = (redirects, preview_images, api_files, calendars, feed, comparison_files)


def outputs(site: Site) -> OutputFiles:
    """Return each file by its path below the site's root."""
    parts = [output(site) for output in _OUTPUTS]
    return OutputFiles((path, files.__getitem__, path) for files in parts for path in files)


def file_targets(site: Site) -> dict[str, str]:
    """Return the URL that each file redirects to, by the path of the file; empty for a file that is no redirect."""
    targets = {redirect_path(redirect): redirect.target for redirect in all_redirects(site)}
    return {path: targets.get(path, "") for path in outputs(site)}


def write_outputs(files: Mapping[str, str | bytes], folder: Path, cache: BuildCache, key: str) -> None:
    """Write each file below the folder of a built site, one after another.

    What a build with the same ``key`` has made comes from the cache. Previews have a cache of their own.
    """
    for path in files:
        file, make = folder / path, partial(_content, files, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make() if path.startswith(PREVIEWS) else cache.get(hash_of(key, path), make))


def _content(files: Mapping[str, str | bytes], path: str) -> bytes:
    content = files[path]
    return content if isinstance(content, bytes) else content.encode()
