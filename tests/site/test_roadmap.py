"""The roadmap page as it is built."""

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
        values = {text_of(pair[0]): text_of(pair[1]) for pair in next(item.iter("dl"))}
        assert values["Who"] == step.who
        assert values["Why"] == step.why
        assert values["Fee"]


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
    """A note is marked as ours where a step has one, and nowhere else."""
    page = site.page("roadmap/")
    for step in site.catalog.roadmap:
        text = text_of(page.element(step.id))
        assert ("Our reading" in text) is bool(step.our_note)
        assert not step.our_note or " ".join(step.our_note.text.split()) in text


def test_picture_links_the_steps_in_order(site: RenderedSite) -> None:
    """Each picture links every step of the list, in the same order."""
    drawings = list(site.page("roadmap/").main.iter("svg"))
    assert drawings
    for drawing in drawings:
        assert links(drawing) == [f"#{step}" for step in STEPS]
