"""The style sheets of the built site: small, whole, and on each page those it needs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from certguide.site.assets.cache import BuildCache
from certguide.site.assets.css_parser import parse, required_names, selectors, style_rules
from certguide.site.assets.pipeline import STYLES, collect_stylesheets, write_assets
from certguide.site.assets.stylesheets import ELEMENTS, EVERYWHERE, PRINT, SEARCH, SITE, StylesheetBundle
from tests.site.pages import RenderedSite

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
    ":root{--icon:url(a);--idle:url(b)}.frame{transition:all 1s;margin:0}details{mask:var(--icon)}.md-typeset__odd{x:y}"
    "[dir=rtl] .frame{x:y}.md-search-result__item{x:y}.md-tag{x:y}@media print{.frame{x:y}}"
)
SCRIPTS = {"a.js": 'import { el } from "./b.js";', "b.js": 'el("i", "made"); el("i", `s-${icon}`); say("Not a name.");'}


def page(body: str) -> str:
    links = "".join(f'<link rel="stylesheet" href="../assets/styles/{name}">\n' for name in made().linked)
    return f"<html><head>{links}</head><body>{body}</body></html>"


def made() -> StylesheetBundle:
    return StylesheetBundle(THEME, OURS, SCRIPTS)


def linked(html: str) -> list[str]:
    return re.findall(r"assets/styles/([\w-]+\.css)", html)


@pytest.mark.parametrize(
    ("body", "sheets"),
    [
        ('<p class="frame">', [SITE]),
        ('<p class="frame grid">', [SITE, "table.css"]),
        ('<p id="one">', [SITE, "table.css"]),
        ("<details></details>", [ELEMENTS, SITE]),
        ('<script src="../assets/scripts/a.js"></script>', [SITE, "later.css"]),
        ('<script src="../assets/scripts/unknown.js"></script>', [SITE]),
    ],
)
def test_a_page_links_what_it_needs(body: str, sheets: list[str]) -> None:
    """Of the sheets that only some pages need, those with a rule that can match something, now or once a script ran."""
    assert linked(made().trim(page(body))) == sheets


@pytest.mark.parametrize(
    "change", [{}, {"theme": THEME.replace("margin:0", "margin:1px")}, {"ours": {**OURS, "later.css": ".grid{x:y}"}}]
)
def test_what_was_worked_out_before_is_as_good(change: dict[str, Any], tmp_path: Path) -> None:
    """Sheets that are kept are those that would be made; none is taken when theme, sheets or pages changed."""
    given = {"theme": THEME, "ours": OURS, "scripts": SCRIPTS}
    for settings, body in (
        (given, '<p class="frame grid">'),
        (given | change, '<p class="frame grid">'),
        (given | change, "<details>"),
    ):
        kept, anew = StylesheetBundle(**settings, cache=BuildCache(tmp_path)), StylesheetBundle(**settings)
        assert kept.trim(page(body)) == anew.trim(page(body))
        assert kept.write() == anew.write()
        kept.cache.write_back()


def test_what_is_kept_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build with the same pages reads no sheet."""
    for _ in range(2):
        styles = StylesheetBundle(THEME, OURS, SCRIPTS, BuildCache(tmp_path))
        styles.trim(page('<p class="frame">'))
        assert styles.write()[SITE]
        styles.cache.write_back()
        monkeypatch.setattr("certguide.site.assets.stylesheets.parse", pytest.fail)


def test_what_no_page_uses_is_not_served() -> None:
    """Neither rules for names that are nowhere, nor variables that none reads, nor what moves."""
    styles = made()
    styles.trim(page('<p class="frame"></p><details></details>'))
    sheets = styles.write()
    theme = ".frame{margin:0}@media print{.frame{x:y}}"
    assert sheets[SITE] == theme + "body{--ink:#000}.frame{color:var(--ink)}.s-open{x:y}"
    assert sheets[ELEMENTS] == ":root{--icon:url(a)}details{mask:var(--icon)}"
    assert sheets[SEARCH] == ".md-search-result__item{x:y}.md-tag{x:y}.md-search-result{color:var(--ink)}"
    assert sheets["later.css"] == ".made{x:y}"
    assert sheets[PRINT] == "@media print{.frame{x:y}}"


def test_a_guide_from_right_to_left_has_the_rules_for_it() -> None:
    """They are left out everywhere else."""
    styles = made()
    styles.trim(page('<p class="frame" dir="rtl"></p>'))
    assert "[dir=rtl] .frame" in styles.write()[SITE]


def test_every_rule_of_a_sheet_on_demand_names_what_only_some_pages_have(site: RenderedSite) -> None:
    """A rule that could match on any page belongs into a sheet for all pages, or its sheet would be linked by all."""
    files = sorted((Path(__file__).parents[2] / "certguide/theme" / STYLES).glob("*.css"))
    common = {
        name
        for file in files
        if file.name in EVERYWHERE
        for rule in style_rules(parse(file.read_text(encoding="utf-8")))
        for one in selectors(rule)
        for name in required_names(one)
    }
    for file in files:
        if file.name in (*EVERYWHERE, PRINT):
            continue
        screen = [one for one in parse(file.read_text(encoding="utf-8")) if getattr(one, "head", "") != "@media print"]
        for rule in style_rules(screen):
            for one in selectors(rule):
                assert any(name[0] in ".#" and name not in common for name in required_names(one)), (
                    f"{file.name}: {one}"
                )


def test_every_sheet_that_a_page_names_is_there(site: RenderedSite) -> None:
    """And no sheet is served that no page names."""
    named = {name for file in site.folder.rglob("*.html") for name in linked(file.read_text(encoding="utf-8"))}
    assert named == {file.name for file in (site.folder / STYLES).iterdir()}
    assert not (site.folder / "assets/stylesheets").exists()


def test_sheets_of_a_guides_own_are_left_to_it() -> None:
    """Only what lies with ours is joined."""
    folder = Path(__file__).parents[2] / "certguide/theme"
    material = next(Path(__import__("material").__file__).parent.rglob("stylesheets")).parents[1]
    styles = collect_stylesheets(
        ["assets/styles/tokens.css", "assets/own.css"], [str(folder), str(material)], BuildCache()
    )
    assert list(styles.ours) == ["tokens.css"]
    assert styles.theme


def test_no_rule_watches_the_whole_page(site: RenderedSite) -> None:
    """No `:has()` asks the page as a whole or all of a section: each change in a long table would style it anew."""
    for sheet in (site.folder / "assets/styles").glob("*.css"):
        found = re.findall(
            r"(?:html|:root|body|\.md-main|-section)[^\s>~+,{}]*:has\([^{]*", sheet.read_text(encoding="utf-8")
        )
        assert not found, sheet.name


@pytest.mark.parametrize(("language", "kept"), [("en", False), ("de", True)])
def test_search_in_other_languages(tmp_path: Path, language: str, kept: bool) -> None:
    """What the theme's search has for other languages stays in a site that is not in English."""
    for name in ("assets/stylesheets/main.css", "assets/javascripts/lunr/min/lunr.de.min.js", "assets/scripts/a.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / STYLES).mkdir()
    write_assets(tmp_path, StylesheetBundle("", {}, {}), language)
    assert (tmp_path / "assets/javascripts/lunr/min/lunr.de.min.js").exists() is kept
    assert not (tmp_path / "assets/stylesheets").exists()
