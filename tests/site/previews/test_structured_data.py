"""Structured data, the sitemap and dates of change."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from certguide.site.context.site import Site
from certguide.site.pages.last_modified import last_modified
from certguide.site.previews.page_head import page_head, preview
from tests.site.pages import Page, RenderedSite
from tests.site.previews.test_previews import OWN
from tests.site.small import TEXT, TODAY, small_catalog

VOCABULARY: dict[str, dict[str, Any]] = {
    "Thing": {"name": str, "alternateName": str, "description": str, "identifier": str,
              "url": "URL", "sameAs": "URL", "image": "URL"},
    "EducationalOccupationalCredential": {
        "competencyRequired": str, "credentialCategory": str, "educationalLevel": str, "recognizedBy": "Organization",
        "validFor": "Duration", "creativeWorkStatus": str, "isAccessibleForFree": bool, "offers": "Offer",
    },
    "Offer": {"price": "Price", "priceCurrency": "Currency"},
    "Organization": {},
    "BreadcrumbList": {"itemListElement": "ListItem"},
    "ListItem": {"position": int, "item": "URL"},
}  # fmt: skip
"""The properties that may be used, with the type of their values: https://schema.org/EducationalOccupationalCredential,
and the same for the others, as in version 29 of the vocabulary."""

FORMS = {
    "URL": r"https://[^\s\"<>]+",
    "Duration": r"P[1-9][0-9]*M",
    "Price": r"[0-9]+\.[0-9]{2}",
    "Currency": r"[A-Z]{3}",
}


def vocabulary_faults(thing: Any, where: str = "") -> list[str]:
    """Return what the vocabulary doesn't have, or has with another type of value."""
    type_name = thing.get("@type")
    if type_name not in VOCABULARY:
        return [f"{where}: no type {type_name}"]
    properties = {**VOCABULARY["Thing"], **VOCABULARY[type_name]}
    faults = []
    for name, value in thing.items():
        if name == "@type":
            continue
        for item in value if isinstance(value, list) else [value]:
            faults += _value_faults(item, properties.get(name), f"{where}/{type_name}.{name}")
    return faults


def _value_faults(value: Any, expected: Any, where: str) -> list[str]:
    if expected in VOCABULARY:
        return vocabulary_faults(value, where) if isinstance(value, dict) else [f"{where}: {value!r}"]
    if expected in FORMS:
        return [] if re.fullmatch(FORMS[expected], str(value)) and isinstance(value, str) else [f"{where}: {value!r}"]
    return [] if expected and type(value) is expected and value != "" else [f"{where}: {value!r}"]


def structured_data_of(page: Page) -> list[dict[str, Any]]:
    """Return the things that a page describes."""
    scripts = [script for script in page.tree.iter("script") if script.get("type") == "application/ld+json"]
    assert len(scripts) <= 1
    if not scripts:
        return []
    data = json.loads("".join(scripts[0].itertext()))
    assert data["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = data["@graph"]
    return graph


def test_vocabulary_check_finds_faults() -> None:
    """Unknown types, unknown properties and wrong values are found."""
    offer = {"@type": "Offer", "price": "1.00", "priceCurrency": "EUR"}
    assert vocabulary_faults(offer) == []
    for thing in (
        {"@type": "Ofer"},
        {**offer, "prize": "1.00"},
        {**offer, "price": 1},
        {**offer, "priceCurrency": "€"},
    ):
        assert vocabulary_faults(thing)


def test_structured_data_conforms_to_schema_org(site: RenderedSite) -> None:
    """Types, properties and values are those of schema.org."""
    assert [
        fault
        for page in site.pages
        for thing in structured_data_of(page)
        for fault in vocabulary_faults(thing, page.url)
    ] == []


def test_credential_page_describes_its_credential(site: RenderedSite) -> None:
    """It has name, URL and vendor; a price only if it can be booked."""
    for credential in site.catalog.credentials:
        thing = structured_data_of(site.page(f"credentials/{credential.id}/"))[0]
        assert (thing["@type"], thing["name"]) == ("EducationalOccupationalCredential", credential.name)
        assert thing["url"] == f"{OWN}credentials/{credential.id}/"
        assert thing["recognizedBy"]["name"] == site.catalog.programme.vendor
        has_offer = "offers" in thing or "isAccessibleForFree" in thing
        assert not has_offer or site.status(credential.id).is_bookable
    observer = structured_data_of(site.page("credentials/observer-associate/"))[0]
    assert observer["validFor"] == "P36M"
    assert observer["offers"]["priceCurrency"] == "USD"


def test_structured_breadcrumbs_match_the_page(site: RenderedSite) -> None:
    """The breadcrumbs are those that the reader sees, followed by the page itself."""
    for page in site.pages:
        if page.url.startswith(("credentials/", "for/")) and page.url != "credentials/":
            trail = structured_data_of(page)[-1]
            names = [item["name"] for item in trail["itemListElement"]]
            crumbs = next(nav for nav in page.tree.iter("nav") if nav.get("class") == "breadcrumbs")
            assert names[:-1] == ["".join(link.itertext()) for link in crumbs.iter("a")]
            assert trail["itemListElement"][-1]["item"] == OWN + page.url
            assert [item["position"] for item in trail["itemListElement"]] == list(range(1, len(names) + 1))


def test_name_cannot_close_the_data_script() -> None:
    """A name with markup stays inside the data and is unchanged when parsed."""
    name = "</script><script>alert(1)</script> <!-- & ' \\\" ]]>"
    site = Site(small_catalog(TEXT.replace("name: Pilot Paper", f"name: {json.dumps(name)}")), TODAY, url=OWN)
    html = str(page_head(site, "credentials/pilot/", "", ""))
    assert html.count("</script>") == 1
    data = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(data)["@graph"][0]["name"] == name


def test_site_without_url_has_no_structured_data() -> None:
    """Without the site's URL, the head has neither preview nor structured data."""
    assert page_head(Site(small_catalog(), TODAY), "credentials/pilot/", "", "") == ""


def sitemap_of(folder: Path) -> dict[str, str]:
    """Return the URLs of a sitemap with the date of their last change."""
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.parse(folder / "sitemap.xml").getroot()  # noqa: S314 - we made it
    return {url.findtext(f"{space}loc") or "": url.findtext(f"{space}lastmod") or "" for url in root}


def test_sitemap_lists_every_page_and_no_redirect(site: RenderedSite) -> None:
    """The sitemap has generated pages too, but neither redirects nor 404.html."""
    assert set(sitemap_of(site.folder)) == {OWN + page.url for page in site.pages if page.url != "404.html"}


def test_last_modified_comes_from_the_catalogue(site: RenderedSite, later_site: RenderedSite) -> None:
    """No date is after the build date, and an unchanged page keeps its date."""
    before, after = sitemap_of(site.folder), sitemap_of(later_site.folder)
    assert max(before.values()) <= site.today.isoformat()
    assert before[f"{OWN}credentials/star-counts-specialty/"] == after[f"{OWN}credentials/star-counts-specialty/"]
    assert before[f"{OWN}credentials/observer-associate/"] < after[f"{OWN}credentials/observer-associate/"]


@pytest.mark.parametrize(
    ("day", "changed"),
    [
        (date(2026, 11, 23), date(2026, 10, 11)),
        (date(2026, 12, 1), date(2026, 12, 1)),
        (date(2027, 6, 1), date(2026, 12, 1)),
    ],
)
def test_last_modified_follows_first_and_last_days(day: date, changed: date) -> None:
    """A first day counts as a change from that day on."""
    assert last_modified(Site(small_catalog(today=day), day), "credentials/deckhand/") == changed


def test_page_without_a_card_that_can_be_drawn_names_no_image() -> None:
    """Where the typeface lacks the letters of the guide's title, the preview of other pages does without an image."""
    site = Site(small_catalog(TEXT.replace("Which papers do I need?", "שלום")), TODAY, url=OWN)
    assert "og:image" not in preview(site, "about/", "About", "What it is.")
    assert "og:image" in preview(Site(small_catalog(), TODAY, url=OWN), "about/", "About", "What it is.")
