"""What a guide's pages and navigation need."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from mkdocs.structure.nav import Link, Navigation, Section

from certguide.mkdocs_plugin.pages.page_checks import missing_pages, missing_scripts, nested_sections
from certguide.mkdocs_plugin.theme_settings import missing_files
from tests.site.small import TEXT, small_page

ALL = frozenset({"", "about/", "credentials/", "roadmap/", "renewal/"})
LASTING = TEXT.replace("validity: 36 months", "validity: does not expire")


def missing(pages: frozenset[str], text: str = TEXT) -> list[str]:
    """Return the files that a guide with some pages lacks."""
    site = replace(small_page(text=text).site, pages=pages)
    return [message.partition(" is missing")[0] for message in missing_pages(site, "docs/")]


def test_each_missing_page_is_named_by_its_file() -> None:
    """The home page is index.md."""
    assert missing(ALL) == []
    assert missing(frozenset()) == [
        f"docs/{name}.md" for name in ("index", "about", "credentials", "roadmap", "renewal")
    ]


def test_renewal_page_is_needed_only_if_something_expires() -> None:
    """Without an expiry, no page links to it."""
    assert missing(ALL - {"renewal/"}) == ["docs/renewal.md"]
    assert missing(ALL - {"renewal/"}, LASTING) == []


def test_missing_files_of_all_pages_are_named_once_with_their_setting() -> None:
    """Those of other sites, from the root of the host, and those that are there in any spelling are fine."""
    config: Any = SimpleNamespace(
        theme={"logo": "img/logo.svg", "favicon": "assets/mark.svg"},
        extra_css=["own.css?1", "./own.css", "css/../own.css#x", "my%20own.css", "my own.css", "./gone.css"],
        extra_javascript=["https://cdn.example/a.js", "//cdn.example/a.js", "/css/x.js", "data:,x", "https:gone.js"],
    )
    files: Any = SimpleNamespace(src_uris={"assets/mark.svg": None, "own.css": None, "my own.css": None})
    assert list(missing_files(config, files, "docs/")) == [
        "mkdocs.yml: theme › logo › img/logo.svg isn't there. Put it in docs/, or correct the path.",
        "mkdocs.yml: extra_css › ./gone.css isn't there. Put it in docs/, or correct the path.",
    ]


def test_sections_of_the_navigation_are_named() -> None:
    """Links and pages are fine."""
    nav = Navigation([Section("Choose", []), Link("Forum", "https://forum.example/")], [])
    assert list(nested_sections(nav)) == [
        'mkdocs.yml: nav › "Choose" is a section, but tabs have one level. List its pages under `nav`.'
    ]


def test_missing_script_is_named_with_its_page() -> None:
    """Those of the theme and of the guide are there; a page without fields names none."""
    pages = {"": {"scripts": ["plan.js", "gone.js"]}, "a/": {"scripts": ["own/b.js"]}}
    sources = {"": "index.md", "a/": "a.md", "b/": "b.md"}
    files: Any = SimpleNamespace(
        documentation_pages=lambda: [SimpleNamespace(url=url, src_uri=path) for url, path in sources.items()],
        src_uris={"assets/scripts/plan.js": None, "assets/scripts/own/b.js": None},
    )
    assert list(missing_scripts(files, pages, "docs/")) == [
        "docs/index.md: scripts › gone.js isn't there. Put it in docs/assets/scripts/, or correct the name."
    ]
