"""The check of a built site against the list of its permalinks."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.exceptions import PluginError

from certguide.site.permalinks import find_losses, read_permalinks, scan_site

log = logging.getLogger("mkdocs.plugins.certguide")


def check_permalinks(folder: Path, listed: Path, shown: str, serving: bool) -> None:
    """Check that the site in ``folder`` has every permalink of the list, which messages call ``shown``.

    Raises:
        PluginError: If one is lost; while ``serving`` it is only logged.
    """
    text = listed.read_text(encoding="utf-8") if listed.exists() else ""
    site = scan_site(folder)
    if not site.is_complete:
        return  # a page shows an error instead of its content, and what is lost only follows from that
    if lost := find_losses(text, site, shown):
        message = "\n".join(["addresses are for ever, and some are lost.", *lost])
        if not serving:
            raise PluginError(message)
        log.error(message)
    if new := set(site.permalinks()) - set(read_permalinks(text)):
        log.info("%d addresses are not in %s yet; certguide addresses adds them.", len(new), shown)
