"""The pipeline of stylesheets and scripts, from their sources to the files that are served."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from certguide.site.assets.bundle import bundle_scripts
from certguide.site.assets.cache import BuildCache
from certguide.site.assets.minify import minify_js
from certguide.site.assets.script_messages import translate_script
from certguide.site.assets.stylesheets import StylesheetBundle
from certguide.site.localization.localizer import ENGLISH, Localizer

ASSETS = Path(__file__).parents[2] / "theme/assets"
STYLES = "assets/styles/"
SEARCH_WORDS = "search-words.js"
"""The script that is part of the theme's search worker."""


def collect_stylesheets(linked: Iterable[str], theme_folders: Iterable[str], cache: BuildCache) -> StylesheetBundle:
    """Read our stylesheets among the ``linked`` ones, the one of the theme, and the scripts."""
    theme_files = [file for folder in theme_folders for file in Path(folder, "assets/stylesheets").glob("main.*.css")]
    names = [Path(path).name for path in linked if path.startswith(STYLES)]
    return StylesheetBundle(
        theme_files[0].read_text(encoding="utf-8"),
        {name: (ASSETS / "styles" / name).read_text(encoding="utf-8") for name in names},
        {file.name: file.read_text(encoding="utf-8") for file in sorted((ASSETS / "scripts").glob("*.js"))},
        cache,
    )


def write_assets(site: Path, styles: StylesheetBundle, localizer: Localizer) -> None:
    """Write translated scripts and purged stylesheets into the folder ``site``; delete unused assets of the theme.

    The search of a site in English needs none of the theme's files for other languages.
    """
    modules = sorted((site / "assets/scripts").glob("*.js"))
    bundles = bundle_scripts({module.name: module.read_text(encoding="utf-8") for module in modules})
    for module in modules:
        if module.name in bundles and module.name != SEARCH_WORDS:
            module.write_text(minify_js(translate_script(bundles[module.name], localizer)), encoding="utf-8")
        else:
            module.unlink()
    for worker in (site / "assets/javascripts/workers").glob("search.*.js"):
        words = minify_js(bundles[SEARCH_WORDS])
        worker.write_text(words + worker.read_text(encoding="utf-8"), encoding="utf-8")
    for name in styles.ours:
        (site / STYLES / name).unlink()
    for name, text in styles.write().items():
        (site / STYLES / name).write_text(text, encoding="utf-8")
    shutil.rmtree(site / "assets/stylesheets")
    if localizer is ENGLISH:
        shutil.rmtree(site / "assets/javascripts/lunr", ignore_errors=True)
