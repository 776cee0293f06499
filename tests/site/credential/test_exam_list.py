"""The list of exams on the page of a credential that needs several, on different days."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.advice.past_events import past_events
from certguide.catalog.loading.loader import parse_catalog
from certguide.site.components.credential.action_card import action_card
from certguide.site.components.credential.exam_content import domains_text
from certguide.site.components.credential.exam_list import ExamList, exam_list
from certguide.site.components.date_entries import coming_entries, entry_for_event
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site
from certguide.site.localization.localizer import ENGLISH
from tests.conftest import ROOT, TODAY, changed

ENTRY = "  - {date: 2026-10-01, about: bench, exam: BN-22, type: price, old: 200 EUR, new: 220 EUR, sources: fees}\n"
CLOCKMAKERS = (ROOT / "tests/guides/clockmakers/data/credentials.yaml").read_text(encoding="utf-8")


def site_on(day: date = TODAY, *changes: tuple[str, str]) -> Site:
    return Site(parse_catalog(changed(CLOCKMAKERS, *changes), day, "clockmakers.yaml"), day)


def view_on(name: str, day: date = TODAY, *changes: tuple[str, str]) -> CredentialView:
    return site_on(day, *changes).credentials[name]


def listed(view: CredentialView) -> ExamList:
    exams = exam_list(view)
    assert exams is not None
    return exams


def dates(view: CredentialView) -> dict[str, str]:
    """Return the text on the dates of each exam, with ordinary spaces."""
    return {line.part.code: line.dates.replace("\xa0", " ") for line in listed(view).lines}


@pytest.mark.parametrize("name", ["winding", "oiler", "time-reading"])
def test_single_exam_has_no_list(name: str) -> None:
    """A credential with one exam shows it as before."""
    assert exam_list(view_on(name)) is None


def test_reader_is_told_not_to_start_on_an_exam_that_ends_too_soon() -> None:
    """Until two weeks before its last day an exam can be chosen; then the page says not to start, then it is gone."""
    assert dates(view_on("tower", date(2027, 1, 17)))["TW-2"] == "It ends on 31 January 2027."
    assert dates(view_on("tower", date(2027, 1, 18)))["TW-2"] == "It ends on 31 January 2027. Don’t start on it now."
    assert "TW-2" not in dates(view_on("tower", date(2027, 2, 1)))


def test_exam_joins_the_choice_on_its_first_day() -> None:
    """Before that, it is in the list with its day, and not in the sentence."""
    before, after = view_on("tower", date(2027, 4, 30)), view_on("tower", date(2027, 5, 1))
    assert listed(before).needed == "You need CR-50, and one of TW-1 and MR-1."
    assert dates(before)["TW-3"] == "First exam day: 1 May 2027."
    assert listed(after).needed == "You need CR-50, and one of TW-1, MR-1 and TW-3."
    assert dates(after)["TW-3"] == ""


def test_warning_ends_with_the_other_series() -> None:
    """While both series are open, readers are warned of the other; then there is nothing to mix."""
    assert "they don’t count with BN-11 or BN-12." in listed(view_on("bench", date(2027, 3, 31))).warning
    assert listed(view_on("bench", date(2027, 4, 1))).warning == ""


def test_figures_without_price_or_length_say_what_is_known() -> None:
    """An unknown price is named, and an unknown length left out."""
    changes = [
        ("    length: 90 minutes\n", ""),
        ("            price: 220 EUR\n", "            price: unknown\n"),
        (ENTRY, ""),
        ("\nchanges:\n", "\nchanges: []\n"),
    ]
    view = view_on("bench", TODAY, *changes)
    figures = {line.part.code: line.figures for line in listed(view).lines}
    assert figures["BN-22"].startswith("Price not known, up to 90 questions")
    assert view.price == "not known"
    assert view.length == ""


def test_price_that_no_exam_states_is_not_stated() -> None:
    """A version whose exams have no price has none, and its page says so."""
    changes = [
        ("    price: 200 EUR\n    length: 90 minutes\n", "    length: 90 minutes\n"),
        ("{code: RS-2, name: Cases, price: 240 EUR}", "{code: RS-2, name: Cases}"),
        ("            price: 220 EUR\n", ""),
        (ENTRY, ""),
        ("\nchanges:\n", "\nchanges: []\n"),
    ]  # fmt: skip
    view = view_on("restorer", TODAY, *changes)
    assert not view.facts.price.is_stated
    assert view.short_price == "price not known"


def test_named_part_without_a_code_goes_by_its_name() -> None:
    """A part needs no code, and its name stands for it."""
    view = view_on("restorer", TODAY, ("{code: RS-1, name: Dials}", "{name: Dials}"))
    assert listed(view).needed == "You need two of Dials, RS-2 and RS-3."
    assert view.on_day.exams[0].key == "restorer/Dials"


def test_domains_of_parts_are_named_by_exam() -> None:
    """The history and the comparison have the domains of each exam in one line."""
    exam = view_on("bench").credential.exams[1]
    assert domains_text(ENGLISH, exam) == "BN-21: Wheels 60%, Quartz 40%; BN-22: Levers 55%, Springs 45%"


@pytest.mark.parametrize(
    ("name", "day", "title"),
    [
        ("bench", TODAY, "Current exams: BN-21 and BN-22"),
        ("restorer", TODAY, "Current exams: two of your choice"),
        ("winding", TODAY, "Current exam"),
        ("winding", date(2027, 6, 20), "Last chance: this exam"),
        ("time-reading", TODAY, "Current exam: the 2026 edition"),
    ],
)
def test_card_names_the_exams_to_take(name: str, day: date, title: str) -> None:
    """The version is named by codes, by the number to choose, by its name, or not at all."""
    card = action_card(view_on(name, day))
    assert card is not None
    assert card.version is not None
    assert card.version.title == title


def test_days_of_parts_have_sentences() -> None:
    """What comes and what has happened names the part and its credential."""
    coming = [entry.sentence for entry in coming_entries(site_on())]
    assert "Tower Master: last day of exam TW-2." in coming
    assert "Tower Master: first day of exam TW-3." in coming
    site = site_on(date(2028, 1, 1))
    past = [entry_for_event(site, event).sentence for event in past_events(site.catalog, site.today)]
    assert "Tower Master: first day of exam TW-3, as announced." in past
    assert "Bench: last day of exams BN-11 and BN-12, as announced." in past
