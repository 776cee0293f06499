"""MkDocs settings that all guides share, so that a guide's own ``mkdocs.yml`` lists only what is its own.

Settings of the appearance are in ``certguide/theme/mkdocs_theme.yml``. MkDocs requires ``site_name`` before any
plugin runs, so that one stays in ``mkdocs.yml``, although the title in the catalogue replaces it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from certguide.catalog.typography import print_apostrophes
from certguide.mkdocs_plugin.footer import footer_links
from certguide.mkdocs_plugin.search_words import SEARCH_SEPARATOR, SEGMENTED
from certguide.mkdocs_plugin.theme_settings import settings_without_effect
from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message
from certguide.site.macros.registry import COMMENT_MARKS

log = logging.getLogger("mkdocs.plugins.certguide")

MARKDOWN_EXTENSIONS = ("attr_list", "def_list", "md_in_html")
TOC = {"permalink": "#", "permalink_title": mark_message("Link to this section"), "toc_depth": 2}
NOT_IN_NAV = (
    "about",
    "api",
    "api/fields",
    "contribute",
    "contribute/fields",
    "contribute/macros",
    "credentials",
    "plan",
    "team",
    "timeline",
)
"""Pages that the theme or the generated pages link to, so that they need no tab."""
FOOTER = {
    "credentials/": mark_message("All credentials"),
    "team/": mark_message("Team budget"),
    "about/": mark_message("About and sources"),
    "contribute/": mark_message("Contribute"),
    "api/": mark_message("API"),
}
"""The links at the foot of every page, by the path of the page; only those that a guide has are shown.

Their titles are translated; those that a guide writes itself win, and stay as they are.
"""
MACROS = {
    "module_name": "macros",
    "on_undefined": "strict",
    "j2_comment_start_string": COMMENT_MARKS[0],
    "j2_comment_end_string": COMMENT_MARKS[1],
}
VALIDATION = {"omitted_files": "warn", "absolute_links": "warn", "unrecognized_links": "warn", "anchors": "warn"}


def set_defaults(config: MkDocsConfig, localizer: Localizer) -> dict[str, Any]:
    """Set what a guide's ``mkdocs.yml`` leaves out, and return its own settings, which win; its lists extend ours.

    Titles are in the language of the localizer.
    """
    own_settings = _own_settings(config)
    for problem in settings_without_effect(own_settings):
        log.warning(problem)
    config.markdown_extensions += [name for name in MARKDOWN_EXTENSIONS if name not in config.markdown_extensions]
    permalink_title = localizer.gettext(str(TOC["permalink_title"]))
    config.mdx_configs["toc"] = {**TOC, "permalink_title": permalink_title, **config.mdx_configs.get("toc", {})}
    config.validation = MkDocsConfig.validation.validate({**VALIDATION, **own_settings.get("validation", {})})
    config.extra.setdefault("generator", False)
    config.nav = _print_titles(config.nav)
    footer = {path: localizer.gettext(title) for path, title in FOOTER.items()}
    config.extra["footer"] = footer_links(config.extra.get("footer"), footer)
    leave_out_of_nav(config, [*NOT_IN_NAV, *config.extra["footer"]])
    if search := config.plugins.get("certguide/search"):
        search.config.separator = search.config.separator or SEARCH_SEPARATOR
        if localizer.locale.language in SEGMENTED and not search.config.lang:
            search.config.lang, search.config.pipeline = ["en"], []
    if macros := config.plugins.get("macros"):
        options = _plugin_options(own_settings, "macros")
        macros.config.update({name: value for name, value in MACROS.items() if name not in options})
        _quieten_macros()
    return own_settings


def _quieten_macros() -> None:
    """Leave out the lines in which mkdocs-macros lists all that it loads, unless a build is verbose: warnings stay."""
    verbose = logging.getLogger("mkdocs").isEnabledFor(logging.DEBUG)
    logging.getLogger("mkdocs.plugins.mkdocs_macros.util").setLevel(logging.NOTSET if verbose else logging.WARNING)


def leave_out_of_nav(config: MkDocsConfig, pages: Iterable[str]) -> None:
    """Let pages, by their paths, exist without a tab."""
    patterns = MkDocsConfig.not_in_nav.validate("\n".join(f"/{page.strip('/')}.md" for page in pages))
    config.not_in_nav = patterns + config.not_in_nav if config.not_in_nav else patterns


def _print_titles(nav: Any) -> Any:
    """Return ``nav`` of ``mkdocs.yml`` with the apostrophes of print in the titles of pages and sections."""
    if isinstance(nav, dict):
        return {print_apostrophes(title): _print_titles(below) for title, below in nav.items()}
    return [_print_titles(entry) for entry in nav] if isinstance(nav, list) else nav


def _own_settings(config: MkDocsConfig) -> dict[str, Any]:
    """Read ``mkdocs.yml`` again: a validated setting doesn't show whether it is the guide's own or a default."""
    if not config.config_file_path:
        return {}
    with Path(config.config_file_path).open("rb") as file:
        return yaml_load(file, get_yaml_loader(config=config))


def _plugin_options(settings: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the options of a plugin, which MkDocs accepts as a list of names and mappings, or as one mapping."""
    plugins = settings.get("plugins", {})
    entries = [plugins] if isinstance(plugins, dict) else [entry for entry in plugins if isinstance(entry, dict)]
    return next((entry[name] or {} for entry in entries if name in entry), {})
