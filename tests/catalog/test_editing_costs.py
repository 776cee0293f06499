"""What an ordinary change of the catalogue costs: a few lines, and everything follows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from certguide.catalog.loading.loader import parse_catalog, parse_with_lines
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.money import Money
from certguide.catalog.model.text_values import ExamDuration
from certguide.catalog.model.validity import Validity
from certguide.catalog.problems import CatalogError
from certguide.catalog.queries.lifecycle import State, offerings, status_on
from certguide.catalog.queries.on_day import CatalogOnDay
from certguide.catalog.queries.replacements import replacements
from certguide.catalog.queries.selection import select_credentials
from tests.conftest import TODAY, changed

NEW = """\
  - id: quantum-engineer-{level}
    name: Vega Certified Quantum Engineer
    short: Quantum Engineer
    level: {level}
    about: Running quantum circuits on Vega, for people whose job has them in it.
    exams: [{{code: QEX-C01, from: 2026-11-02}}]
    page: certification-home
    sources: certification-home
"""


def with_new(text: str, level: str) -> Catalog:
    """Return the catalogue with a new certification of a level."""
    return parse_catalog(
        changed(text, ("\ncredentials:\n", "\ncredentials:\n" + NEW.format(level=level))), TODAY, "new"
    )


def prices(catalog: Catalog) -> dict[tuple[str, str, bool], Money | None]:
    """Return the price of every version of every credential."""
    credentials = CatalogOnDay(catalog, TODAY).credentials
    return {
        (name, offering.code, bool(offering.beta)): on_day.facts_of(offering.exam, offering.beta).price.value
        for name, on_day in credentials.items()
        for offering in offerings(on_day.credential)
    }


def inheriting(catalog: Catalog, level: str) -> set[tuple[str, str, bool]]:
    """Return the versions of credentials of a level that name no price of their own."""
    return {
        (credential.id, sitting.code, bool(sitting.beta))
        for credential in catalog.credentials
        for sitting in offerings(credential)
        if credential.level == level
        and not any(
            layer and "price" in layer.model_fields_set for layer in (sitting.beta, sitting.exam, credential)
        )
    }  # fmt: skip


@pytest.mark.parametrize(
    ("level", "price", "length"),
    [
        ("foundational", "100 USD", "90 minutes"),
        ("associate", "150 USD", "130 minutes"),
        ("professional", "300 USD", "180 minutes"),
        ("specialty", "300 USD", "170 minutes"),
    ],
)
def test_new_credential_of_ten_lines_inherits_its_facts(sample_text: str, level: str, price: str, length: str) -> None:
    """Its price, length, validity and the rest come from its level and kind, each with its sources."""
    assert len(NEW.splitlines()) <= 10
    catalog = with_new(sample_text, level)
    credential = catalog.by_id[f"quantum-engineer-{level}"]
    now = status_on(credential, catalog, TODAY)
    assert now.state is State.ACTIVE
    on_day = CatalogOnDay(catalog, TODAY)
    facts = {field: on_day.facts(credential).named(field) for field in ("price", "length", "validity")}
    assert {field: found.value for field, found in facts.items()} == {
        "price": Money.parse(price),
        "length": ExamDuration.parse(length),
        "validity": Validity.parse("36 months"),
    }
    assert all(found.sources for found in facts.values())


def test_new_credential_is_in_the_steps_of_its_level(sample_text: str, sample_catalog: Catalog) -> None:
    """The steps of the roadmap that mean its level mean the new one too, and all that was there stays as it was."""
    catalog, before = with_new(sample_text, "associate"), sample_catalog
    meant = [
        step.id
        for step in catalog.roadmap
        if step.credentials and catalog.credentials[0] in select_credentials(catalog, step.credentials)
    ]
    assert meant == ["one-associate", "other-associates"]
    assert prices(catalog).items() >= prices(before).items()
    assert len(catalog.credentials) == len(before.credentials) + 1


@pytest.mark.parametrize("price", ["175 USD", "free"])
def test_price_of_a_level_is_that_of_all_without_their_own(
    sample_text: str, sample_catalog: Catalog, price: str
) -> None:
    """The new price is that of every Associate without one of its own, and of nothing else."""
    after = prices(
        parse_catalog(changed(sample_text, ("    price: 150 USD\n", f"    price: {price}\n")), TODAY, "changed")
    )
    before, touched = prices(sample_catalog), inheriting(sample_catalog, "associate")
    assert {key for key in before if before[key] != after[key]} == touched
    assert {after[key] for key in touched} == {Money.parse(price)}
    assert ("observer-associate", "OBA-C03", False) in touched


def test_own_price_does_not_follow_the_level(sample_text: str, sample_catalog: Catalog) -> None:
    """A beta with its own price does not follow the price of the level."""
    after = prices(
        parse_catalog(changed(sample_text, ("    price: 150 USD\n", "    price: 175 USD\n")), TODAY, "changed")
    )
    beta = ("interferometry-engineer-associate", "IE1-C02", True)
    assert after[beta] == prices(sample_catalog)[beta] == Money.parse("75 USD")


def test_last_day_of_yesterday_retires(sample_text: str) -> None:
    """With one date changed, the exam has ended, its credential is retired, and its page leads on."""
    yesterday = TODAY - timedelta(days=1)
    catalog = parse_catalog(changed(sample_text, ("to: 2026-12-31\n", f"to: {yesterday}\n")), TODAY, "changed")
    credential = catalog.by_id["long-baseline-arrays-specialty"]
    now = status_on(credential, catalog, TODAY)
    assert (now.state, now.is_bookable, str(now.ended_on)) == (State.RETIRED, False, str(yesterday))
    assert [answer.credential.id for answer in replacements(catalog, credential, TODAY)] == [
        "telescope-designer-professional",
        "solar-safety-specialty",
    ]
    assert status_on(credential, catalog, yesterday).state is State.ENDING


def test_last_day_and_nearest_retire_a_new_credential(sample_text: str) -> None:
    """A last day added to an exam, and what to take instead, are all that it takes."""
    ended = NEW.format(level="specialty").replace("2026-11-02}", f"2026-11-02, to: {TODAY - timedelta(days=1)}}}")
    text = changed(sample_text, ("\ncredentials:\n", f"\ncredentials:\n{ended}    nearest: solar-safety-specialty\n"))
    catalog = parse_catalog(text, TODAY, "changed")
    assert status_on(catalog.credentials[0], catalog, TODAY).state is State.RETIRED
    assert len(ended.splitlines()) + 1 <= 10


def test_last_day_of_a_stop_needs_a_successor_and_is_a_warning(sample_text: str) -> None:
    """Without a word on what follows, the file is refused; with one, each stop that changes is a warning."""
    yesterday = TODAY - timedelta(days=1)
    old = "      - code: SSS-C03\n        from: 2025-12-02\n"
    ended = changed(sample_text, (old, f"{old}        to: {yesterday}\n"))
    with pytest.raises(CatalogError, match="Its last day is 2026-11-22, and nothing replaces it"):
        parse_catalog(ended, TODAY, "changed")
    head = "  - id: solar-safety-specialty\n"
    loaded = parse_with_lines(changed(ended, (head, f"{head}    nearest: none\n")), TODAY, "changed")
    assert any('"solar-safety-specialty" ended on 2026-11-22' in str(warning) for warning in loaded.warnings)
