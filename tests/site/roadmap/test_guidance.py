"""Who a credential is for, where it fits, where to start, and doubts that could change a decision."""

from __future__ import annotations

import re
from datetime import date

import pytest

from certguide.catalog.queries.freshness import Freshness
from certguide.site.components.freshness_text import last_reading, last_update, oldest_reading
from certguide.site.components.roadmap.roadmap_position import roadmap_position
from certguide.site.components.roadmap.roadmap_rows import roadmap_rows
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.macros.arguments import MacroArgumentError
from certguide.site.macros.inline import discount, study_time
from certguide.site.macros.listings import answers
from certguide.site.macros.summary_tables import policies
from certguide.site.pages.audience import audience_page
from certguide.site.pages.credential import credential_page
from certguide.site.previews.cards import card_for
from tests.conftest import changed
from tests.site.roadmap.test_requirements import text_of
from tests.site.small import TEXT, small_catalog, small_page

TODAY = date(2026, 11, 23)
STUDY = "experienced: 20 to 30 hours, new: 4 to 6 weeks, exam: DH-1"
DISCOUNT = "  discount: {percent: 25, text: A pass takes a quarter off the next fee., sources: office}\n"
WAYS = TEXT[TEXT.index("    take_if: [you pull") : TEXT.index("    study_time:")]


def site_with(*changes: tuple[str, str]) -> Site:
    """Return the small guide with changes."""
    return Site(small_catalog(changed(TEXT, *changes)), TODAY)


def page_of(name: str, *changes: tuple[str, str]) -> str:
    """Return the page of a credential in the small guide."""
    site = site_with(*changes)
    return credential_page(site, site.credentials[name]).text


def test_fit_names_readers_and_reasons_with_links() -> None:
    """A reason against it links to the credential to take instead."""
    text = page_of("deckhand")
    assert "<p>Deckhands and boatswains.</p>" in text
    assert "<li>you like the rain</li>" in text
    assert re.search(r"<li>you fear the water: take <a [^>]*>", text)
    assert "<li>you steer</li>" in text


def test_fit_falls_back_on_roles_and_is_left_out_without_content() -> None:
    """Jobs say who it's for, if nothing else does."""
    roles = ("    who_for: Deckhands and boatswains.\n" + WAYS, "    roles: [stoker, cook]\n")
    text = page_of("deckhand", roles)
    assert "<p>Stoker and cook.</p>" in text
    assert "Take it if" not in text
    assert "Skip it if" not in text
    assert 'class="fit"' not in page_of("pilot")


def test_roadmap_position_has_the_neighbours_of_short_paths() -> None:
    """What comes before and after, on every path of up to three stops."""
    site = site_with()
    deckhand, pilot = (roadmap_position(site, site.credentials[name]) for name in ("deckhand", "pilot"))
    assert [view.id for view in deckhand.after] == ["pilot"]
    assert [([view.id for view in entry.credentials], entry.situations) for entry in pilot.before] == [
        (["deckhand"], ())
    ]
    assert (deckhand.before, pilot.after) == ([], [])
    assert (pilot.total, [step.number for step in pilot.steps]) == (3, [2])


def position_of(name: str, *changes: tuple[str, str]) -> str:
    """Return the text about the place of a credential."""
    (html,) = re.findall(r'<div class="fit position">.*?\n</div>', page_of(name, *changes), re.DOTALL)
    return text_of(html)


def test_suggestion_of_some_paths_says_for_whom() -> None:
    """A path that begins with a credential denies what another has before it."""
    assert "Before We suggest Deckhand." in position_of("pilot")
    first = ("path: [{credential: welcome, why: It is free.}]", "path: [{credential: pilot, why: It is near.}]")
    text = position_of(
        "pilot", first, ("take: all, credentials: {kind: talk}", "take: all, credentials: {level: mate}")
    )
    assert "Before If you pull ropes, we suggest Deckhand." in text


STOPS = "{credential: deckhand, why: It is near.}, {credential: pilot, why: It is next., optional: true}"
"""The stops of the situation that pulls ropes."""


def test_choice_of_a_path_is_no_chain() -> None:
    """Two optional exams side by side both follow what is before them, and neither follows the other."""
    path = (STOPS, f"{STOPS}, {{credential: tugmaster, why: It pushes., optional: true}}")
    assert "Next Pilot or Tug Master" in position_of("deckhand", path)
    for name in ("pilot", "tugmaster"):
        text = position_of(name, path)
        assert "Before We suggest Deckhand." in text
        assert "Next Nothing has to follow." in text
    site = site_with(path)
    card = card_for(site, "for/rope/")
    assert card is not None
    assert dict(card.figures)["Then"] == "One of two"


def test_situation_card_names_what_follows_a_free_course_unless_it_is_a_choice() -> None:
    """The card of a situation that begins with a free course has the next exam, if there is only one."""
    course = "{credential: welcome, why: It is free.}"
    following = small_page(text=changed(TEXT, (STOPS, f"{course}, {STOPS}")))
    assert "Free course, then Deckhand" in str(answers(following))
    options = STOPS.replace("near.}", "near., optional: true}")
    assert "Free course" not in str(answers(small_page(text=changed(TEXT, (STOPS, f"{course}, {options}")))))


def test_options_of_a_first_choice_are_suggested_together() -> None:
    """An exam after a choice names all of its options, in one sentence."""
    options = "{credential: deckhand, why: Near., optional: true}, {credential: tugmaster, why: Far., optional: true}"
    path = (STOPS, f"{options}, {{credential: pilot, why: It is next.}}")
    assert "Before We suggest Deckhand or Tug Master." in position_of("pilot", path)
    assert "Next Pilot" in position_of("deckhand", path)


def test_place_without_a_path_is_that_on_the_roadmap() -> None:
    """Steps before and after it are named, where no path has a neighbour and none is required."""
    path = (STOPS, "{credential: welcome, why: It is near.}")
    text = position_of("pilot", path)
    assert "Before On our roadmap : Step 1 of 3 : Listen." in text
    assert "Next Nothing has to follow." in text
    assert "Before We suggest none." in position_of("welcome", path)
    assert "Next Step 2 of 3 : One Master" in position_of("welcome", path)


def test_roadmap_position_ignores_long_paths() -> None:
    """The order of a path through the whole programme tells little about two neighbours."""
    path = ", optional: true}]"
    more = ", optional: true}, {credential: welcome, why: It is free.}, {credential: tugmaster, why: It pushes.}]"
    site = site_with((path, more))
    assert roadmap_position(site, site.credentials["deckhand"]).after == []


@pytest.mark.parametrize(
    ("link", "name"), [("welcome", "Welcome"), ("fees", "Board of fees"), ("rope", "I pull ropes")]
)
def test_first_step_links_to_credential_source_or_situation(link: str, name: str) -> None:
    """The target gives the link its name."""
    site = site_with(('first.", link: welcome', f'first.", link: {link}'))
    text = audience_page(site, next(path for path in site.paths if path.audience.id == "shore")).text
    assert re.search(rf"Listen to <a [^>]*>{name}</a> first\.", text)
    assert "Tie a knot." in text


def test_situation_names_a_case_that_another_one_fits_better() -> None:
    """The condition leads to the other situation."""
    site = site_with()
    text = audience_page(site, next(path for path in site.paths if path.audience.id == "shore")).text
    assert 'you miss the water: <a href="../rope/">I pull ropes</a>' in text


def test_only_decisive_doubt_stands_beside_the_value() -> None:
    """Other doubts are with the sources of the row."""
    doubt = "text: One board says 240 EUR."
    assert 'class="doubt"' not in page_of("pilot")
    assert "One board says 240 EUR." in page_of("pilot")
    assert re.search(
        r'<span class="doubt">[^<]*One board says 240 EUR\.',
        page_of("pilot", (doubt, f"{doubt[:-1]}., decisive: true")),
    )


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (STUDY, "20 to 30 hours or 4 to 6 weeks"),
        ("experienced: 20 to 30 hours, new: 40 to 60 hours", "20 to 60 hours"),
        ("new: 4 to 6 weeks", "4 to 6 weeks"),
    ],
)
def test_study_time_in_a_sentence_spans_all_readers(field: str, text: str) -> None:
    """From the shortest to the longest, if both have one unit."""
    page = small_page(text=changed(TEXT, (STUDY, field)))
    assert study_time(page, "deckhand") == text


def test_unknown_study_time_or_discount_is_refused() -> None:
    """A page of the guide can't promise what the catalogue doesn't have."""
    with pytest.raises(MacroArgumentError, match='"pilot" has no study time'):
        study_time(small_page(), "pilot")
    with pytest.raises(MacroArgumentError, match="the programme has no discount"):
        discount(small_page(text=changed(TEXT, (DISCOUNT, ""))))
    assert discount(small_page()) == "25%"


def test_policies_on_prices_begin_with_the_discount() -> None:
    """Other topics don't mention it, nor does a programme without one."""
    with_discount = str(policies(small_page(), "price"))
    assert with_discount.index("A pass takes a quarter off") < with_discount.index("Added at the till.")
    assert "A pass takes" not in policies(small_page(), "proctoring")
    assert "Discount" not in policies(small_page(text=changed(TEXT, (DISCOUNT, ""))), "price")


def test_freshness_names_the_day_of_statuses_and_of_readings() -> None:
    """Footer and page about the guide share these sentences."""
    site = PageContext(site_with(), "").site
    sentences = [text.replace("\u00a0", " ") for text in (last_update(site), last_reading(site), oldest_reading(site))]
    assert sentences == [
        "Last update 23 November 2026.",
        "We last read a source on 11 October 2026.",
        "We last read the oldest fact in use in September 2026.",
    ]


@pytest.mark.parametrize(
    ("pilot", "tugmaster", "names"),
    [("Staff: Pilot", "Staff: Tugs", ["Pilot", "Tugs"]), ("Pilot", "Staff: Tugs", ["Pilot", "Staff: Tugs"])],
)
def test_credentials_with_one_eligibility_share_a_row(pilot: str, tugmaster: str, names: list[str]) -> None:
    """Words that all of their names begin with are left out; a shared row has no time and no reason of its own."""
    site = site_with(
        ("    short: Pilot\n", f'    short: "{pilot}"\n    eligibility: Officers only. Ask at the office.\n'),
        ("    short: Tug Master\n", f'    short: "{tugmaster}"\n    eligibility: Officers only. Bring a pass.\n'),
    )
    [row] = roadmap_rows(PageContext(site, "roadmap/"), site.steps[1])
    assert [name for _, name in row.names] == names
    assert (row.eligibility, row.time, row.time_note, row.condition) == ("Officers only", "", "", "")


def test_row_of_one_credential_has_its_study_time_or_length() -> None:
    """A course without study time has its length; an exam that nobody estimated has no time."""
    talk = ("about: What a harbour is.", "about: What a harbour is., length: 30 minutes")
    site = site_with(talk, ("take: one, credentials: {level: master}", "take: all, credentials: {kind: paper}"))
    page = PageContext(site, "roadmap/")
    rows = [row for step in site.steps[:2] for row in roadmap_rows(page, step)]
    times = {row.view.id: (row.time.replace("\u00a0", " "), row.time_note) for row in rows}
    assert times["welcome"] == ("30 minutes", "")
    assert times["deckhand"] == ("20 to 30 hours", "for DH-1")
    assert times["pilot"] == ("", "")
    assert [name for _, name in rows[0].names] == ["Welcome"]


def test_guide_without_facts_has_no_oldest_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is in use, so nothing is old."""
    monkeypatch.setattr(Freshness, "facts_in_use", lambda _: iter(()))
    assert oldest_reading(small_page().site) == ""
