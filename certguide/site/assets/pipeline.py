"""The pipeline of stylesheets and scripts, from their sources to the files that are served."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from certguide.catalog.caching import cache_on_first_argument
from certguide.site.assets.bundle import bundle_scripts, joined_name
from certguide.site.assets.cache import BuildCache
from certguide.site.assets.minify import minify_js
from certguide.site.assets.script_messages import translate_script
from certguide.site.assets.stylesheets import INLINE, PAGE_SCRIPT, StylesheetBundle
from certguide.site.localization.localizer import ENGLISH, Localizer

ASSETS = Path(__file__).parents[2] / "theme/assets"
SCRIPTS = "assets/scripts/"
STYLES = "assets/styles/"
WORKER = re.compile(r"assets/javascripts/workers/search\.[^/]*\.js")
SEARCH_WORDS = "search-words.js"
"""The script that is part of the theme's search worker."""
NOT_SERVED = (SEARCH_WORDS, INLINE)
"""Ends of the names of scripts that are parts of other files."""


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


def is_unused(path: str, styles: StylesheetBundle, localizer: Localizer) -> bool:
    """Return whether no page loads a file of the theme, since a bundle takes its place.

    The search of a site in English needs none of the theme's files for other languages.
    """
    is_ours = path.startswith(STYLES) and Path(path).name in styles.ours
    is_for_other_languages = localizer is ENGLISH and path.startswith("assets/javascripts/lunr/")
    return is_ours or is_for_other_languages or path.startswith("assets/stylesheets/")


def build_scripts(sources: Mapping[str, str], localizer: Localizer) -> dict[str, str]:
    """Return the minified and translated scripts by their paths, given those of the theme by theirs, workers too."""
    modules = {path.removeprefix(SCRIPTS): text for path, text in sources.items() if path.startswith(SCRIPTS)}
    bundles = bundle_scripts(modules, PAGE_SCRIPT)
    words = _finish(localizer, bundles[SEARCH_WORDS])
    workers = {path: words + text for path, text in sources.items() if WORKER.fullmatch(path)}
    served = {name: text for name, text in bundles.items() if not name.endswith(NOT_SERVED)}
    return workers | {f"{SCRIPTS}{name}": _finish(localizer, text) for name, text in served.items()}


def import_own_scripts(own: Collection[str], served: Collection[str]) -> dict[str, str]:
    """Return what a page loads for a script of a guide's own, by paths; ``served`` are the paths of ours.

    A page that loads one script besides that of every page requests both as one file. This one imports them: what a
    guide has written runs as it is, in a scope of its own.
    """
    changed = [*own, *served] if f"{SCRIPTS}{PAGE_SCRIPT}" in own else own
    joined = {path.removeprefix(SCRIPTS): _joined_path(path) for path in changed}
    return {path: _import_both(name) for name, path in joined.items() if path in served or f"{SCRIPTS}{name}" in own}


def _joined_path(path: str) -> str:
    return f"{SCRIPTS}{joined_name(PAGE_SCRIPT, path.removeprefix(SCRIPTS))}"


def _import_both(name: str) -> str:
    root = "../" * name.count("/") or "./"
    return f'import "{root}{PAGE_SCRIPT}";\nimport "{root}{name}";\n'


@cache_on_first_argument
def _finish(localizer: Localizer, script: str) -> str:
    """Translate and minify a script; while serving, once for all builds, since translating takes 80 ms for all."""
    return minify_js(translate_script(script, localizer))


def first_paint_script() -> str:
    """Return the minified script that every page contains."""
    return minify_js((ASSETS / "scripts" / INLINE).read_text(encoding="utf-8")).strip()


def write_stylesheets(site: Path, styles: StylesheetBundle) -> None:
    """Write the purged stylesheets into the folder ``site``."""
    (site / STYLES).mkdir(parents=True, exist_ok=True)
    for name, text in styles.write().items():
        (site / STYLES / name).write_text(text, encoding="utf-8")
