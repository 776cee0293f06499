"""The action card in each state of a credential: which version, which figures, which buttons, and what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.site.components.credential.action_card import ActionCard, action_card
from certguide.site.components.credential.exam_content import domains_text, exam_content
from certguide.site.components.credential.next_change import next_change
from certguide.site.components.credential.version_change import version_cases
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site
from certguide.site.localization.localizer import ENGLISH
from tests.conftest import changed
from tests.site.small import TEXT, small_catalog

TODAY = date(2026, 11, 23)
FIRST = "      - {code: DH-1, from: 2020-06, to: 2026-11-30}\n"
SECOND = "      - {code: DH-2, from: 2026-12-01, changes: adds knots}\n"
WHO = "    who_for: Deckhands and boatswains.\n"
NO_SUCCESSOR = (WHO, f"{WHO}    nearest: none\n")


def view_of(name: str, *changes: tuple[str, str], on: date = TODAY) -> CredentialView:
    """Return a credential of the small guide on a day; the changed catalogue is right on 23 November 2026."""
    return Site(small_catalog(changed(TEXT, *changes)), on).credentials[name]


def card_of(view: CredentialView) -> ActionCard:
    """Return the card of a credential that can be taken."""
    card = action_card(view)
    assert card
    return card


def version_of(view: CredentialView) -> tuple[str, str]:
    """Return title and text about the version, with ordinary spaces."""
    version = card_of(view).version
    assert version
    return version.title, version.text.replace("\u00a0", " ")


def cases_of(view: CredentialView) -> dict[str, str]:
    """Return what to do by case, with ordinary spaces."""
    return {case.title: case.text.replace("\u00a0", " ") for case in version_cases(view)}


def change_of(view: CredentialView) -> str:
    """Return the next change with ordinary spaces, or an empty text."""
    change = next_change(view)
    return change.text.replace("\u00a0", " ") if change else ""


@pytest.mark.parametrize(
    ("on", "title", "text"),
    [
        (date(2026, 11, 1), "Current exam: DH-1", "It ends on 30 November 2026."),
        (
            date(2026, 11, 23),
            "Prepare for DH-2",
            "First exam day: 1 December 2026. Don’t start on DH-1: it ends on 30 November 2026.",
        ),
        (date(2026, 12, 1), "Current exam: DH-2", "New since 1 December 2026."),
        (date(2027, 6, 1), "Current exam: DH-2", "No end date announced."),
    ],
)
def test_version_to_prepare_for_changes_with_the_day(on: date, title: str, text: str) -> None:
    """Before a change of version, shortly before it, just after it, and long after it."""
    assert version_of(view_of("deckhand", on=on)) == (title, text)


@pytest.mark.parametrize(
    ("last", "text", "case"),
    [
        ("", "You can also take DH-1.", "You can still take it: no end date announced."),
        (
            ", to: 2027-03-01",
            "If you’re prepared for DH-1, take it by 1 March 2027.",
            "Take it by 1 March 2027. If you pass, it’s valid for its full term.",
        ),
    ],
)
def test_version_that_is_open_beside_the_new_one_is_named(last: str, text: str, case: str) -> None:
    """Who has studied for it can take it, and who begins prepares for the new one."""
    versions = f"      - {{code: DH-1, from: 2020-06{last}}}\n"
    versions += "      - {code: DH-2, from: 2026-10-01, changes: adds knots, overlaps: DH-1}\n"
    view = view_of("deckhand", (FIRST + SECOND, versions))
    assert version_of(view) == ("Current exam: DH-2", f"New since 1 October 2026. {text}")
    assert cases_of(view)["You have studied for DH-1"] == case


def test_version_without_successor_is_a_last_chance() -> None:
    """If it ends before you can be ready, only prepared readers should take it."""
    view = view_of("deckhand", (FIRST + SECOND, f"{FIRST}    nearest: pilot\n"))
    text = "It ends on 30 November 2026. Take it only if you’re already prepared."
    assert version_of(view) == ("Last chance: DH-1", text)
    assert list(cases_of(view)) == ["You’re prepared", "You haven’t started"]
    assert "by 30 November 2026" in cases_of(view)["You’re prepared"]


@pytest.mark.parametrize(
    ("on", "title", "text"),
    [
        (date(2026, 9, 1), "Prepare for TM-1", "First exam day: 1 October 2026. It ends on 14 December 2026."),
        (date(2026, 11, 1), "Beta exam: TB-1", "It ends on 14 December 2026."),
        (date(2026, 12, 10), "Prepare for TM-1", "First exam day: 15 December 2026."),
    ],
)
def test_beta_gives_way_to_its_exam(on: date, title: str, text: str) -> None:
    """The beta isn't advised against: its exam is the same."""
    view = view_of("tugmaster", on=on)
    assert version_of(view) == (title, text)
    assert cases_of(view) == {}


def test_gap_between_two_versions_names_the_first_day() -> None:
    """Without a version to book, the next one is the one to prepare for."""
    view = view_of("deckhand", ("from: 2026-12-01, changes", "from: 2027-01-11, changes"), on=date(2026, 12, 5))
    assert version_of(view) == ("Prepare for DH-2", "First exam day: 11 January 2027.")


def test_retired_credential_has_no_card() -> None:
    """What can't be taken has no price to pay, no version to prepare for and no case."""
    view = view_of("steamer")
    assert action_card(view) is None
    assert version_cases(view) == []


def test_course_has_a_start_button_and_no_version() -> None:
    """Its page comes first, then its study material; without either there is no button."""
    card = card_of(view_of("welcome"))
    assert (card.version, card.missing, card.guide) == (
        None,
        "This guide doesn’t list an official page for it yet.",
        None,
    )
    assert (card.buttons, card.targets) == ((), "")
    about = "about: What a harbour is."
    for fields, target in (("study: fees", "fees"), ("study: fees, page: office", "office")):
        [button] = card_of(view_of("welcome", (about, f"{about}, {fields}"))).buttons
        assert (button.label, button.source.id) == ("Start", target)


@pytest.mark.parametrize(
    ("fields", "targets", "missing"),
    [
        ("", {}, "official preparation, practice questions, a booking page or an exam guide"),
        (
            "study: fees",
            {"Study": "fees", "Practise": "fees"},
            "a booking page, free practice questions or an exam guide",
        ),
        (
            "study: fees, practise: office",
            {"Study": "fees", "Practise": "office"},
            "a booking page or an exam guide",
        ),
        ("practise: office, guide: fees", {"Practise": "office"}, "official preparation or a booking page"),
    ],
)
def test_material_without_a_source_has_no_button_and_is_named_as_missing(
    fields: str, targets: dict[str, str], missing: str
) -> None:
    """Practice falls back on the preparation; the sentence still says that free questions are missing."""
    exam = "{code: PI-1, from: 2021-02-03"
    card = card_of(view_of("pilot", (exam, f"{exam}, {fields}" if fields else exam)))
    assert {button.label: button.source.id for button in card.buttons} == targets
    assert card.missing == f"This guide doesn’t list {missing} for PI-1 yet."


def test_complete_material_leaves_nothing_missing() -> None:
    """The exam guide has a link of its own; study material of the credential serves each of its exams."""
    exam = "{code: PI-1, from: 2021-02-03"
    change = (
        "exams: [" + exam + "}]",
        f"exams: [{exam}, practise: office, guide: fees}}]\n    page: office\n    study: fees",
    )
    card = card_of(view_of("pilot", change))
    assert card.missing == ""
    assert card.guide
    assert card.guide.id == "fees"
    assert [button.label for button in card.buttons] == ["Study", "Practise", "Book"]
    assert card.targets == "Study opens fees.example. Practise and Book open harbour.example."


def test_figures_leave_out_what_is_not_stated() -> None:
    """The price is always there; a length or validity only where the catalogue has it."""
    figures = {figure.label: figure.text.replace("\u00a0", " ") for figure in card_of(view_of("deckhand")).figures}
    assert figures == {"Price": "90 EUR", "Length": "60 minutes", "Valid for": "3 years"}
    figures = {figure.label: figure.text for figure in card_of(view_of("welcome")).figures}
    assert figures == {"Price": "Free", "Validity": "does not expire"}


@pytest.mark.parametrize(
    ("field", "text", "note"),
    [
        (
            "experienced: 20 to 30 hours, new: 4 to 6 weeks, exam: DH-1",
            "20 to 30 hours",
            "4 to 6 weeks if you’re new; estimated for DH-1",
        ),
        ("new: 4 weeks, exam: DH-2", "4 weeks", ""),
        ("experienced: 20 hours", "20 hours", ""),
    ],
)
def test_study_time_names_its_readers_and_its_version(field: str, text: str, note: str) -> None:
    """The version is named if the estimate was made for another one than the one to prepare for."""
    view = view_of("deckhand", ("experienced: 20 to 30 hours, new: 4 to 6 weeks, exam: DH-1", field))
    figure = card_of(view).study_time
    assert figure
    assert (figure.text, figure.note) == (text, note)
    assert card_of(view_of("pilot")).study_time is None


def test_versions_that_both_end_too_soon_are_a_last_chance() -> None:
    """Card and cases agree: neither version is one to begin with."""
    view = view_of("deckhand", (SECOND.rstrip("}\n"), SECOND.rstrip("}\n") + ", to: 2026-12-03"), NO_SUCCESSOR)
    title, text = version_of(view)
    assert title == "Last chance: DH-2"
    assert text.endswith("It ends on 3 December 2026. Take it only if you’re already prepared.")
    assert list(cases_of(view)) == ["You’re prepared", "You haven’t started"]


def test_version_that_loses_the_language_is_taken_while_it_has_it() -> None:
    """A version without a last day that stops in the guide's language isn't said to end."""
    english = "languages: [English until 2026-11-30, Dutch]"
    first = "{code: DH-1, from: 2020-06, to: 2026-11-30}"
    view = view_of(
        "deckhand",
        (first, f"{{code: DH-1, from: 2020-06, {english}}}"),
        ("{code: DH-2, ", "{code: DH-2, overlaps: DH-1, "),
    )
    assert version_of(view)[0] == "Prepare for DH-2"
    assert cases_of(view)["You have booked DH-1"].startswith("Take it while it’s offered in English.")


def test_cases_before_a_change_separate_booked_studied_and_new_readers() -> None:
    """DH-1 ends within the study time, so only readers who know it should still take it."""
    assert cases_of(view_of("deckhand")) == {
        "You have booked DH-1": "Take it by 30 November 2026. If you pass, it’s valid for its full term.",
        "You have studied for DH-1": (
            "Book a date up to 30 November 2026 if you’re ready. Otherwise also study what is new in DH-2."
        ),
        "You haven’t started": "Study for DH-2. Book a date from 1 December 2026.",
    }


@pytest.mark.parametrize(
    ("fields", "added", "start"),
    [
        (
            "changes: adds knots; drops oars",
            "Study what is new. The new version adds knots.",
            "Wait for the exam guide",
        ),
        ("guide: fees", "Check what is new in DH-2.", "Study with the new exam guide."),
    ],
)
def test_cases_after_a_change_name_what_is_new(fields: str, added: str, start: str) -> None:
    """Readers who studied for the former version learn what to add, if we know it."""
    view = view_of("deckhand", ("changes: adds knots", fields), on=date(2026, 12, 24))
    cases = cases_of(view)
    assert list(cases) == ["You have booked DH-2", "You have studied for DH-1", "You haven’t started"]
    assert cases["You have studied for DH-1"] == added
    assert cases["You haven’t started"].startswith(start)
    assert cases_of(view_of("deckhand", on=date(2027, 6, 1))) == {}


@pytest.mark.parametrize(
    ("name", "on", "text"),
    [
        ("deckhand", date(2026, 11, 1), "DH-1 ends 30 November 2026, DH-2 starts 1 December 2026"),
        ("deckhand", date(2026, 11, 23), "DH-1 ends 30 November 2026, DH-2 starts 1 December 2026"),
        ("deckhand", date(2026, 12, 1), "New exam since 1 December 2026"),
        ("deckhand", date(2027, 6, 1), ""),
        ("tugmaster", date(2026, 9, 1), "TB-1 from 1 October 2026"),
        ("tugmaster", date(2026, 11, 1), "Beta. Standard exam: 15 December 2026"),
        ("pilot", TODAY, ""),
        ("steamer", TODAY, ""),
    ],
)
def test_next_change_is_the_first_that_matters_before_booking(name: str, on: date, text: str) -> None:
    """A new version, a beta and what comes after it, or nothing."""
    assert change_of(view_of(name, on=on)) == text


def test_next_change_of_a_beta_without_a_date_says_so() -> None:
    """The standard exam may have no first day yet."""
    view = view_of("tugmaster", ("{code: TM-1, from: 2026-12-15, beta", "{code: TM-1, beta"))
    assert change_of(view) == "Beta. Standard exam: no date yet"


def test_next_change_of_an_ending_credential_is_its_end() -> None:
    """Without a later version, the last day is the change."""
    view = view_of("deckhand", (FIRST + SECOND, f"{FIRST}    nearest: pilot\n"))
    assert change_of(view) == "Ends 30 November 2026, no successor"
    replaced = view_of("deckhand", (FIRST + SECOND, f"{FIRST}    replaced_by: pilot\n"))
    assert change_of(replaced) == "Ends 30 November 2026"


def test_next_change_names_languages_that_end_together() -> None:
    """Of several languages, those with the first last day; those that have ended don't count."""
    languages = "[English, French until 2027-01-31, German until 2027-01-31, Dutch until 2027-03-31]"
    exam = "{code: PI-1, from: 2021-02-03}"
    change = (exam, exam[:-1] + f", languages: {languages}}}")
    assert change_of(view_of("pilot", change)) == "French and German until 31 January 2027"
    assert change_of(view_of("pilot", change, on=date(2027, 2, 1))) == "Dutch until 31 March 2027"
    assert change_of(view_of("pilot", change, on=date(2027, 4, 1))) == ""


def test_exam_content_scales_bars_to_the_widest_domain() -> None:
    """Weights are shown as they are; only the bars are scaled."""
    domains = "domains: [{name: Ropes, weight: 80}, {name: Rain, weight: 20}]"
    view = view_of("deckhand", ("changes: adds knots", f"changes: adds knots, {domains}"))
    content = exam_content(view)
    assert content
    assert [(row.name, row.weight, row.width) for row in content.rows] == [("Ropes", 80, 100), ("Rain", 20, 25)]
    assert (content.has_weights, content.former, content.changes) == (True, "", ("Adds knots",))
    assert view.offering.exam
    assert domains_text(ENGLISH, view.offering.exam) == "Ropes 80%, Rain 20%"


def test_exam_content_without_weights_has_no_bars() -> None:
    """Names alone are content too."""
    view = view_of("deckhand", ("changes: adds knots", "domains: [{name: Ropes}, {name: Rain}]"))
    content = exam_content(view)
    assert content
    assert (content.has_weights, content.changes, {row.width for row in content.rows}) == (False, (), {0})
    assert view.offering.exam
    assert domains_text(ENGLISH, view.offering.exam) == "Ropes, Rain"


def test_exam_content_names_the_former_version_whose_domains_are_known() -> None:
    """A new version without published domains points at those of the one before it."""
    view = view_of("deckhand", ("to: 2026-11-30}", "to: 2026-11-30, domains: [{name: Ropes}]}"))
    content = exam_content(view)
    assert content
    assert content.former
    assert (content.name, content.former, content.rows) == ("DH-2", "DH-1", ())


@pytest.mark.parametrize("name", ["welcome", "pilot"])
def test_exam_content_is_left_out_if_nothing_is_known(name: str) -> None:
    """A course has no exam, and an exam without domains or news has no content."""
    assert exam_content(view_of(name)) is None
