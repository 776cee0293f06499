"""Structured data, sitemap and what else only programs read."""

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
from tests.site.small import TEXT, TODAY, small_catalog
from tests.site.test_previews import OWN

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


def mistakes(thing: Any, where: str = "") -> list[str]:
    """What the vocabulary does not know, or knows as something else."""
    kind = thing.get("@type")
    if kind not in VOCABULARY:
        return [f"{where}: no type {kind}"]
    known = {**VOCABULARY["Thing"], **VOCABULARY[kind]}
    found = []
    for name, value in thing.items():
        if name == "@type":
            continue
        for one in value if isinstance(value, list) else [value]:
            found += _wrong(one, known.get(name), f"{where}/{kind}.{name}")
    return found


def _wrong(value: Any, wanted: Any, where: str) -> list[str]:
    if wanted in VOCABULARY:
        return mistakes(value, where) if isinstance(value, dict) else [f"{where}: {value!r}"]
    if wanted in FORMS:
        return [] if re.fullmatch(FORMS[wanted], str(value)) and isinstance(value, str) else [f"{where}: {value!r}"]
    return [] if wanted and type(value) is wanted and value != "" else [f"{where}: {value!r}"]


def data_of(page: Page) -> list[dict[str, Any]]:
    """The things a page speaks of."""
    found = [one for one in page.tree.iter("script") if one.get("type") == "application/ld+json"]
    assert len(found) <= 1
    if not found:
        return []
    said = json.loads("".join(found[0].itertext()))
    assert said["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = said["@graph"]
    return graph


def test_the_check_finds_mistakes() -> None:
    """Unknown types, unknown properties and wrong values are all found."""
    good = {"@type": "Offer", "price": "1.00", "priceCurrency": "EUR"}
    assert mistakes(good) == []
    for wrong in ({"@type": "Ofer"}, {**good, "prize": "1.00"}, {**good, "price": 1}, {**good, "priceCurrency": "€"}):
        assert mistakes(wrong)


def test_all_of_it_is_in_the_vocabulary(site: RenderedSite) -> None:
    """Types, properties and forms of values are those of schema.org."""
    assert [fault for page in site.pages for thing in data_of(page) for fault in mistakes(thing, page.address)] == []


def test_every_credential_speaks_for_itself(site: RenderedSite) -> None:
    """Name, address, family; a price only where something can be booked; no time where it does not expire."""
    for one in site.catalog.credentials:
        thing = data_of(site.page(f"credentials/{one.id}/"))[0]
        assert (thing["@type"], thing["name"]) == ("EducationalOccupationalCredential", one.name)
        assert thing["url"] == f"{OWN}credentials/{one.id}/"
        assert thing["recognizedBy"]["name"] == site.catalog.programme.vendor
        offered = "offers" in thing or "isAccessibleForFree" in thing
        assert not offered or site.status(one.id).is_bookable
    developer = data_of(site.page("credentials/observer-associate/"))[0]
    assert developer["validFor"] == "P36M"
    assert developer["offers"]["priceCurrency"] == "USD"


def test_breadcrumbs_are_those_of_the_page(site: RenderedSite) -> None:
    """The same way as the reader sees, and the page itself at its end."""
    for page in site.pages:
        if page.address.startswith(("credentials/", "for/")) and page.address != "credentials/":
            trail = data_of(page)[-1]
            names = [item["name"] for item in trail["itemListElement"]]
            crumbs = next(nav for nav in page.tree.iter("nav") if nav.get("class") == "breadcrumbs")
            assert names[:-1] == ["".join(link.itertext()) for link in crumbs.iter("a")]
            assert trail["itemListElement"][-1]["item"] == OWN + page.address
            assert [item["position"] for item in trail["itemListElement"]] == list(range(1, len(names) + 1))


def test_a_name_cannot_end_the_script() -> None:
    """Whatever a name holds stays inside of the data, and is the same when read."""
    name = "</script><script>alert(1)</script> <!-- & ' \\\" ]]>"
    site = Site(small_catalog(TEXT.replace("name: Pilot Paper", f"name: {json.dumps(name)}")), TODAY, url=OWN)
    html = str(page_head(site, "credentials/pilot/", "", ""))
    assert html.count("</script>") == 1
    said = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(said)["@graph"][0]["name"] == name


def test_without_an_address_of_its_own_a_site_says_nothing() -> None:
    """A preview with addresses that lead nowhere is worse than none."""
    assert page_head(Site(small_catalog(), TODAY), "credentials/pilot/", "", "") == ""


def sitemap(folder: Path) -> dict[str, str]:
    """Addresses with the day of their last change."""
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.parse(folder / "sitemap.xml").getroot()  # noqa: S314 - we made it
    return {url.findtext(f"{space}loc") or "": url.findtext(f"{space}lastmod") or "" for url in root}


def test_the_sitemap_lists_every_page_and_no_redirect(site: RenderedSite) -> None:
    """Pages made from the data too; not what only leads elsewhere, and not the page for mistyped addresses."""
    assert set(sitemap(site.folder)) == {OWN + page.address for page in site.pages if page.address != "404.html"}


def test_days_of_change_come_from_the_data(site: RenderedSite, later_site: RenderedSite) -> None:
    """None is after the day of the build, and a page of which nothing changed has the same day later on."""
    before, after = sitemap(site.folder), sitemap(later_site.folder)
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
def test_a_page_changes_when_a_version_opens_or_ends(day: date, changed: date) -> None:
    """From then on that day counts, however late the site is built."""
    assert last_modified(Site(small_catalog(today=day), day), "credentials/deckhand/") == changed


def test_page_without_a_card_that_can_be_drawn_names_no_image() -> None:
    """Where the typeface lacks the letters of the guide's title, the preview of other pages does without an image."""
    site = Site(small_catalog(TEXT.replace("Which papers do I need?", "שלום")), TODAY, url=OWN)
    assert "og:image" not in preview(site, "about/", "About", "What it is.")
    assert "og:image" in preview(Site(small_catalog(), TODAY, url=OWN), "about/", "About", "What it is.")
