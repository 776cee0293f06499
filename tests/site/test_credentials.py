"""What each credential's page says, and where credentials are listed."""

from __future__ import annotations

import pytest

from tests.site.pages import Page, RenderedSite, fragment, links, none, text_of
from tests.site.roadmap.test_roadmap import STEPS

FAMILY_PAGES = ("accreditations/", "certifications/")
CODES = {
    "observer-associate": "OBA-C03",
    "telescope-designer-associate": "TDA-C03",
    "sky-practitioner": "SKY-C02",
    "solar-safety-specialty": "SSS-C03",
}


def page_of(site: RenderedSite, name: str) -> Page:
    return site.page(f"credentials/{name}/")


def plain(page: Page) -> str:
    return page.text().replace("\xa0", " ")


def test_every_credential_has_a_page_with_its_name(site: RenderedSite) -> None:
    """The heading is the full official name, and the title of the window has it too."""
    for one in site.catalog.credentials:
        page = page_of(site, one.id)
        assert page.heading() == one.name
        assert page.title().startswith(one.name)
        assert site.catalog.guide.title in page.title()


def test_index_lists_every_credential_once(site: RenderedSite) -> None:
    """Every credential is listed once, those that ended included."""
    page = site.page("credentials/")
    assert sorted(site.credentials_in(page, page.main)) == sorted(site.by_id)


def test_article_is_on_the_family_pages(site: RenderedSite) -> None:
    """All that the article listed have a page and a place on the page of their family, where there is one."""
    article = site.catalog.guide.article
    named = article.credentials if article else []
    pages = [address for address in FAMILY_PAGES if address in site.all_pages] or ["credentials/"]
    listed = {one for address in pages for one in _listed(site, address)}
    assert [one for one in named if one not in listed] == []


def _listed(site: RenderedSite, address: str) -> list[str]:
    page = site.page(address)
    return site.credentials_in(page, page.main)


def test_family_page_lists_all_of_its_kind(site: RenderedSite) -> None:
    """Everything of a family is on its page."""
    for one in site.catalog.credentials:
        if one.kind == "accreditation":
            assert one.id in _listed(site, "accreditations/")
        if one.level:
            assert one.id in _listed(site, "certifications/")


@pytest.mark.parametrize("address", [*FAMILY_PAGES, "credentials/"])
def test_retired_credentials_are_folded_in_lists(site: RenderedSite, address: str) -> None:
    """Lists keep what nobody can take folded away from what one can."""
    page = site.page(address)
    folded = [one for element in page.main.iter("details") for one in site.credentials_in(page, element)]
    lists = list(page.main.iter("section"))
    assert lists
    named = site.credentials_in(page, *lists)
    assert {one for one in named if one in site.retired_or_renamed()} == set(folded)


def test_retired_page_offers_something_bookable(site: RenderedSite) -> None:
    """The page of a credential that is over offers something bookable before anything else."""
    for name in site.retired_or_renamed():
        page = page_of(site, name)
        offered = site.credentials_in(page, *page.before_sections())
        assert set(offered) & site.bookable(), f"{name} offers {offered}"


def test_retired_page_offers_nothing_retired(site: RenderedSite) -> None:
    """What is over offers nothing that is over as well."""
    for name in site.retired_or_renamed():
        page = page_of(site, name)
        assert not set(site.credentials_in(page, *page.before_sections())) & site.retired_or_renamed(), name


def test_retired_page_has_no_booking_link(site: RenderedSite) -> None:
    """The page of a credential that is over has no link named for booking."""
    none((name, "Book it") for name in site.retired_or_renamed() if "Book it" in page_of(site, name).text())


def test_page_names_the_status_before_its_first_section(site: RenderedSite) -> None:
    """Each page names the status before its first section."""
    for name in site.by_id:
        page = page_of(site, name)
        top = " ".join(text_of(element) for element in page.before_sections()).lower()
        assert site.status(name).state.value in top, name


@pytest.mark.parametrize(("name", "code"), CODES.items())
def test_code_to_prepare_for_is_at_the_top_and_in_the_title(site: RenderedSite, name: str, code: str) -> None:
    """The exam to prepare for is at the top of its page and in the title."""
    page = page_of(site, name)
    assert code in " ".join(text_of(element) for element in page.before_sections())
    assert code in page.title()


def test_ending_version_gives_way_to_the_next_one(site: RenderedSite) -> None:
    """There is no time left to study for OBA-C02: the page is about OBA-C03 and says what to do with a booking."""
    page = page_of(site, "observer-associate")
    top = " ".join(text_of(element) for element in page.before_sections()).replace("\xa0", " ")
    assert "(OBA-C03)" in page.title()
    assert "Prepare for OBA-C03" in top
    assert "First exam day: 1 December 2026. Don’t start on OBA-C02: it ends on 30 November 2026." in top
    cases = " ".join(text_of(element) for element in page.section("what-to-do")).replace("\xa0", " ")
    assert "You have booked OBA-C02" in cases
    assert "Take it by 30 November 2026. If you pass, it’s valid for its full term." in cases


def test_next_version_is_current_from_its_first_day(later_site: RenderedSite) -> None:
    """In 2027 you book OBA-C03, and OBA-C02 is retired."""
    page = page_of(later_site, "observer-associate")
    history = text_of(page.element("history"))
    assert "(OBA-C03)" in page.title()
    assert "OBA-C03 Active" in history
    assert "OBA-C02 Retired" in history


def test_banner_of_an_ending_credential_names_its_last_day(site: RenderedSite) -> None:
    """Before its last day the page warns of it and names what to take after it."""
    page = page_of(site, "long-baseline-arrays-specialty")
    top = " ".join(text_of(element) for element in page.before_sections()).replace("\xa0", " ")
    assert "Ends on 31 December 2026" in top


def test_ended_credential_is_listed_as_retired_from_the_next_day(later_site: RenderedSite) -> None:
    """On the first day of 2027 its page, the lists and the tables all say that it is retired."""
    name = "long-baseline-arrays-specialty"
    page = page_of(later_site, name)
    assert "Retired in 2026" in plain(page)
    assert later_site.bookable() & set(later_site.credentials_in(page, *page.before_sections()))
    for address in ("certifications/", "credentials/"):
        listing = later_site.page(address)
        folded = [
            one for element in listing.main.iter("details") for one in later_site.credentials_in(listing, element)
        ]
        assert name in folded, address


def test_home_roadmap_and_situations_offer_nothing_retired(each_site: RenderedSite) -> None:
    """Home, roadmap and situations offer only what can be booked; only what to skip may name the rest."""
    for page in each_site.pages:
        if page.url in ("", "roadmap/") or page.url.startswith("for/"):
            skips = [part for part in page.main.iter("p") if text_of(part).startswith("Skip ")]
            alone = each_site.credentials_in(page, *skips)
            offered = each_site.credentials_in(page, page.main)
            for one in alone:
                offered.remove(one)
            assert offered, page.url
            assert not set(offered) & each_site.retired_or_renamed(), page.url


def test_every_situation_has_a_page_linked_from_home(site: RenderedSite) -> None:
    """Each situation of the catalogue has a page, and the home page leads to all of them."""
    home = site.page("")
    for audience in site.catalog.audiences:
        address = f"for/{audience.id}/"
        assert audience.title.rstrip(".") in site.page(address).heading()
        assert address in [site.path(home, href) for href in links(home.main)]


def test_situation_shows_its_path_in_order(site: RenderedSite) -> None:
    """The exams of the path are on the page in the order of the catalogue, each with its reason."""
    for audience in site.catalog.audiences:
        page = site.page(f"for/{audience.id}/")
        steps = [item for part in page.section("path") for item in part.iter("li") if item.get("class") == "step"]
        assert [site.credentials_in(page, step)[0] for step in steps] == [stop.credential for stop in audience.path]
        texts = [text_of(step) for step in steps]
        whys = [" ".join(stop.why.split()) for stop in audience.path]
        assert all(why in text for why, text in zip(whys, texts, strict=True)), audience.id


def test_card_of_a_situation_names_its_first_exam(site: RenderedSite) -> None:
    """Each situation's card on the home page names its first exam, and a course that comes before it."""
    home = site.page("")
    cards = {site.path(home, link.get("href") or ""): text_of(link) for link in home.main.iter("a")}
    for audience in site.catalog.audiences[:9]:
        card = cards[f"for/{audience.id}/"]
        credentials = [site.by_id[stop.credential] for stop in audience.path]
        first = next((credential for credential in credentials if credential.exams), credentials[0])
        assert audience.title in card
        assert first.short in card
        assert ("Free course, then" in card) is (first is not credentials[0])


def test_page_links_to_its_steps_of_the_roadmap(site: RenderedSite) -> None:
    """The page of a credential that a step offers links to that step; a retired one has no place."""
    roadmap = site.page("roadmap/")
    for name in site.by_id:
        page = page_of(site, name)
        linked = {fragment(href) for part in page.section("roadmap") for href in links(part) if "roadmap" in href}
        offered = [step for step in STEPS if name in site.credentials_in(roadmap, roadmap.element(step))]
        assert linked >= set(offered), name
        assert bool(linked & set(STEPS)) is (name in site.bookable()), name


def test_every_page_is_linked_from_another(site: RenderedSite) -> None:
    """Every page a reader can read is linked from another one."""
    linked = {site.path(page, href) for page in site.pages for href in links(page.tree)}
    assert [page.url for page in site.pages if page.url not in linked and page.url != "404.html"] == []
