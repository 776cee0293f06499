"""Hostile text in every field of the catalogue: a built site and what a browser does with it."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest
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
from tests.yaml_text import dump_yaml, load_yaml


@pytest.fixture(scope="module")
def hostile_site(new_project: NewProject) -> RenderedSite:
    """Return a site built from the sample catalogue with hostile text in every field."""
    project = new_project()
    file = project / CATALOG
    data = hostile_catalog(load_yaml(file.read_text(encoding="utf-8")))
    file.write_text(dump_yaml(data), encoding="utf-8")
    (project / FILE).unlink(missing_ok=True)  # former names are addresses, and these are others
    process = build(project, project / "site")
    assert process.returncode == 0, printed(process)[-2000:]
    return RenderedSite(project / "site", TODAY, file, BASE)


def data_pages(site: RenderedSite) -> list[Page]:
    """Return the pages that are made from the data."""
    return [page for page in site.pages if page.url.startswith(("credentials/", "for/"))]


def test_hostile_catalogue_has_every_payload(hostile_site: RenderedSite) -> None:
    """Each payload is part of a name, description or source title."""
    texts = [
        text
        for credential in hostile_site.catalog.credentials
        for text in (credential.name, credential.short, credential.about)
    ]
    texts += [text for source in hostile_site.catalog.sources for text in (source.title,)]
    assert [payload for payload in PAYLOADS if not any(" ".join(payload.split()) in text for text in texts)] == []


def test_headings_and_titles_show_hostile_names_unchanged(hostile_site: RenderedSite) -> None:
    """Headings and page titles show each name exactly as written."""
    for credential in hostile_site.catalog.credentials:
        page = hostile_site.page(f"credentials/{credential.id}/")
        assert page.heading() == credential.name
        assert page.title().startswith(credential.name)
        assert page.title().endswith(hostile_site.catalog.guide.title)


def test_meta_descriptions_keep_hostile_text(hostile_site: RenderedSite) -> None:
    """The meta description has the text of the catalogue."""
    for credential in hostile_site.catalog.credentials:
        assert credential.about in hostile_site.page(f"credentials/{credential.id}/").meta("description")


def test_situation_pages_show_hostile_text_unchanged(hostile_site: RenderedSite) -> None:
    """The page of a situation shows its title and next step exactly as written."""
    for audience in hostile_site.catalog.audiences:
        page = hostile_site.page(f"for/{audience.id}/")
        assert audience.title.rstrip(".") in page.heading()
        assert audience.next in page.text()


def test_credential_pages_and_roadmap_show_hostile_text_unchanged(hostile_site: RenderedSite) -> None:
    """Descriptions, former names and steps are shown exactly as written."""
    for credential in hostile_site.catalog.credentials:
        text = " ".join("".join(hostile_site.page(f"credentials/{credential.id}/").main.itertext()).split())
        assert credential.about in text
        assert all(name in text for name in credential.former_names)
    text = " ".join("".join(hostile_site.page("roadmap/").main.itertext()).split())
    assert [step.id for step in hostile_site.catalog.roadmap if step.title not in text or step.why not in text] == []


def test_hostile_text_adds_no_script_handler_or_url(hostile_site: RenderedSite) -> None:
    """No page has an event handler, a script or a URL with code that comes from the data."""
    faults = []
    for page in hostile_site.all_pages.values():
        for element in page.tree.iter():
            if any(name.startswith("on") for name in element.attrib):
                faults.append((page.url, element.tag, dict(element.attrib)))
            if (element.get("href") or element.get("src") or "").lower().startswith(("javascript:", "data:text")):
                faults.append((page.url, element.tag, dict(element.attrib)))
            data = element.get("type") in ("application/json", "application/ld+json")
            if element.tag == "script" and not data and "alert(" in "".join(element.itertext()) and not page.redirects:
                faults.append((page.url, "script", "".join(element.itertext())[:100]))
    none(faults)


def test_hostile_page_has_the_elements_of_the_sample_page(hostile_site: RenderedSite, site: RenderedSite) -> None:
    """A page with hostile text has the same elements with the same attributes as the sample page."""
    for page in data_pages(hostile_site):
        friendly = site.page(page.url)
        shapes = [
            [(element.tag, sorted(element.attrib)) for element in tested.tree.iter()] for tested in (page, friendly)
        ]
        assert shapes[0] == shapes[1], page.url


def test_hostile_text_breaks_no_link(hostile_site: RenderedSite) -> None:
    """Each link leads to a file and an anchor that exist."""
    none(broken_links(hostile_site))


def test_files_with_hostile_text_conform_to_their_formats(hostile_site: RenderedSite) -> None:
    """HTML, feeds, calendars, pictures and JSON are valid."""
    none(error for path, content in files(hostile_site.folder).items() for error in format_faults(path, content))


def test_search_index_escapes_hostile_names(hostile_site: RenderedSite) -> None:
    """The titles in the search index are the names, with markup escaped."""
    index = json.loads((hostile_site.folder / "search/search_index.json").read_text(encoding="utf-8"))
    titles = {entry["location"]: entry["title"] for entry in index["docs"]}
    for credential in hostile_site.catalog.credentials:
        title = titles[f"credentials/{credential.id}/"]
        assert "<" not in title
        assert unescape(title) in (credential.name, credential.short)


def test_browser_runs_no_hostile_text_and_fits_it_into_360_pixels(hostile_site: RenderedSite, window: Any) -> None:
    """No page opens a dialog, logs an error or makes a request to another host.

    A name of 120 letters without spaces doesn't make a page wider than a phone.
    """
    with serve_site(hostile_site.folder, BASE) as home:
        monitor = PageMonitor(window(), home)
        monitor.page.add_init_script("window.alert = words => console.error(`alert ${words}`)")
        for page in hostile_site.pages:
            monitor.page.set_viewport_size({"width": 1440, "height": 900})
            monitor.page.goto(home + page.url)
            monitor.page.set_viewport_size({"width": 360, "height": 900})
            if monitor.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                monitor.record("wide", "wider than 360 pixels")
        none(monitor.errors)


def test_search_results_run_no_hostile_text(hostile_site: RenderedSite, window: Any) -> None:
    """The results of a search have no element that comes from the data, and run nothing."""
    with serve_site(hostile_site.folder, BASE) as home:
        monitor = PageMonitor(window(), home)
        monitor.page.goto(home)
        box = monitor.page.get_by_role("textbox", name="Search")
        box.click()
        for words in ("onload", "onerror", "javascript", "heading", "1111"):
            results = monitor.page.locator("[data-md-component=search-result]")
            message = results.locator(".md-search-result__meta")
            message.evaluate("one => { one.textContent = '' }")
            box.fill(words)
            box.press("End")
            expect(message).not_to_have_text("")
            assert results.locator("script, img, svg[onload], iframe, a[href^=javascript]").count() == 0
        assert "1234321" not in results.inner_text()
        none(monitor.errors)
