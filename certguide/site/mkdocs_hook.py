"""The adapter to MkDocs: reads the catalogue once a build, adds the pages and files made from it.

MkDocs keeps this file and everything it imports for as long as it serves, so
our own modules are imported inside the functions and forgotten before each
build: that is how an edit of the code is seen without a restart.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from certguide.site.edition import Edition

ROOT = Path(__file__).resolve().parents[2]
CATALOG = "data/credentials.yaml"

log = logging.getLogger("mkdocs.plugins.certguide")


@dataclass
class Session:
    """What outlives a build while MkDocs serves: the text of the last catalogue without a problem."""

    serving: bool = False
    last_good: str = ""


session = Session()


def on_startup(command: str, dirty: bool) -> None:
    """Remembers whether the site is being served."""
    session.serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the catalogue before any other plugin asks for it, and settles where the site is published."""
    _find_our_code()
    from certguide.clock import BadDate, build_date
    from certguide.site.place import place

    try:
        today = build_date(os.environ)
    except BadDate as error:
        raise PluginError(str(error)) from None
    where = place(os.environ, config.site_url or "")
    if not session.serving:
        config.site_url = where.site
    if where.edit:
        config.edit_uri = f"{where.edit}docs/"
    config.extra["issues"] = where.issues
    config.extra["edition"] = _edition(config, today, where.edit)
    config.site_name = config.extra["edition"].catalog.guide.title
    return config


def _edition(config: MkDocsConfig, today: Any, edit_base: str) -> Edition:
    from certguide.catalog.problem import BadCatalog, annotations_for, report
    from certguide.catalog.reading import load, read_text
    from certguide.site.edition import Edition

    config.extra["problems"] = []
    try:
        text = load(ROOT / CATALOG, CATALOG)
        catalog = read_text(text, today, CATALOG)
        session.last_good = text
    except BadCatalog as error:
        lines = report(error.problems, CATALOG)
        if os.environ.get("GITHUB_ACTIONS"):
            print("\n".join(annotations_for(error.problems, CATALOG)))
        if not (session.serving and session.last_good):
            raise PluginError("\n".join(["the catalogue has a mistake.", *lines])) from None
        log.error("%s\nThe last good site stays up until this is mended.", "\n".join(lines))
        config.extra["problems"] = lines[:-1]
        catalog = read_text(session.last_good, today, CATALOG)
    return Edition(catalog, today, edit_base, frozenset(_prose(config)), config.site_url or "")


def _prose(config: MkDocsConfig) -> list[str]:
    docs = Path(config.docs_dir)
    return [f"{page.relative_to(docs).with_suffix('').as_posix()}/" for page in docs.rglob("*.md")]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages made from the data; they are kept out of the navigation, which lists only prose."""
    from certguide.site.pages import made_pages

    for made in made_pages(config.extra["edition"]):
        file = File.generated(config, made.path, content=made.text)
        file.edit_uri = f"../{CATALOG}"
        files.append(file)
    return files


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Sets finished fragments aside once the macros have run."""
    from certguide.site.aside import set_aside

    markdown, page.meta["fragments"] = set_aside(markdown)
    return markdown


@event_priority(100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts the fragments back, and tells MkDocs of the anchors in them."""
    from certguide.site.aside import anchors, put_back

    fragments = page.meta.pop("fragments")
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *anchors(fragments)}
    return put_back(html, fragments)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Lends the theme our words for days."""
    from certguide.site import words

    env.globals["day"] = words.day
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Writes what is no page, such as redirects from former addresses, and the scripts without their comments.

    The search of a site in English asks for none of the theme's files about other languages.
    """
    from certguide.site.outputs import outputs
    from certguide.site.scripts import lean

    for path, content in outputs(config.extra["edition"]).items():
        file = Path(config.site_dir, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    for script in Path(config.site_dir, "assets", "scripts").glob("*.js"):
        script.write_text(lean(script.read_text(encoding="utf-8")), encoding="utf-8")
    if config.theme["language"] == "en":
        shutil.rmtree(Path(config.site_dir, "assets", "javascripts", "lunr"), ignore_errors=True)


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Also watches what a guide is made of besides its prose, and looks five times as often as MkDocs does."""
    from watchdog.observers.polling import PollingObserver

    watched = [path for path in (config.docs_dir, config.config_file_path) if path]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=0.1)
    for path in (*watched, *(str(ROOT / name) for name in ("data", "certguide", "macros.py"))):
        server.watch(path)
    return server


def _find_our_code() -> None:
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    if not session.serving:
        return
    for name in [name for name in sys.modules if name.partition(".")[0] == "certguide"]:
        del sys.modules[name]
