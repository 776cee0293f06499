"""From every page one gets to the line that made it, and to a report that is half written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest
import yaml

from certguide.site.context.correction_links import FORM, report_url
from tests.conftest import ROOT
from tests.site.building import Builds
from tests.site.pages import Page, RenderedSite, links, none, text_of
from tests.site.project import BASE, CATALOG
from tests.site.small import small_page

EDIT = "https://github.com/owner/guide/edit/main/"
REPORT = "https://github.com/owner/guide/issues/new?"
OWN = f"https://owner.github.io{BASE}"


@pytest.fixture(scope="module")
def lines(sample_text: str) -> list[str]:
    """The lines of the sample guide's catalogue."""
    return sample_text.splitlines()


def edits(element: Element) -> list[str]:
    return [href for href in links(element) if href.startswith(EDIT)]


def reports(element: Element) -> list[dict[str, str]]:
    """What the links to the issue form fill in."""
    found = [href for href in links(element) if href.startswith(REPORT)]
    return [{name: values[0] for name, values in parse_qs(urlsplit(href).query).items()} for href in found]


def line_of(href: str, lines: list[str]) -> str:
    """The line of the catalogue that a link leads to."""
    found = re.fullmatch(re.escape(f"{EDIT}{CATALOG}#L") + r"(\d+)", href)
    assert found, href
    return lines[int(found[1]) - 1]


def with_class(page: Page, name: str) -> Iterator[Element]:
    return (one for one in page.main.iter() if name in (one.get("class") or "").split())


def test_every_page_made_from_data_leads_to_its_line(site: RenderedSite, lines: list[str]) -> None:
    """Credentials and situations end with a link to the line of the file where they begin."""
    made = [(f"credentials/{one}/", one) for one in site.by_id]
    made += [(f"for/{one.id}/", one.id) for one in site.catalog.audiences]
    for address, name in made:
        (foot,) = with_class(site.page(address), "edit")
        assert [line_of(href, lines) for href in edits(foot)] == [f"  - id: {name}"]


def test_every_step_leads_to_its_line(site: RenderedSite, lines: list[str]) -> None:
    """Below the roadmap a link for each step leads to the line where it begins."""
    (links_of_steps,) = with_class(site.page("roadmap/"), "correction-links")
    assert [line_of(href, lines) for href in edits(links_of_steps)] == [
        f"  - id: {step.id}" for step in site.catalog.roadmap
    ]


def test_every_page_can_be_reported(site: RenderedSite) -> None:
    """Each page but that of a wrong address ends with a report in which its own address is filled in."""
    pages = [page for page in site.pages if page.url != "404.html"]
    assert len(pages) > 40
    none(
        page.url
        for page in pages
        if [one.get("page") for foot in with_class(page, "edit") for one in reports(foot)] != [f"{OWN}{page.url}"]
    )


def test_mark_leads_to_the_line_of_its_fact(site: RenderedSite, lines: list[str]) -> None:
    """The mark of each row has a link to the line that states it, be it there or at its level."""
    page = site.page("credentials/observer-associate/")
    found = {text_of(row[0]): edits(row) for facts in with_class(page, "facts") for row in facts.iter("div")}
    assert {"Price", "Length", "Valid for", "Languages"} <= set(found)
    assert line_of(found["Price"][0], lines).strip().startswith("price: ")
    assert line_of(found["Languages"][0], lines).strip().startswith("languages:")
    assert all(len(hrefs) <= 1 for hrefs in found.values())


def test_what_is_filled_in_has_a_field(site: RenderedSite) -> None:
    """The form has a field of that name for everything that links fill in, and GitHub's own title."""
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))
    fields = {part["id"] for part in form["body"] if part["type"] in ("input", "textarea")}
    filled = {name for page in site.pages for told in reports(page.main) for name in told}
    assert "page" in filled
    assert filled <= fields | {"template", "title"}


def test_edit_links_of_facts_can_be_told_apart(site: RenderedSite) -> None:
    """Read out alone, no two edit links in the list of facts have the same name."""
    for name in site.by_id:
        facts = site.page(f"credentials/{name}/").section("facts")
        names = [text_of(link) for part in facts for link in part.iter("a") if text_of(link).startswith("Edit this")]
        assert names, name
        assert len(set(names)) == len(names), name


def test_addresses_are_not_too_long(site: RenderedSite) -> None:
    """GitHub refuses addresses beyond about 8,000 characters."""
    assert max(len(href) for page in site.pages for href in links(page.main)) < 4000


@pytest.mark.parametrize("text", ['"><script>alert(1)</script>', "a&b=c#d?e", "{{ 7*7 }} %0A%3C", "é ’ –", "+ +"])
def test_hostile_text_arrives_as_text(text: str) -> None:
    """Whatever a name holds, the form gets that text, and the address has no character that would end it."""
    site = replace(small_page().site, issues_url="https://example.org/o/r/issues/new", url="https://example.org/")
    address = report_url(site, "for/x/", text)
    assert re.fullmatch(r"[A-Za-z0-9:/?=&%+._~-]+", address)
    filled = parse_qs(urlsplit(address).query, strict_parsing=True)
    assert filled["fact"] == [text]
    assert sorted(filled) == ["fact", "page", "template", "title"]


def test_without_a_repository_no_page_has_links_to_correct(sample_project: Path, build_once: Builds) -> None:
    """A local build has no link to edit or report, and no empty line in their place."""
    local = build_once(sample_project, GITHUB_REPOSITORY="")
    for page in local.pages:
        assert not [href for href in links(page.tree) if "/issues/new" in href or "/edit/" in href], page.url
        assert not [*with_class(page, "edit"), *with_class(page, "edit-fact"), *with_class(page, "correction-links")]
