"""The roadmap page as it is built."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from certguide.advice.paths import resolve_path
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.site.pages import RenderedSite, links, own_text, text_of

STEPS = [
    "all-accreditations",
    "sky-practitioner",
    "one-associate",
    "other-associates",
    "a-specialty",
    "a-professional",
    "the-rest",
]


def test_steps_are_one_list_in_order(each_site: RenderedSite) -> None:
    """The steps are one ordered list with permanent anchors."""
    lists = [[item.get("id") for item in ordered_list] for ordered_list in each_site.page("roadmap/").main.iter("ol")]
    assert [ids for ids in lists if set(STEPS) & set(ids)] == [STEPS]


def test_step_shows_title_audience_reason_and_price(site: RenderedSite) -> None:
    """A step has its number and title as a heading, whom it is for, the reason and the price."""
    page = site.page("roadmap/")
    for number, step in enumerate(site.catalog.roadmap, 1):
        item = page.element(step.id)
        assert own_text(next(item.iter("h3"))) == f"Step {number}: {step.title}"
        assert paragraph(item, "roadmap-why").startswith(f"{step.who} {step.why}")
        assert paragraph(item, "roadmap-price")


def test_step_row_names_the_credential_before_the_reason(site: RenderedSite) -> None:
    """A row begins with the credential's name, links the situations whose path has it, and ends with the time."""
    page = site.page("roadmap/")
    for item in page.element("one-associate").iter("li"):
        if item.get("class") == "level--teal":
            first, *others = item.iter("a")
            credential_id = site.credential_at(page, first.get("href") or "")
            situations = [
                f"../for/{audience.id}/"
                for audience in site.catalog.audiences
                if audience.id != "everything" and credential_id in [stop.credential for stop in audience.path]
            ]
            assert [link.get("href") for link in others] == situations, credential_id


def test_partners_only_credentials_are_apart(site: RenderedSite) -> None:
    """What only some may take comes last in its step, after its eligibility."""
    rows = [text_of(row) for row in rows_of(site, "all-accreditations")]
    assert "Partner staff" in rows[-1]
    assert not [row for row in rows[:-1] if "Partner staff" in row]


def test_step_names_the_situations_that_skip_it(site: RenderedSite) -> None:
    """A step ends with the situations that leave it out, in the words of their titles."""
    step = text_of(site.page("roadmap/").element("one-associate"))
    assert step.endswith("Skip it if you sell, buy or manage.")


def test_step_offers_nothing_to_skip_without_saying_so(site: RenderedSite) -> None:
    """Every situation that skips a credential is linked after "Skip it", unless it's too late for all to start."""
    page = site.page("roadmap/")
    for path in (resolve_path(site.catalog, audience, site.today) for audience in site.catalog.audiences):
        skipped = {
            credential.id
            for skip in path.skip
            for credential in skip.credentials
            if not CatalogOnDay(site.catalog, site.today).credentials[credential.id].preparation.is_short
        }
        for step in STEPS:
            item = page.element(step)
            if skipped & set(site.credentials_in(page, item)):
                texts = [text_of(paragraph) for paragraph in item.iter("p")]
                assert [text for text in texts if "Skip it if you" in text], (path.audience.id, step)
                assert f"../for/{path.audience.id}/" in links(item), (path.audience.id, step)


def test_choice_leads_to_the_situations(site: RenderedSite) -> None:
    """The first step with a choice links to the page that helps to choose."""
    page = site.page("roadmap/")
    assert [step for step in STEPS if "Choose by situation" in text_of(page.element(step))] == ["one-associate"]


def test_step_has_a_permalink(site: RenderedSite) -> None:
    """Each step has a link to its own anchor."""
    page = site.page("roadmap/")
    assert [step for step in STEPS if f"#{step}" not in links(page.element(step))] == []


def test_steps_list_all_bookable_credentials(site: RenderedSite) -> None:
    """The steps together list every credential that can be booked on the build date, and no other."""
    page = site.page("roadmap/")
    offered = {step: site.credentials_in(page, page.element(step)) for step in STEPS}
    assert {credential_id for names in offered.values() for credential_id in names} == site.bookable()
    assert all(site.by_id[credential_id].kind == "accreditation" for credential_id in offered["all-accreditations"])
    assert offered["sky-practitioner"][0] == "sky-practitioner"
    assert all(site.by_id[credential_id].level == "associate" for credential_id in offered["one-associate"])
    assert all(site.by_id[credential_id].level == "professional" for credential_id in offered["a-professional"])


def test_retired_credential_is_not_in_the_roadmap(site: RenderedSite, later_site: RenderedSite) -> None:
    """A Specialty is listed while it can be booked, and not afterwards."""
    for built_site, is_listed in ((site, True), (later_site, False)):
        page = built_site.page("roadmap/")
        assert ("long-baseline-arrays-specialty" in built_site.credentials_in(page, page.main)) is is_listed


def test_own_notes_are_marked(site: RenderedSite) -> None:
    """Our notes stand together below the steps, each with its step; what we add to a step says so."""
    page = site.page("roadmap/")
    about = " ".join(text_of(element) for element in page.section("about-this-roadmap"))
    for number, step in enumerate(site.catalog.roadmap, 1):
        assert (f"Our note on step {number}:" in about) is bool(step.our_note)
        assert not step.our_note or " ".join(step.our_note.text.split()) in about
        added = bool(step.our_note and step.our_note.credentials)
        assert ("We also suggest it" in text_of(page.element(step.id))) is added


def test_picture_links_the_steps_in_order(site: RenderedSite) -> None:
    """The picture links every step of the list, in the same order."""
    (picture,) = site.page("roadmap/").main.iter("figure")
    assert links(picture) == [f"#{step}" for step in STEPS]


def test_picture_puts_beside_what_no_numbered_step_offers(site: RenderedSite) -> None:
    """Badges, microcredentials and the Business level are no higher step: they stand beside the stair."""
    (picture,) = site.page("roadmap/").main.iter("figure")
    (beside,) = [element for element in picture.iter("div") if element.get("class") == "stair-beside"]
    text = text_of(beside)
    offered = site.credentials_in(site.page("roadmap/"), site.page("roadmap/").element("the-rest"))
    assert offered
    assert [credential_id for credential_id in offered if site.by_id[credential_id].short not in text] == []


def rows_of(site: RenderedSite, step: str) -> list[Element]:
    """Return the rows of a step."""
    (rows,) = site.page("roadmap/").element(step).iter("ul")
    return list(rows)


def paragraph(item: Element, name: str) -> str:
    """Return the text of the paragraph with a class."""
    return next(text_of(element) for element in item.iter("p") if element.get("class") == name)
