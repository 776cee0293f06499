"""Generated pages render themselves as Markdown would render them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from certguide.catalog.model.catalog import Catalog
from certguide.mkdocs_plugin.defaults import set_defaults
from certguide.mkdocs_plugin.pages.fragment_page import DataFile, FragmentPage
from certguide.mkdocs_plugin.pages.heading_ids import HeadingIds
from certguide.site.context.fragment_markers import anchor_ids, extract_fragments
from certguide.site.context.site import Site
from certguide.site.context.templating import escape_markdown
from certguide.site.localization.localizer import ENGLISH
from certguide.site.pages.all_pages import generated_pages
from tests.cases import some
from tests.conftest import TODAY


def config(folder: Path, settings: str = "") -> tuple[MkDocsConfig, HeadingIds]:
    """Return the settings of a guide with these lines in its ``mkdocs.yml``, and what sets its anchors."""
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(f"site_name: Guide\nplugins: []\n{settings}", encoding="utf-8")
    loaded, headings = load_config(str(folder / "mkdocs.yml")), HeadingIds()
    loaded.plugins.on_pre_build(config=loaded)  # files are generated between events
    set_defaults(loaded, ENGLISH)
    loaded.markdown_extensions.append(headings)
    return loaded, headings


def rendered(page: Page, text: str, made: tuple[MkDocsConfig, HeadingIds], taken: set[str]) -> dict[str, Any]:
    """Return what rendering a text sets on a page whose fragments have the anchors in ``taken``."""
    loaded, headings = made
    headings.begin_page(taken)
    page.markdown = text
    page.render(loaded, Files([]))
    names = ("content", "present_anchor_ids")
    return {"toc": str(page.toc), **{name: getattr(page, name) for name in names}}


def both(text: str, made: tuple[MkDocsConfig, HeadingIds], taken: set[str] | None = None) -> list[dict[str, Any]]:
    """Return what Markdown makes of a text and what the page makes of it itself."""
    file = File.generated(made[0], "page.md", content="")
    return [
        rendered(page, text, made, taken or set()) for page in (Page(None, file, made[0]), FragmentPage(file, *made))
    ]


def test_every_generated_page_is_as_markdown_makes_it(
    sample_catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HTML, contents and anchors are the same, and no page needs Markdown."""
    made = config(tmp_path)
    for page in some(generated_pages(Site(sample_catalog, TODAY))):
        text, fragments = extract_fragments(page.text.split("\n---\n", 1)[1])
        expected, own = both(text, made, anchor_ids(fragments))
        assert own == expected, page.path
    monkeypatch.setattr(Page, "render", lambda *_: pytest.fail("Markdown renders it"))
    rendered(FragmentPage(File.generated(made[0], "a.md", content=""), *made), text, made, set())


@pytest.mark.parametrize(
    "name", ["C++ & “co.” – é", "1. Part #2", "*a* _b_ `c` [d](e) <i>f</i>", "Facts", "🚀", "漢字"]
)
def test_titles_are_as_markdown_makes_them(name: str, tmp_path: Path) -> None:
    """Whatever a name holds, its heading has the same words and anchor."""
    text = f'# {escape_markdown(name)}\n\n<div data-fragment="0"></div>\n\n## Facts {{: #facts }}\n\n'
    expected, own = both(text, config(tmp_path), {"c-co-e"})
    assert own == expected


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("# A\n\nProse of *another* plugin", ""),
        ("# A\n\n## B", ""),
        ("# A\n\n# B", ""),
        ("## B {: #b }", ""),
        ("# A", "markdown_extensions: [admonition]"),
        ("# A", "markdown_extensions: [{toc: {permalink: ¶}}]"),
    ],
)
def test_anything_else_is_rendered_by_markdown(text: str, settings: str, tmp_path: Path) -> None:
    """A text that isn't only headings and fragments, and a guide with settings of its own."""
    expected, own = both(text, config(tmp_path, settings))
    assert own == expected


def test_text_of_a_generated_page_can_be_replaced(tmp_path: Path) -> None:
    """Another plugin may read and write it, as text or as bytes."""
    file = DataFile.generated(config(tmp_path)[0], "page.md", content="")
    assert isinstance(file, DataFile)
    file.page_text = lambda: "é"
    assert (file.content_string, file.content_bytes) == ("é", "é".encode())
    file.content_bytes = "ü".encode()
    assert file.content_string == "ü"
