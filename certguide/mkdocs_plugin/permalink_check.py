"""The check of a built site against the list of its permalinks."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.exceptions import PluginError

from certguide.catalog.problems import CatalogError
from certguide.site.permalinks import find_losses, read_list, read_permalinks, scan_site

log = logging.getLogger("mkdocs.plugins.certguide")


def check_permalinks(folder: Path, file: Path, display_path: str, serving: bool) -> None:
    """Check that the site in ``folder`` has every permalink listed in ``file``, which messages call ``display_path``.

    Raises:
        PluginError: If one is lost, or the list can't be read. While ``serving``, this is only logged.
    """
    site = scan_site(folder)
    if not site.is_complete:
        return  # a page shows an error instead of its content, so its anchors are missing for that reason alone
    text, message = "", ""
    try:
        text = read_list(file, display_path)
    except CatalogError as error:
        message = f"the list of permalinks can't be read.\n{error}"
    if losses := find_losses(text, site, display_path):
        message = "\n".join(["some permalinks are lost.", *losses])
    if message and not serving:
        raise PluginError(message)
    if message:
        log.error(message)
        return
    if new := set(site.permalinks()) - set(read_permalinks(text)):
        log.info("%d URLs are not in %s yet. Run `certguide addresses` to add them.", len(new), display_path)
