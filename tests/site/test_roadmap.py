"""The ordered roadmap."""

from __future__ import annotations

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


def test_one_list_in_the_authors_order(each_site: RenderedSite) -> None:
    """The steps are one ordered list whose anchors stay for ever."""
    lists = [[item.get("id") for item in one] for one in each_site.page("roadmap/").main.iter("ol")]
    assert [ids for ids in lists if set(STEPS) & set(ids)] == [STEPS]


def test_each_step_says_what_who_why_and_how_much(site: RenderedSite) -> None:
    """A step has its number and title as a heading, whom it is for, the reason and the fee."""
    page = site.page("roadmap/")
    for number, step in enumerate(site.catalog.roadmap, 1):
        item = page.element(step.id)
        assert own_text(next(item.iter("h3"))) == f"Step {number}: {step.title}"
        told = {text_of(pair[0]): text_of(pair[1]) for pair in next(item.iter("dl"))}
        assert told["Who"] == step.who
        assert told["Why"] == step.why
        assert told["Fee"]


def test_each_step_links_to_itself(site: RenderedSite) -> None:
    """The permanent address of a step stands beside its heading."""
    page = site.page("roadmap/")
    assert [step for step in STEPS if f"#{step}" not in links(page.element(step))] == []


def test_steps_offer_what_can_be_booked(site: RenderedSite) -> None:
    """Every credential a step offers can be taken on the day of the build."""
    page = site.page("roadmap/")
    offered = {step: site.credentials_in(page, page.element(step)) for step in STEPS}
    assert {one for names in offered.values() for one in names} == site.bookable()
    assert all(site.by_id[one].kind == "accreditation" for one in offered["all-accreditations"])
    assert offered["sky-practitioner"][0] == "sky-practitioner"
    assert all(site.by_id[one].level == "associate" for one in offered["one-associate"])
    assert all(site.by_id[one].level == "professional" for one in offered["a-professional"])


def test_advanced_networking_leaves_the_roadmap(site: RenderedSite, later_site: RenderedSite) -> None:
    """It is a Specialty to take while it lasts, and no word of it is left afterwards."""
    for one, listed in ((site, True), (later_site, False)):
        page = one.page("roadmap/")
        assert ("long-baseline-arrays-specialty" in one.credentials_in(page, page.main)) is listed


def test_our_additions_are_marked(site: RenderedSite) -> None:
    """Where a step goes beyond the original order, it says so."""
    page = site.page("roadmap/")
    for step in site.catalog.roadmap:
        text = text_of(page.element(step.id))
        assert ("Our reading" in text) is bool(step.ours)
        assert not step.ours or " ".join(step.ours.says.split()) in text


def test_the_picture_is_a_second_telling(site: RenderedSite) -> None:
    """Every step of the list is a link in each drawing, in the same order."""
    drawings = list(site.page("roadmap/").main.iter("svg"))
    assert drawings
    for drawing in drawings:
        assert links(drawing) == [f"#{step}" for step in STEPS]
