"""The files of the theme that MkDocs copies. A guide's own, of the same kinds, are copied as they are."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from certguide.site.assets.pipeline import ASSETS, SCRIPTS, WORKER, build_scripts, import_own_scripts, is_unused
from certguide.site.assets.stylesheets import StylesheetBundle
from certguide.site.localization.localizer import Localizer


def bundle_assets(files: Files, config: MkDocsConfig, styles: StylesheetBundle, localizer: Localizer) -> None:
    """Remove what no page loads, and put a minified bundle in the place of scripts and the modules that they import.

    A script of a guide's own stays as it is, and wins over ours of the same name.
    """
    for file in [file for file in files if is_unused(file.src_uri, styles, localizer)]:
        files.remove(file)
    scripts = [file for file in files if file.src_uri.startswith(SCRIPTS) and file.src_uri.endswith(".js")]
    own = {file.src_uri for file in scripts if _is_own(file, config)}
    workers = [file for file in files if WORKER.fullmatch(file.src_uri) and not _is_own(file, config)]
    for file in [*workers, *(file for file in scripts if file.src_uri not in own)]:
        files.remove(file)
    sources = {f"{SCRIPTS}{file.name}": file.read_text(encoding="utf-8") for file in (ASSETS / "scripts").glob("*.js")}
    made = build_scripts(sources | {file.src_uri: file.content_string for file in workers}, localizer)
    for path, text in (made | import_own_scripts(own, made)).items():
        if path not in files.src_uris:
            files.append(File.generated(config, path, content=text))


def _is_own(file: File, config: MkDocsConfig) -> bool:
    """Return whether a file is in the guide's folder of prose, or in that of its own parts of the theme."""
    return file.src_dir in (config.docs_dir, config.theme.custom_dir)
