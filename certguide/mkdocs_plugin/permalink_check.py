"""The check of a built site against the list of its permalinks."""

from __future__ import annotations

import logging
from pathlib import Path

from certguide.mkdocs_plugin.refusals import refuse
from certguide.site.permalinks import find_losses, read_permalinks, scan_site

log = logging.getLogger("mkdocs.plugins.certguide")


def check_permalinks(folder: Path, file: Path, display_path: str, serving: bool) -> None:
    """Check that the site in ``folder`` has every permalink listed in ``file``, which messages call ``display_path``.

    Raises:
        PluginError: If one is lost. While ``serving``, the loss is only logged.
    """
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    site = scan_site(folder)
    if not site.is_complete:
        return  # a page shows an error instead of its content, so its anchors are missing for that reason alone
    refuse("some permalinks are lost.", find_losses(text, site, display_path), serving)
    if new := set(site.permalinks()) - set(read_permalinks(text)):
        log.info("%d URLs are not in %s yet. Run `certguide addresses` to add them.", len(new), display_path)
