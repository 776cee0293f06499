"""Exams that a credential needs together: which a reader takes, what they cost, and what they have in common."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.catalog.loading.loader import load_catalog, parse_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.money import Money
from certguide.catalog.queries.combined_facts import add_prices
from certguide.catalog.queries.exam_parts import certain_passes
from certguide.catalog.queries.lifecycle import offerings, part_offerings
from certguide.catalog.queries.on_day import CatalogOnDay, CredentialOnDay
from tests.conftest import ROOT, TODAY, changed

ENTRY = "  - {date: 2026-10-01, about: bench, exam: BN-22, type: price, old: 200 EUR, new: 220 EUR, sources: fees}\n"
CLOCKMAKERS = ROOT / "tests/guides/clockmakers/data/credentials.yaml"


@pytest.fixture(scope="module")
def clockmakers() -> Catalog:
    """The catalogue of the clockmakers, as of 23 November 2026."""
    return load_catalog(CLOCKMAKERS, TODAY)


ENTRY = "  - {date: 2026-10-01, about: bench, exam: BN-22, type: price, old: 200 EUR, new: 220 EUR, sources: fees}\n"

ENTRY = "  - {date: 2026-10-01, about: bench, exam: BN-22, type: price, old: 200 EUR, new: 220 EUR, sources: fees}\n"


def variant(*changes: tuple[str, str]) -> Catalog:
    """Return the catalogue with changes."""
    return parse_catalog(changed(CLOCKMAKERS.read_text(encoding="utf-8"), *changes), TODAY, "clockmakers.yaml")


def on_day(catalog: Catalog, name: str, day: date = TODAY) -> CredentialOnDay:
    return CatalogOnDay(catalog, day).credentials[name]


def codes(credential: CredentialOnDay) -> list[str]:
    """Return the codes of the exams that can be taken."""
    return [exam.key for exam in credential.exams]


def test_prices_and_lengths_of_parts_add_up(clockmakers: Catalog) -> None:
    """A version with two exams costs and lasts as much as both, with the sources of both."""
    bench = on_day(clockmakers, "bench")
    assert str(bench.facts.price.value) == "420 EUR"
    assert bench.facts.length.value is not None
    assert bench.facts.length.value.minutes == 180
    assert bench.facts.price.sources == ("fees", "home")


def test_facts_that_parts_share_are_those_of_the_version(clockmakers: Catalog) -> None:
    """What all exams have is a fact of the version, and what differs is not."""
    facts = on_day(clockmakers, "bench").facts
    assert facts.location.value == "at a test centre"
    assert facts.scale.value == "100 to 900"
    assert not facts.pass_mark.is_stated
    assert not facts.attempts.is_stated


def test_unknown_price_of_a_part_makes_the_sum_unknown() -> None:
    """One exam without a price leaves no price of the whole, and no range."""
    catalog = variant(("{code: TW-1, name: Bells, price: 250 EUR}", "{code: TW-1, name: Bells, price: unknown}"))
    tower = on_day(catalog, "tower")
    assert str(tower.facts.price.value) == "550 EUR"
    assert tower.price_range is None
    catalog = variant(
        ("            price: 220 EUR\n", "            price: unknown\n"),
        (ENTRY, ""),
        ("\nchanges:\n", "\n"),
    )
    assert on_day(catalog, "bench").facts.price.value is None


@pytest.mark.parametrize(
    ("day", "takeable"),
    [
        (date(2026, 11, 23), ["CR-50", "TW-1", "TW-2", "MR-1"]),
        (date(2027, 1, 17), ["CR-50", "TW-1", "TW-2", "MR-1"]),
        (date(2027, 1, 18), ["CR-50", "TW-1", "MR-1"]),
        (date(2027, 4, 16), ["CR-50", "TW-1", "MR-1"]),
        (date(2027, 4, 17), ["CR-50", "TW-1", "MR-1", "TW-3"]),
    ],
)
def test_choice_has_the_exams_for_which_a_reader_can_be_ready(
    clockmakers: Catalog, day: date, takeable: list[str]
) -> None:
    """Two weeks before its last day an exam leaves the choice, and two weeks before its first it joins it."""
    assert codes(on_day(clockmakers, "tower", day)) == takeable


def test_ranges_name_the_cheapest_and_the_dearest_choice(clockmakers: Catalog) -> None:
    """A choice between prices or lengths gives the least and the most; no choice gives no range."""
    restorer, bench = on_day(clockmakers, "restorer"), on_day(clockmakers, "bench")
    assert restorer.price_range is not None
    assert [str(price) for price in restorer.price_range] == ["400 EUR", "440 EUR"]
    assert restorer.length_range is not None
    assert [length.minutes for length in restorer.length_range] == [165, 180]
    assert bench.price_range is None
    assert bench.length_range is None


def test_shared_exams_have_one_key_and_others_their_own(clockmakers: Catalog) -> None:
    """A code names an exam for all credentials; without one it is named within its credential."""
    assert {"CR-50", "MR-1"} < {*codes(on_day(clockmakers, "tower"))} & {*codes(on_day(clockmakers, "marine"))} | {"-"}
    assert codes(on_day(clockmakers, "winding")) == ["winding"]
    assert codes(on_day(clockmakers, "time-reading")) == ["time-reading/the 2026 edition"]


@pytest.mark.parametrize(
    ("name", "passed"),
    [
        ("marine", {"CR-50", "MR-1"}),
        ("tower", {"CR-50"}),
        ("restorer", set()),
        ("bench", set()),
        ("oiler", {"OILER"}),
    ],
)
def test_holders_have_passed_what_the_only_version_needs(clockmakers: Catalog, name: str, passed: set[str]) -> None:
    """Of a choice, or of several versions, nobody knows which exam a holder has passed."""
    assert certain_passes(clockmakers.by_id[name]) == passed


def test_version_without_a_code_is_named_by_its_parts(clockmakers: Catalog) -> None:
    """The code of a version joins those that everybody needs; one with choices alone has none."""
    named = {name: clockmakers.by_id[name].exams[-1].code for name in ("bench", "tower", "restorer", "winding")}
    assert named == {"bench": "BN-21 and BN-22", "tower": "CR-50", "restorer": "", "winding": ""}


def test_parts_with_dates_of_their_own_are_periods(clockmakers: Catalog) -> None:
    """A part that leaves or joins its version has a period; the version itself stays open."""
    tower = clockmakers.by_id["tower"]
    assert [(period.code, str(period.first), str(period.last)) for period in part_offerings(tower)] == [
        ("TW-2", "None", "2027-01-31"),
        ("TW-3", "2027-05-01", "None"),
    ]
    assert len(offerings(tower)) == 1


def test_both_series_can_be_booked_and_the_new_one_is_preferred(clockmakers: Catalog) -> None:
    """Two overlapping series are two versions; a reader who starts today prepares for the one that stays."""
    bench = on_day(clockmakers, "bench")
    assert [offering.is_open(TODAY) for offering in offerings(bench.credential)] == [True, True]
    assert bench.offering.code == "BN-21 and BN-22"
    assert bench.status.current == bench.offering


def test_version_is_in_the_language_of_the_guide_if_enough_parts_are() -> None:
    """One needed part in another language makes the version foreign; one of several choices doesn't."""
    foreign = variant(("- {code: BN-12, name: Escapements,", "- {code: BN-12, name: Escapements, languages: [French],"))
    assert on_day(foreign, "bench", date(2026, 9, 1)).preparation.offering.code == "BN-21 and BN-22"
    choice = variant(("{code: RS-1, name: Dials}", "{code: RS-1, name: Dials, languages: [French]}"))
    assert on_day(choice, "restorer").preparation.offering.exam is choice.by_id["restorer"].exams[0]


def test_prices_in_two_currencies_have_no_sum() -> None:
    """Amounts in different currencies can't be added."""
    assert add_prices([Money(100, "EUR"), Money(100, "USD")]) is None
    assert add_prices([Money(0, ""), Money(0, "")]) == Money(0, "")


def test_prices_by_case_add_up_where_all_exams_have_the_case() -> None:
    """Members pay the sum of what members pay; a case that one exam lacks has no sum."""
    members, students = Money(80, "EUR", "for members"), Money(50, "EUR", "for students")
    total = add_prices([Money(100, "EUR", others=(members, students)), Money(200, "EUR", others=(members,))])
    assert total is not None
    assert total.cents == 300
    assert total.cases == ("3 EUR", "1.60 EUR for members")


def test_announced_price_of_a_part_holds_from_its_day() -> None:
    """A change that names the code of a part changes that part alone, needed or to choose."""
    later = (
        "  - {date: 2026-12-01, about: bench, exam: BN-22, type: price, old: 220 EUR, new: 250 EUR, sources: fees}\n"
        "  - {date: 2026-12-01, about: tower, exam: TW-1, type: price, old: 250 EUR, new: 260 EUR, sources: fees}\n"
        "  - {date: 2026-12-01, about: marine, exam: MR-1, type: price, old: 280 EUR, new: 290 EUR, sources: fees}\n"
        "  - {date: 2026-12-01, about: tower, exam: MR-1, type: price, old: 280 EUR, new: 290 EUR, sources: fees}\n"
    )
    text = changed(CLOCKMAKERS.read_text(encoding="utf-8"), (ENTRY, ENTRY + later))
    day = date(2026, 12, 1)
    catalog = parse_catalog(text, day, "clockmakers.yaml")
    prices = {exam.key: str(exam.price) for name in ("bench", "tower") for exam in on_day(catalog, name, day).exams}
    assert prices == {
        "BN-21": "200 EUR", "BN-22": "250 EUR", "CR-50": "300 EUR", "TW-1": "260 EUR", "TW-2": "250 EUR",
        "MR-1": "290 EUR",
    }  # fmt: skip
