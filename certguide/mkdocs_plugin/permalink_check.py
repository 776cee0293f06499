"""The check of a built site against the list of its permalinks."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from certguide.catalog.problems import CatalogError
from certguide.mkdocs_plugin.refusals import refuse
from certguide.site.permalinks import find_losses, read_list, read_permalinks, scan_site

log = logging.getLogger("mkdocs.plugins.certguide")

_ADD = "Run `certguide addresses` to add them."
_BEGIN = "Run `certguide addresses` right before you first publish the guide, and not earlier."


def check_permalinks(
    folder: Path, file: Path, display_path: str, serving: bool, unwritten: Mapping[str, str] | None = None
) -> None:
    """Check that the site in ``folder`` has every permalink listed in ``file``, which messages call ``display_path``.

    ``unwritten`` are the files that the site has besides, as ``scan_site`` takes them.

    Raises:
        PluginError: If one is lost, or the list can't be read. While ``serving``, this is only logged.
    """
    site = scan_site(folder, unwritten or {})
    if not site.is_complete:
        return  # a page shows an error instead of its content, so its anchors are missing for that reason alone
    try:
        text = read_list(file, display_path)
    except CatalogError as error:
        refuse("the list of permalinks can't be read.", [str(error)], serving)
        return
    if losses := find_losses(text, site, display_path):
        too_early = f"If the guide was never published, delete {display_path}: none of these URLs has a reader."
        refuse("some permalinks are lost.", [*losses, too_early], serving)
        return
    listed = set(read_permalinks(text))
    if new := set(site.permalinks()) - listed:
        log.info("%d URLs are not in %s yet. %s", len(new), display_path, _ADD if listed else _BEGIN)
