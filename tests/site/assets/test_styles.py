"""The style sheets of a built site: trimmed, and linked by the pages that need them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from certguide.site.assets.cache import BuildCache
from certguide.site.assets.css_parser import parse, required_names, selectors, style_rules
from certguide.site.assets.pipeline import STYLES, collect_stylesheets, is_unused
from certguide.site.assets.stylesheets import EVERYWHERE, PAGE, PRINT, RECORDS, SEARCH, SITE, StylesheetBundle
from certguide.site.localization.localizer import get_localizer
from tests.site.pages import RenderedSite
from tests.site.project import ROOT
from tests.site.weight import weigh

OURS = {
    "tokens.css": "body{--ink:#000;--line:1px}",
    "theme.css": ".frame{color:var(--ink)}.md-search-result{color:var(--ink)}",
    "typography.css": "",
    "components.css": ".s-open{x:y}.never{x:y}",
    "table.css": ".grid{x:y}#one{x:y}@media print{.frame{x:y}}",
    "later.css": ".made{x:y}",
    "print.css": "@media print{.grid{x:y}}",
}
THEME = (
    ":root{--icon:url(a);--idle:url(b);--chain:var(--idle);--ink:#fff}.frame{transition:all 1s;margin:0}"
    "pre{mask:var(--icon)}"
    ".frame [data-preview]{x:y}details{mask:none}.md-typeset__odd{x:y}[dir=rtl] .frame{x:y}"
    ".md-search-result__item{x:y}.md-tag{x:y}@media print{.frame{x:y}}"
)
SCRIPTS = {
    "a.js": 'import { el } from "./b.js";',
    "b.js": 'el("i", "made"); el("i", `s-${icon}`); say(gettext("never"));',
}


def page(body: str) -> str:
    links = "".join(f'<link rel="stylesheet" href="../assets/styles/{name}">\n' for name in (SITE, PAGE))
    return f"<html><head>{links}</head><body>{body}</body></html>"


def new_bundle() -> StylesheetBundle:
    return StylesheetBundle(THEME, OURS, SCRIPTS)


def linked_sheets(html: str) -> list[str]:
    return re.findall(r"assets/styles/([\w-]+\.css)", html)


@pytest.mark.parametrize(
    ("body", "is_linked"),
    [
        ('<p class="frame">', False),
        ('<p class="frame grid">', True),
        ('<p id="one">', True),
        ("<pre></pre>", True),
        ('<script src="../assets/scripts/a.js"></script>', True),
        ('<script src="../assets/scripts/unknown.js"></script>', False),
    ],
)
def test_page_links_the_sheet_of_its_kind_if_a_rule_matches(body: str, is_linked: bool) -> None:
    """The sheet for some pages is linked where a rule of it matches, also after a script ran."""
    sheets = [SITE, "page-guide.css"] if is_linked else [SITE]
    assert linked_sheets(new_bundle().trim(page(body), "guide/")) == sheets


@pytest.mark.parametrize(
    ("url", "sheet"),
    [
        ("", "page-home.css"),
        ("roadmap/", "page-roadmap.css"),
        ("guide/ai/", "page-guide.css"),
        ("for/ai/", RECORDS),
        ("credentials/", RECORDS),
        ("credentials/data/", RECORDS),
        ("404.html", "page-404.css"),
        ("Über/", "page-1a9b1c7d.css"),
        ("c++/", "page-3b5d5c37.css"),
    ],
)
def test_pages_in_one_folder_share_a_sheet(url: str, sheet: str) -> None:
    """The name is that of the folder, or a hash where it has other characters than letters, digits and hyphens.

    Situations and credentials share a sheet too.
    """
    [_, name] = linked_sheets(new_bundle().trim(page('<p class="grid">'), url))
    assert re.sub("[0-9a-f]{8}", "", name) == re.sub("[0-9a-f]{8}", "", sheet)


def test_sheet_of_a_kind_has_the_rules_for_its_pages_alone() -> None:
    """Rules for elements come first, then ours in their order; what another kind needs is left out."""
    styles = new_bundle()
    styles.trim(page('<p class="grid"><pre></pre>'), "guide/a/")
    styles.trim(page('<p class="made">'), "guide/b/")
    styles.trim(page('<p class="grid">'), "other/")
    styles.trim(page('<p class="frame">'), "plain/")
    sheets = styles.write()
    assert sheets["page-guide.css"] == ":root{--icon:url(a)}pre{mask:var(--icon)}.grid{x:y}.made{x:y}"
    assert sheets["page-other.css"] == ".grid{x:y}"
    assert "page-plain.css" not in sheets


def test_variable_of_many_kinds_is_served_once() -> None:
    """A variable that four kinds of pages use is in the sheet of all pages."""
    styles = new_bundle()
    for kind in ("a", "b", "c", "d"):
        styles.trim(page("<pre></pre>"), f"{kind}/")
    sheets = styles.write()
    assert ":root{--icon:url(a)}" in sheets[SITE]
    assert sheets["page-a.css"] == "pre{mask:var(--icon)}"


@pytest.mark.parametrize(
    "change", [{}, {"theme": THEME.replace("margin:0", "margin:1px")}, {"ours": {**OURS, "later.css": ".grid{x:y}"}}]
)
def test_cached_sheets_equal_new_ones(change: dict[str, Any], tmp_path: Path) -> None:
    """Cached sheets equal new ones, and none is used after a change of theme, sheets or pages."""
    inputs = {"theme": THEME, "ours": OURS, "scripts": SCRIPTS}
    for settings, body in (
        (inputs, '<p class="frame grid">'),
        (inputs | change, '<p class="frame grid">'),
        (inputs | change, "<details>"),
    ):
        cached, fresh = StylesheetBundle(**settings, cache=BuildCache(tmp_path)), StylesheetBundle(**settings)
        assert cached.trim(page(body), "") == fresh.trim(page(body), "")
        assert cached.write() == fresh.write()
        cached.cache.delete_unused()


def test_cached_sheets_are_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build with the same pages parses no sheet."""
    for _ in range(2):
        styles = StylesheetBundle(THEME, OURS, SCRIPTS, BuildCache(tmp_path))
        styles.trim(page('<p class="frame">'), "")
        assert styles.write()[SITE]
        styles.cache.delete_unused()
        monkeypatch.setattr("certguide.site.assets.stylesheets.parse", pytest.fail)


def test_unused_rules_and_variables_are_removed() -> None:
    """Rules without a matching name, the theme's for details, unused variables and transitions are removed.

    So is a variable that only an unused one reads, and the theme's value of a variable that has one of ours.
    """
    styles = new_bundle()
    styles.trim(page('<p class="frame"></p><pre></pre><details></details><script src="assets/scripts/a.js">'), "")
    sheets = styles.write()
    theme = ".frame{margin:0}@media print{.frame{x:y}}"
    assert sheets[SITE] == theme + "body{--ink:#000}.frame{color:var(--ink)}.s-open{x:y}"
    assert sheets["page-home.css"] == ":root{--icon:url(a)}pre{mask:var(--icon)}.made{x:y}"
    assert sheets[SEARCH] == ".md-search-result__item{x:y}.md-tag{x:y}.md-search-result{color:var(--ink)}"
    assert sheets[PRINT] == "@media print{.frame{x:y}}"


def test_rtl_rules_are_kept_for_rtl_pages() -> None:
    """Rules for right to left are kept if a page needs them."""
    styles = new_bundle()
    styles.trim(page('<p class="frame" dir="rtl"></p>'), "")
    assert "[dir=rtl] .frame" in styles.write()[SITE]


def test_rules_of_sheets_for_some_pages_match_only_there(site: RenderedSite) -> None:
    """A rule that matches on any page belongs into a sheet for all pages."""
    files = sorted((ROOT / "certguide/theme" / STYLES).glob("*.css"))
    common = {
        name
        for file in files
        if file.name in EVERYWHERE
        for rule in style_rules(parse(file.read_text(encoding="utf-8")))
        for selector in selectors(rule)
        for name in required_names(selector)
    }
    for file in files:
        if file.name in (*EVERYWHERE, PRINT):
            continue
        screen = [
            rule for rule in parse(file.read_text(encoding="utf-8")) if getattr(rule, "head", "") != "@media print"
        ]
        for rule in style_rules(screen):
            for selector in selectors(rule):
                assert any(name[0] in ".#" and name not in common for name in required_names(selector)), (
                    f"{file.name}: {selector}"
                )


def test_served_sheets_are_those_that_pages_link(site: RenderedSite) -> None:
    """Every linked sheet is served, and no other."""
    names = {name for file in site.folder.rglob("*.html") for name in linked_sheets(file.read_text(encoding="utf-8"))}
    assert names == {file.name for file in (site.folder / STYLES).iterdir()}
    assert not (site.folder / "assets/stylesheets").exists()


def test_home_page_fetches_the_sheet_of_the_next_page(chromium: Any, home: str, site: RenderedSite) -> None:
    """After the home page, a situation and a credential have their sheets, which never styled the home page."""
    first = weigh(chromium, home)
    assert any(url.endswith(RECORDS) for url in first.fetched)
    for kind in ("situation", "renamed credential"):
        assert weigh(chromium, home + site.kinds[kind]).after(first)[0] == 1
    html = (site.folder / "index.html").read_text(encoding="utf-8")
    assert f'{RECORDS}" media="not all">' in html


def test_own_sheets_of_a_guide_are_not_bundled() -> None:
    """Only the theme's sheets are bundled."""
    folder = ROOT / "certguide/theme"
    material = next(Path(__import__("material").__file__).parent.rglob("stylesheets")).parents[1]
    styles = collect_stylesheets(
        ["assets/styles/tokens.css", "assets/own.css"], [str(folder), str(material)], BuildCache()
    )
    assert list(styles.ours) == ["tokens.css"]
    assert styles.theme


def test_has_selectors_do_not_depend_on_the_whole_page(site: RenderedSite) -> None:
    """No `:has()` depends on the page or a section: each change in a long table would restyle it."""
    for sheet in (site.folder / "assets/styles").glob("*.css"):
        selectors_found = re.findall(
            r"(?:html|:root|body|\.md-main|-section)[^\s>~+,{}]*:has\([^{]*", sheet.read_text(encoding="utf-8")
        )
        assert not selectors_found, sheet.name


@pytest.mark.parametrize(("language", "is_kept"), [("en", False), ("de", True)])
def test_search_languages_are_kept_for_other_languages(language: str, is_kept: bool) -> None:
    """The theme's search files for other languages are kept unless the site is in English."""
    styles, localizer = StylesheetBundle("", {"tokens.css": ""}, {}), get_localizer(language)
    assert is_unused("assets/javascripts/lunr/min/lunr.de.min.js", styles, localizer) is not is_kept
    assert is_unused("assets/stylesheets/main.css", styles, localizer)
    assert is_unused("assets/styles/tokens.css", styles, localizer)
    assert not is_unused("assets/styles/own.css", styles, localizer)
