"""The files of the theme that MkDocs copies."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from certguide.site.assets.pipeline import SCRIPTS, WORKER, build_scripts, is_unused
from certguide.site.assets.stylesheets import StylesheetBundle
from certguide.site.localization.localizer import Localizer


def bundle_assets(files: Files, config: MkDocsConfig, styles: StylesheetBundle, localizer: Localizer) -> None:
    """Remove what no page loads, and put a minified bundle in the place of scripts and the modules that they import."""
    for file in [file for file in files if is_unused(file.src_uri, styles, localizer)]:
        files.remove(file)
    scripts = {
        path: file
        for path, file in files.src_uris.items()
        if (path.startswith(SCRIPTS) and path.endswith(".js")) or WORKER.fullmatch(path)
    }
    for file in scripts.values():
        files.remove(file)
    sources = {path: file.content_string for path, file in scripts.items()}
    for path, text in build_scripts(sources, localizer).items():
        files.append(File.generated(config, path, content=text))
