"""What a guide's ``mkdocs.yml`` must have: without it, pages would be wrong, or errors would name something else."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from certguide.site.context.publication import SiteUrlError, check_site_url

log = logging.getLogger("mkdocs.plugins.certguide")

_OF_OUR_THEME = "stylesheets"
"""A setting that only our theme has, and those that extend it."""


def check_requirements(config: MkDocsConfig, environment: Mapping[str, str]) -> None:
    """Check the settings that have to be as this package needs them, and the URL of the site in the environment.

    Raises:
        PluginError: With a line for each that isn't.
    """
    try:
        check_site_url(environment)
    except SiteUrlError as error:
        raise PluginError(str(error)) from None
    if problems := list(_problems(config)):
        raise PluginError("\n".join(["mkdocs.yml can't be used.", *problems]))


def warn_without_site_url(config: MkDocsConfig) -> None:
    """Warn, which ends a strict build, that files for programs need the URL of the site."""
    if not config.site_url:
        log.warning(
            "mkdocs.yml: site_url is missing, so the feed, the calendars, the API, the sitemap and link previews have "
            "no URLs. Write where the guide will be, such as `site_url: https://example.org/guide/`."
        )


def _problems(config: MkDocsConfig) -> Iterator[str]:
    if _OF_OUR_THEME not in config.theme:
        name = config.theme.name or "one without a name"
        yield (
            f"mkdocs.yml: theme › {name} doesn't have the parts that pages need. "
            "Write `theme: certguide`, or `name: certguide` under `theme:`."
        )
    if "macros" not in config.plugins:
        yield (
            "mkdocs.yml: plugins › `macros` is missing, so pages would show `{{ … }}` instead of facts. "
            "Write `plugins: [search, macros, certguide]`."
        )
    if not config.use_directory_urls:
        yield (
            "mkdocs.yml: use_directory_urls › false gives pages other URLs than those that links have, such as "
            "`roadmap/`. Delete the line."
        )
