"""How a build refuses what would break the URLs of its readers."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from mkdocs.exceptions import PluginError

log = logging.getLogger("mkdocs.plugins.certguide")


def refuse(summary: str, problems: Sequence[str], serving: bool) -> None:
    """Refuse a build because of some problems, if there are any.

    Raises:
        PluginError: With all of them. While ``serving``, they are only logged.
    """
    if problems:
        message = "\n".join([summary, *problems])
        if not serving:
            raise PluginError(message)
        log.error(message)
