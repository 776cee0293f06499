"""The adapter to MkDocs: reads the catalogue once a build, adds the pages and files made from it.

MkDocs keeps this file and everything it imports for as long as it serves, so
our own modules are imported inside the functions and forgotten before each
build: that is how an edit of the code is seen without a restart.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.meta import get_data

if TYPE_CHECKING:
    from certguide.site.context.publication import Publication
    from certguide.site.context.site import Site

ROOT = Path(__file__).resolve().parents[2]
CATALOG = "data/credentials.yaml"
CACHE = ".cache"

log = logging.getLogger("mkdocs.plugins.certguide")


@dataclass
class Session:
    """What outlives a build while MkDocs serves: the text of the last catalogue without a problem."""

    serving: bool = False
    last_good: str = ""


session = Session()


def on_startup(command: str, dirty: bool) -> None:
    """Remembers whether the site is being served, and has Python look for garbage less often."""
    session.serving = command == "serve"
    gc.set_threshold(100_000)  # a build makes much that stays to its end: looking it through again finds nothing


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Reads the catalogue before any other plugin asks for it, and settles where the site is published."""
    _find_our_code()
    from certguide.clock import BuildDateError, build_date
    from certguide.site.assets.cache import BuildCache
    from certguide.site.assets.pipeline import STYLES, collect_stylesheets
    from certguide.site.context.publication import publication, relative_folder

    try:
        today = build_date(os.environ)
    except BuildDateError as error:
        raise PluginError(str(error)) from None
    folder = relative_folder(Path.cwd(), _folder(config))
    where = publication(os.environ, config.site_url or "", folder)
    if not session.serving:
        config.site_url = where.site_url
    if where.edit_url:
        config.edit_uri = f"{where.edit_url}docs/"
    config.extra["catalog"] = f"{folder}{CATALOG}"
    config.extra["edition"] = _edition(config, today, where)
    config.site_name = config.extra["edition"].catalog.guide.title
    kept = BuildCache(_folder(config) / CACHE / "styles")
    config.extra["styles"] = collect_stylesheets(map(str, config.extra_css), config.theme.dirs, kept)
    config.extra_css = [path for path in config.extra_css if not str(path).startswith(STYLES)]
    return config


def _edition(config: MkDocsConfig, today: Any, where: Publication) -> Site:
    from certguide.catalog.loading.loader import parse_with_lines, read_file
    from certguide.catalog.problems import CatalogError, format_report, github_annotations
    from certguide.mkdocs_plugin.front_matter_aliases import former_urls
    from certguide.site.assets.cache import BuildCache
    from certguide.site.context.site import Site

    config.extra["problems"] = []
    shown = config.extra["catalog"]
    try:
        text = read_file(_folder(config) / CATALOG, shown)
        reading = parse_with_lines(text, today, shown)
        session.last_good = text
    except CatalogError as error:
        lines = format_report(error.problems, shown)
        if os.environ.get("GITHUB_ACTIONS"):
            print("\n".join(github_annotations(error.problems, shown)))
        if not (session.serving and session.last_good):
            raise PluginError("\n".join(["the catalogue has a mistake.", *lines])) from None
        log.error("%s\nThe last good site stays up until this is mended.", "\n".join(lines))
        config.extra["problems"] = lines[:-1]
        reading = parse_with_lines(session.last_good, today, shown)
    pages = _prose(config)
    return Site(
        catalog=reading.catalog,
        today=today,
        edit_base=where.edit_url,
        pages=frozenset(pages),
        url=config.site_url or "",
        moved_pages={
            former: page.removesuffix("index/") for page, head in pages.items() for former in former_urls(head)
        },
        preview_cache=BuildCache(_folder(config) / CACHE / "previews"),
        issues_url=where.issues_url,
        file=CATALOG,
        lines=reading.lines,
    )


def _folder(config: MkDocsConfig) -> Path:
    """The folder of the guide: its catalogue and its prose stand beside its mkdocs.yml."""
    return Path(config.config_file_path).parent


def _prose(config: MkDocsConfig) -> dict[str, dict[str, Any]]:
    """What the head of each page of prose says, by its address."""
    docs = Path(config.docs_dir)
    pages = {f"{page.relative_to(docs).with_suffix('').as_posix()}/": page for page in docs.rglob("*.md")}
    return {address: get_data(page.read_text(encoding="utf-8-sig"))[1] for address, page in pages.items()}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the pages made from the data; they are kept out of the navigation, which lists only prose."""
    from certguide.site.context.templating import environment
    from certguide.site.pages.all_pages import generated_pages

    environment().bytecode_cache = _compiled(config)
    edition = config.extra["edition"]
    for made in generated_pages(edition):
        file = File.generated(config, made.path, content=made.text)
        line = edition.lines.line_of(edition.records[made.about])
        file.edit_uri = f"../{CATALOG}#L{line}" if line else f"../{CATALOG}"
        files.append(file)
    return files


@event_priority(-100)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Sets finished fragments aside once the macros have run."""
    from certguide.mkdocs_plugin.front_matter_aliases import with_former_anchors
    from certguide.site.context.fragment_markers import extract_fragments
    from certguide.site.pages.last_modified import last_modified

    page.update_date = last_modified(config.extra["edition"], page.url).isoformat()
    markdown, page.meta["fragments"] = extract_fragments(with_former_anchors(markdown, page.meta))
    return markdown


@event_priority(100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts back what the search index reads of the fragments, and tells MkDocs of the anchors in them."""
    from certguide.site.context.fragment_markers import anchor_ids, insert_fragments, search_text

    page.meta["prose"], fragments = html, page.meta["fragments"]
    page.present_anchor_ids = {*(page.present_anchor_ids or ()), *anchor_ids(fragments)}
    return insert_fragments(html, [search_text(fragment) for fragment in fragments])


@event_priority(-100)
def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
    """Puts back the fragments themselves once the search has read, and tells the theme where the page is corrected."""
    from certguide.site.context.correction_links import page_correction_links
    from certguide.site.context.fragment_markers import final_html

    page.content = final_html(page.meta.pop("prose"), page.meta.pop("fragments"))
    file = (page.file.edit_uri or "").removeprefix("../")
    name = file if page.file.generated_by else f"docs/{file}"
    context["ways"] = page_correction_links(config.extra["edition"], page.url, page.title or "", name)
    return context


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Lends the theme our words for days, what the head of a page says, and what a page may load and run."""
    from certguide.site.components.content_security_policy import page_policy
    from certguide.site.context import formatting
    from certguide.site.previews.page_head import page_head

    env.bytecode_cache = _compiled(config)
    env.globals["day"] = formatting.format_day
    env.globals["head"] = partial(page_head, config.extra["edition"])
    env.globals["policy"] = page_policy(session.serving)
    env.globals["on_when"] = formatting.format_date_in_sentence
    return env


def on_post_page(output: str, page: Page | None, config: MkDocsConfig) -> str:
    """Leaves out the style sheets that hold nothing for a page, and blanks."""
    from certguide.site.assets.minify import strip_indentation

    return strip_indentation(config.extra["styles"].trim(output))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for a page of the theme's own, such as that for addresses where nothing is."""
    return on_post_page(output_content, None, config) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Writes what is no page, such as redirects from former addresses, and the assets as they are served."""
    from certguide.site.assets.pipeline import write_assets
    from certguide.site.outputs.all_files import outputs

    made = {Path(config.site_dir, path): content for path, content in outputs(config.extra["edition"]).items()}
    for folder in {file.parent for file in made}:
        folder.mkdir(parents=True, exist_ok=True)
    for file, content in made.items():
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    write_assets(Path(config.site_dir), config.extra["styles"], config.theme["language"])
    for store in (config.extra["edition"].preview_cache, config.extra["styles"].cache):
        store.write_back()
    _keep_promises(config)


def on_shutdown() -> None:
    """Has Python end without looking all of it through for garbage once more: the process gives it back anyway."""
    gc.freeze()


def _keep_promises(config: MkDocsConfig) -> None:
    """Refuses a site that has lost an address; while serving it only says so."""
    from certguide.site.permalinks import FILE, find_losses, read_permalinks, scan_site

    listed = _folder(config) / FILE
    text = listed.read_text(encoding="utf-8") if listed.exists() else ""
    site = scan_site(Path(config.site_dir))
    if not site.is_complete:
        return  # whatever is missing only follows from a mistake that was told
    if lost := find_losses(text, site):
        says = "\n".join(["addresses are for ever, and some are lost.", *lost])
        if not session.serving:
            raise PluginError(says)
        log.error(says)
    if new := set(site.permalinks()) - set(read_permalinks(text)):
        log.info("%d addresses are not in %s yet; make addresses adds them.", len(new), FILE)


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Also watches what a guide is made of besides its prose, and looks five times as often as MkDocs does."""
    from watchdog.observers.polling import PollingObserver

    watched = [path for path in (config.docs_dir, config.config_file_path) if path]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=0.1)
    for path in map(str, (*watched, _folder(config) / "data", ROOT / "certguide", ROOT / "macros.py")):
        server.watch(path)
    return server


def _compiled(config: MkDocsConfig) -> FileSystemBytecodeCache:
    """Templates as they were compiled before: each by its name, and only as long as its text is the same."""
    folder = _folder(config) / CACHE / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def _find_our_code() -> None:
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    if not session.serving:
        return
    for name in [name for name in sys.modules if name.partition(".")[0] == "certguide"]:
        del sys.modules[name]
