"""Every file of the site that is neither a page of MkDocs nor an asset, by its address."""

from __future__ import annotations

from collections.abc import Callable

from certguide.site.context.site import Edition
from certguide.site.outputs.api.documents import api_files
from certguide.site.outputs.calendars import calendars
from certguide.site.outputs.feed import feed
from certguide.site.outputs.kept import at_former_ids
from certguide.site.outputs.preview_images import previews
from certguide.site.outputs.redirects import redirects

Output = Callable[[Edition], dict[str, str | bytes]]

_OUTPUTS: tuple[Output, ...] = (redirects, previews, api_files, calendars, feed)


def outputs(edition: Edition) -> dict[str, str | bytes]:
    """The content of each file by its path below the site's root."""
    made = {path: content for make in _OUTPUTS for path, content in make(edition).items()}
    return made | at_former_ids(edition, made)
