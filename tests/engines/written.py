"""A guide as files for Zensical, which runs no hooks: the pages made from the data are written down first."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from posixpath import dirname, normpath, relpath

import yaml
from mkdocs.utils.meta import get_data
from mkdocs.utils.yaml import yaml_load

from certguide.catalog.loading.loader import parse_with_lines
from certguide.catalog.loading.text_files import read_file
from certguide.mkdocs_plugin import defaults
from certguide.mkdocs_plugin.pages.former_anchors import with_former_anchors
from certguide.site.context.site import Site
from certguide.site.former_urls import redirects_from
from certguide.site.outputs.all_files import outputs
from certguide.site.pages.all_pages import generated_pages
from tests.site.project import CATALOG, ROOT

THEME = ROOT / "certguide/theme"
SITE = "https://example.org/guide/"
UNREADABLE = ("main.html", "partials/content.html", "partials/copyright.html")
"""Parts of our theme that its templates cannot do; MOVING.md says why."""

_LINK = re.compile(r'(?<= href=")(?![a-z]+:|#)[^"]*')


def site(guide: Path, today: date) -> Site:
    """Write the edition of a guide for engines that run none of our hooks."""
    docs = {page.relative_to(guide / "docs").as_posix(): page for page in (guide / "docs").rglob("*.md")}
    names = {f"{path.removesuffix('.md')}/".removesuffix("index/"): page for path, page in docs.items()}
    prose = {url: get_data(page.read_text(encoding="utf-8"))[1] for url, page in names.items()}
    moved = redirects_from(prose)
    reading = parse_with_lines(read_file(guide / CATALOG, CATALOG), today, CATALOG)
    pages = frozenset(prose)
    return Site(reading.catalog, today, pages=pages, url=SITE, moved_pages=moved, file=CATALOG, lines=reading.lines)


def write(guide: Path, to: Path, today: date) -> None:
    """Writes a project for Zensical: the prose as it is, the made pages and files beside it, the settings."""
    shutil.copytree(guide / "docs", to / "docs")
    shutil.copytree(THEME, to / "theme")
    for name in UNREADABLE:
        (to / "theme" / name).unlink()
    made = site(guide, today)
    for prose in (to / "docs").rglob("*.md"):
        _complete(prose)
    for page in generated_pages(made):
        _save(to / "docs" / page.path, from_source(page.text, page.path))
    for path, content in outputs(made).items():
        _save(to / "docs" / path, content)
    _save(to / "mkdocs.yml", yaml.safe_dump(_settings(guide, made), allow_unicode=True))


def from_source(html: str, path: str) -> str:
    """Return the links of fragments as Zensical takes them: seen from the Markdown file and not from the page."""
    page = "" if path == "index.md" else f"{path.removesuffix('.md').removesuffix('/index')}/"

    def seen(match: re.Match[str]) -> str:
        target, mark, anchor = match[0].partition("#")
        whole = normpath(f"{page}{target}")
        slash = "" if target and not target.endswith("/") else "/"
        return f"{relpath(whole, dirname(path) or '.')}{slash}{mark}{anchor}"

    return _LINK.sub(seen, html)


def _settings(guide: Path, made: Site) -> dict[str, object]:
    """Return the guide's settings with what our theme and plugin set, neither of which this engine runs.

    A wrong macro call has to end the build, since no plugin counts it.
    """
    theme = yaml.safe_load((THEME / "mkdocs_theme.yml").read_text(encoding="utf-8"))
    macros = {**defaults.MACROS, "module_name": "tests.engines.zensical_macros", "on_error_fail": True}
    own = {name: theme[name] for name in ("language", "font", "favicon", "logo", "features", "palette")}
    return {
        "nav": _nav(guide),
        "site_name": made.catalog.guide.title,
        "site_url": SITE,
        "theme": {"name": theme["extends"], "custom_dir": "theme", **own},
        "extra_css": [f"assets/styles/{name}" for name in theme["stylesheets"]],
        "extra_javascript": [{"path": f"assets/scripts/{name}", "type": "module"} for name in theme["scripts"]],
        "extra": {"generator": False},
        "not_in_nav": defaults.NOT_IN_NAV,
        "markdown_extensions": [*defaults.MARKDOWN_EXTENSIONS, "tables", {"toc": defaults.TOC}],
        "validation": defaults.VALIDATION,
        "plugins": {"search": {}, "macros": macros},
    }


def _nav(guide: Path) -> object:
    with (guide / "mkdocs.yml").open("rb") as file:
        return yaml_load(file)["nav"]


def _complete(prose: Path) -> None:
    """Write what hooks add to a page of prose: anchors it had before, and the list of sources where it has none."""
    text = prose.read_text(encoding="utf-8")
    body, head = get_data(text)
    whole = with_former_anchors(body, head)
    if "{{ sources() }}" not in body:
        whole += "\n\n{{ sources() }}\n"
    prose.write_text(text.removesuffix(body) + whole, encoding="utf-8")


def _save(file: Path, content: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
