"""The check of the files in the folder of prose, before a build deletes the last site."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from certguide.mkdocs_plugin.pages.page_errors import report_pages
from certguide.mkdocs_plugin.prose import Prose, built_files, read_prose
from certguide.mkdocs_plugin.taken_paths import ASSETS, made_paths, replaced_files
from certguide.site.context.publication import relative_folder
from certguide.site.context.site import Site

_REPLACED = "the build makes files of the same names."


def check_prose(config: MkDocsConfig, site: Site, serving: bool, annotate: bool) -> Prose:
    """Read the prose of a site, and report pages that can't be read and files that the build would replace.

    Raises:
        PluginError: If there are any. While ``serving``, they are only logged.
    """
    files, made = built_files(config, serving), made_paths(site, config)
    prose, replaced = read_prose(files, {*made, ASSETS}), replaced_files(files, made)
    folder = relative_folder(Path.cwd(), Path(config.docs_dir))
    report_pages(prose.problems, folder, serving, annotate)
    report_pages(replaced, folder, serving, annotate, _REPLACED)
    prose.problems |= replaced
    return prose
