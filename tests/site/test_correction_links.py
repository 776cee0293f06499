"""Links to edit the line that a fact comes from, and to report an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest
import yaml

from certguide.site.context.correction_links import FORM, report_url
from tests.conftest import ROOT
from tests.site.building import NewProject
from tests.site.pages import Page, RenderedSite, links, none, text_of
from tests.site.project import BASE, CATALOG, STARTER, TODAY, build, printed
from tests.site.small import small_page

EDIT = "https://github.com/owner/guide/edit/main/"
REPORT = "https://github.com/owner/guide/issues/new?"
OWN = f"https://owner.github.io{BASE}"


@pytest.fixture(scope="module")
def lines(sample_text: str) -> list[str]:
    """The lines of the sample guide's catalogue."""
    return sample_text.splitlines()


def edit_links(element: Element) -> list[str]:
    """Return the edit links in an element."""
    return [href for href in links(element) if href.startswith(EDIT)]


def report_fields(element: Element) -> list[dict[str, str]]:
    """Return the form fields that each report link in an element fills in."""
    urls = [href for href in links(element) if href.startswith(REPORT)]
    return [{name: values[0] for name, values in parse_qs(urlsplit(href).query).items()} for href in urls]


def linked_line(href: str, lines: list[str]) -> str:
    """Return the line of the catalogue that an edit link opens."""
    match = re.fullmatch(re.escape(f"{EDIT}{CATALOG}#L") + r"(\d+)", href)
    assert match, href
    return lines[int(match[1]) - 1]


def elements_with_class(page: Page, name: str) -> Iterator[Element]:
    """Yield the elements of a page that have a class."""
    return (element for element in page.main.iter() if name in (element.get("class") or "").split())


def test_data_page_links_to_the_first_line_of_its_record(site: RenderedSite, lines: list[str]) -> None:
    """The page of a credential or situation has an edit link to the line where its record begins."""
    records = [(f"credentials/{name}/", name) for name in site.by_id]
    records += [(f"for/{audience.id}/", audience.id) for audience in site.catalog.audiences]
    for url, name in records:
        (foot,) = elements_with_class(site.page(url), "edit")
        assert [linked_line(href, lines) for href in edit_links(foot)] == [f"  - id: {name}"]


def test_roadmap_links_to_the_first_line_of_each_step(site: RenderedSite, lines: list[str]) -> None:
    """Below the roadmap is an edit link to the line where each step begins."""
    (links_of_steps,) = elements_with_class(site.page("roadmap/"), "correction-links")
    assert [linked_line(href, lines) for href in edit_links(links_of_steps)] == [
        f"  - id: {step.id}" for step in site.catalog.roadmap
    ]


def test_every_page_has_a_report_link_with_its_url(site: RenderedSite) -> None:
    """Each page except the 404 page ends with a report link that fills in its own URL."""
    pages = [page for page in site.pages if page.url != "404.html"]
    assert len(pages) > len(site.catalog.credentials)
    none(
        page.url
        for page in pages
        if [fields.get("page") for foot in elements_with_class(page, "edit") for fields in report_fields(foot)]
        != [f"{OWN}{page.url}"]
    )


def test_fact_links_to_the_line_that_states_it(site: RenderedSite, lines: list[str]) -> None:
    """A row of facts has an edit link to the line that states the fact, in its credential or its level."""
    page = site.page("credentials/observer-associate/")
    edits_by_label = {
        text_of(row[0]): edit_links(row) for facts in elements_with_class(page, "facts") for row in facts.iter("div")
    }
    assert {"Price", "Length", "Valid for", "Languages"} <= set(edits_by_label)
    assert linked_line(edits_by_label["Price"][0], lines).strip().startswith("price: ")
    assert linked_line(edits_by_label["Languages"][0], lines).strip().startswith("languages:")
    assert all(len(hrefs) <= 1 for hrefs in edits_by_label.values())


def test_long_lists_of_credentials_leave_edit_links_to_their_pages(site: RenderedSite) -> None:
    """A row of the comparison has many facts, and a date stands on the page of its credential as well."""
    for url in ("compare/", "changes/"):
        rows = [*site.page(url).main.iter("tr"), *site.page(url).main.iter("dd")]
        assert rows
        assert [text_of(row) for row in rows if edit_links(row)] == [], url


def test_report_links_fill_in_existing_form_fields(site: RenderedSite) -> None:
    """The issue form has each field that a report link fills in, except GitHub's own."""
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text(encoding="utf-8"))
    fields = {part["id"] for part in form["body"] if part["type"] in ("input", "textarea")}
    filled = {name for page in site.pages for report in report_fields(page.main) for name in report}
    assert "page" in filled
    assert filled <= fields | {"template", "title"}


def test_edit_links_of_facts_have_unique_names(site: RenderedSite) -> None:
    """No two edit links in the facts of a credential have the same name."""
    for name in site.by_id:
        facts = site.page(f"credentials/{name}/").section("facts")
        names = [text_of(link) for part in facts for link in part.iter("a") if text_of(link).startswith("Edit this")]
        assert names, name
        assert len(set(names)) == len(names), name


def test_urls_are_shorter_than_4000_characters(site: RenderedSite) -> None:
    """No URL gets near GitHub's limit of about 8,000 characters."""
    assert max(len(href) for page in site.pages for href in links(page.main)) < 4000


@pytest.mark.parametrize("text", ['"><script>alert(1)</script>', "a&b=c#d?e", "{{ 7*7 }} %0A%3C", "é ’ –", "+ +"])
def test_report_url_encodes_hostile_text(text: str) -> None:
    """The form gets the name unchanged, and the URL has only safe characters."""
    site = replace(small_page().site, issues_url="https://example.org/o/r/issues/new", url="https://example.org/")
    url = report_url(site, "for/x/", text)
    assert re.fullmatch(r"[A-Za-z0-9:/?=&%+._~-]+", url)
    fields = parse_qs(urlsplit(url).query, strict_parsing=True)
    assert fields["fact"] == [text]
    assert sorted(fields) == ["fact", "page", "template", "title"]


def test_build_without_a_repository_has_no_correction_links(new_project: NewProject) -> None:
    """A local build has no link to edit or report, and no empty element in their place."""
    project = new_project(guide=STARTER)
    done = build(project, project / "site", GITHUB_REPOSITORY="")
    assert done.returncode == 0, printed(done)
    local_site = RenderedSite(project / "site", TODAY, project / CATALOG, BASE)
    for page in local_site.pages:
        assert not [href for href in links(page.tree) if "/issues/new" in href or "/edit/" in href], page.url
        assert not [
            *elements_with_class(page, "edit"),
            *elements_with_class(page, "edit-fact"),
            *elements_with_class(page, "correction-links"),
        ]
