"""Hostile text in every field of the catalogue, in a really built site and a real browser."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest
import yaml
from playwright.sync_api import expect

from certguide.site.permalinks import FILE
from tests.site.building import NewProject
from tests.site.formats import format_faults
from tests.site.hostile_data import PAYLOADS, hostile_catalog
from tests.site.page_monitor import PageMonitor
from tests.site.pages import Page, RenderedSite, none
from tests.site.project import BASE, CATALOG, TODAY, build, files, printed
from tests.site.site_server import serve_site
from tests.site.test_links import broken_links


@pytest.fixture(scope="module")
def hostile(new_project: NewProject) -> RenderedSite:
    """The guide built from the catalogue with something hostile in every text."""
    project = new_project()
    file = project / CATALOG
    data = hostile_catalog(yaml.safe_load(file.read_text(encoding="utf-8")))
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    (project / FILE).unlink(missing_ok=True)  # former names are addresses, and these are others
    done = build(project, project / "site")
    assert done.returncode == 0, printed(done)[-2000:]
    return RenderedSite(project / "site", TODAY, file, BASE)


def made(site: RenderedSite) -> list[Page]:
    """The pages made from the data."""
    return [page for page in site.pages if page.url.startswith(("credentials/", "for/"))]


def test_the_catalogue_is_thoroughly_hostile(hostile: RenderedSite) -> None:
    """Every payload is somewhere in a name that readers see."""
    texts = [text for one in hostile.catalog.credentials for text in (one.name, one.short, one.about)]
    texts += [text for one in hostile.catalog.sources for text in (one.title,)]
    assert [payload for payload in PAYLOADS if not any(" ".join(payload.split()) in text for text in texts)] == []


def test_names_are_intact(hostile: RenderedSite) -> None:
    """Headings and window titles show every character of a name, and nothing that it computes."""
    for one in hostile.catalog.credentials:
        page = hostile.page(f"credentials/{one.id}/")
        assert page.heading() == one.name
        assert page.title().startswith(one.name)
        assert page.title().endswith(hostile.catalog.guide.title)


def test_descriptions_are_intact(hostile: RenderedSite) -> None:
    """What search engines show is the text of the catalogue."""
    for one in hostile.catalog.credentials:
        assert one.about in hostile.page(f"credentials/{one.id}/").meta("description")


def test_situations_are_intact(hostile: RenderedSite) -> None:
    """The same for the pages of situations."""
    for one in hostile.catalog.audiences:
        page = hostile.page(f"for/{one.id}/")
        assert one.title.rstrip(".") in page.heading()
        assert one.next in page.text()


def test_texts_are_shown_as_they_are(hostile: RenderedSite) -> None:
    """Whatever a text contains, the reader sees exactly that."""
    for one in hostile.catalog.credentials:
        text = " ".join("".join(hostile.page(f"credentials/{one.id}/").main.itertext()).split())
        assert one.about in text
        assert all(name in text for name in one.former_names)
    text = " ".join("".join(hostile.page("roadmap/").main.itertext()).split())
    assert [step.id for step in hostile.catalog.roadmap if step.title not in text or step.why not in text] == []


def test_nothing_can_run(hostile: RenderedSite) -> None:
    """No page has a handler, a script or an address that a text brought in."""
    faults = []
    for page in hostile.all_pages.values():
        for element in page.tree.iter():
            if any(name.startswith("on") for name in element.attrib):
                faults.append((page.url, element.tag, dict(element.attrib)))
            if (element.get("href") or element.get("src") or "").lower().startswith(("javascript:", "data:text")):
                faults.append((page.url, element.tag, dict(element.attrib)))
            data = element.get("type") in ("application/json", "application/ld+json")
            if element.tag == "script" and not data and "alert(" in "".join(element.itertext()) and not page.redirects:
                faults.append((page.url, "script", "".join(element.itertext())[:100]))
    none(faults)


def test_the_same_elements_as_ever(hostile: RenderedSite, site: RenderedSite) -> None:
    """A hostile page has the very elements of the friendly one, with the same attributes."""
    for page in made(hostile):
        friendly = site.page(page.url)
        shapes = [[(one.tag, sorted(one.attrib)) for one in each.tree.iter()] for each in (page, friendly)]
        assert shapes[0] == shapes[1], page.url


def test_links_still_lead_somewhere(hostile: RenderedSite) -> None:
    """No text makes or breaks a link."""
    none(broken_links(hostile))


def test_files_keep_to_their_formats(hostile: RenderedSite) -> None:
    """Pages, feeds, calendars, pictures and JSON parse, whatever the texts in them."""
    none(fault for path, content in files(hostile.folder).items() for fault in format_faults(path, content))


def test_search_knows_the_names(hostile: RenderedSite) -> None:
    """The titles in the search index are the names, written so that the theme shows them as text."""
    index = json.loads((hostile.folder / "search/search_index.json").read_text(encoding="utf-8"))
    titles = {entry["location"]: entry["title"] for entry in index["docs"]}
    for one in hostile.catalog.credentials:
        title = titles[f"credentials/{one.id}/"]
        assert "<" not in title
        assert unescape(title) in (one.name, one.short)


def test_nothing_runs_in_a_browser(hostile: RenderedSite, window: Any) -> None:
    """No page opens a dialog, logs an error, or asks anybody for anything."""
    with serve_site(hostile.folder, BASE) as home:
        watched = PageMonitor(window(), home)
        watched.page.add_init_script("window.alert = words => console.error(`alert ${words}`)")
        for page in hostile.pages:
            watched.page.goto(home + page.url)
        none(watched.errors)


def test_nothing_runs_in_search_results(hostile: RenderedSite, window: Any) -> None:
    """Nor do the results of a search, which show texts of every page."""
    with serve_site(hostile.folder, BASE) as home:
        watched = PageMonitor(window(), home)
        watched.page.goto(home)
        box = watched.page.get_by_role("textbox", name="Search")
        box.click()
        for words in ("onload", "onerror", "javascript", "heading", "1111"):
            results = watched.page.locator("[data-md-component=search-result]")
            found = results.locator(".md-search-result__meta")
            found.evaluate("one => { one.textContent = '' }")
            box.fill(words)
            box.press("End")
            expect(found).not_to_have_text("")
            assert results.locator("script, img, svg[onload], iframe, a[href^=javascript]").count() == 0
        assert "1234321" not in results.inner_text()
        none(watched.errors)


def test_long_names_fit_a_phone(hostile: RenderedSite, window: Any) -> None:
    """A name of a hundred letters without a blank does not push a page wider than the window."""
    wide = []
    with serve_site(hostile.folder, BASE) as home:
        page = window(width=360)
        for one in hostile.pages:
            page.goto(home + one.url)
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(one.url)
    none(wide)
