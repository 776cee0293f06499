"""What an ordinary change of the catalogue costs: a few lines, and everything follows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.text_values import ExamDuration, Money, Validity
from certguide.catalog.problems import CatalogError
from certguide.catalog.queries.facts import inherited_fact
from certguide.catalog.queries.lifecycle import State, offerings, status_on
from certguide.catalog.queries.replacements import replacements
from certguide.catalog.queries.selection import select_credentials
from tests.conftest import TODAY, changed

NEW = """\
  - id: quantum-engineer-{level}
    name: AWS Certified Quantum Engineer
    short: Quantum Engineer
    level: {level}
    about: Running quantum circuits on AWS, for people whose job has them in it.
    exams: [{{code: QEX-C01, from: 2026-11-02}}]
    page: certification-home
    sources: certification-home
"""


def with_new(text: str, level: str) -> Catalog:
    """The catalogue with a new certification of a level."""
    return parse_catalog(
        changed(text, ("\ncredentials:\n", "\ncredentials:\n" + NEW.format(level=level))), TODAY, "new"
    )


def prices(catalog: Catalog) -> dict[tuple[str, str, bool], Money | None]:
    """The price of every version of every credential."""
    return {
        (credential.id, sitting.code, bool(sitting.beta)): inherited_fact(catalog, credential, sitting, "price").value
        for credential in catalog.credentials
        for sitting in offerings(credential)
    }


def inheriting(catalog: Catalog, level: str) -> set[tuple[str, str, bool]]:
    """The versions of credentials of a level that name no price of their own."""
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
def test_a_new_certification_is_ten_lines_at_most(real_text: str, level: str, price: str, length: str) -> None:
    """Its price, length, validity and the rest come from its level and kind, each with its sources."""
    assert len(NEW.splitlines()) <= 10
    catalog = with_new(real_text, level)
    credential = catalog.by_id[f"quantum-engineer-{level}"]
    now = status_on(credential, catalog, TODAY)
    assert now.state is State.ACTIVE
    facts = {
        field: inherited_fact(catalog, credential, now.current, field) for field in ("price", "length", "validity")
    }
    assert {field: found.value for field, found in facts.items()} == {
        "price": Money.parse(price),
        "length": ExamDuration.parse(length),
        "validity": Validity.parse("36 months"),
    }
    assert all(found.sources for found in facts.values())


def test_a_new_certification_stands_in_the_order_at_once(real_text: str) -> None:
    """The steps of the roadmap that mean its level mean the new one too, and all that was there stays as it was."""
    catalog, before = with_new(real_text, "associate"), parse_catalog(real_text, TODAY, "before")
    meant = [
        step.id
        for step in catalog.roadmap
        if step.of and catalog.credentials[0] in select_credentials(catalog, step.of)
    ]
    assert meant == ["one-associate", "other-associates"]
    assert prices(catalog).items() >= prices(before).items()
    assert len(catalog.credentials) == len(before.credentials) + 1


@pytest.mark.parametrize("price", ["175 USD", "free"])
def test_a_price_of_a_level_is_one_line(real_text: str, real_catalog: Catalog, price: str) -> None:
    """The new price is that of every Associate without one of its own, and of nothing else."""
    after = prices(
        parse_catalog(changed(real_text, ("    price: 150 USD\n", f"    price: {price}\n")), TODAY, "changed")
    )
    before, touched = prices(real_catalog), inheriting(real_catalog, "associate")
    assert {key for key in before if before[key] != after[key]} == touched
    assert {after[key] for key in touched} == {Money.parse(price)}
    assert ("developer-associate", "DVA-C03", False) in touched


def test_a_price_of_its_own_is_kept(real_text: str, real_catalog: Catalog) -> None:
    """A beta with its own price does not follow the price of the level."""
    after = prices(
        parse_catalog(changed(real_text, ("    price: 150 USD\n", "    price: 175 USD\n")), TODAY, "changed")
    )
    beta = ("machine-learning-engineer-associate", "ME1-C02", True)
    assert after[beta] == prices(real_catalog)[beta] == Money.parse("75 USD")


def test_a_last_day_yesterday_retires(real_text: str) -> None:
    """With one date changed, the exam has ended, its credential is retired, and its page leads on."""
    yesterday = TODAY - timedelta(days=1)
    catalog = parse_catalog(changed(real_text, ("to: 2026-12-31\n", f"to: {yesterday}\n")), TODAY, "changed")
    credential = catalog.by_id["advanced-networking-specialty"]
    now = status_on(credential, catalog, TODAY)
    assert (now.state, now.is_bookable, str(now.ended_on)) == (State.RETIRED, False, str(yesterday))
    assert [answer.credential.id for answer in replacements(catalog, credential, TODAY)] == [
        "solutions-architect-professional",
        "security-specialty",
    ]
    assert status_on(credential, catalog, yesterday).state is State.ENDING


def test_a_new_certification_with_a_last_day_is_retired_by_it(real_text: str) -> None:
    """A last day added to an exam, and what to take instead, are all that it takes."""
    ended = NEW.format(level="specialty").replace("2026-11-02}", f"2026-11-02, to: {TODAY - timedelta(days=1)}}}")
    text = changed(real_text, ("\ncredentials:\n", f"\ncredentials:\n{ended}    nearest: security-specialty\n"))
    catalog = parse_catalog(text, TODAY, "changed")
    assert status_on(catalog.credentials[0], catalog, TODAY).state is State.RETIRED
    assert len(ended.splitlines()) + 1 <= 10


def test_an_end_that_breaks_advice_is_told(real_text: str) -> None:
    """When what a path recommends has ended, the file is refused, with every stop that has to change."""
    yesterday = TODAY - timedelta(days=1)
    old = "      - code: SCS-C03\n        from: 2025-12-02\n"
    with pytest.raises(CatalogError) as caught:
        parse_catalog(changed(real_text, (old, f"{old}        to: {yesterday}\n")), TODAY, "changed")
    says = [str(problem) for problem in caught.value.problems]
    assert any("has ended and leads to nothing else" in one for one in says)
    assert any('"security-specialty" cannot be booked' in one for one in says)


def test_what_the_article_listed_is_kept(real_catalog: Catalog) -> None:
    """The fifteen credentials of the article are all in the catalogue, open, renamed, or retired with a way on."""
    article = real_catalog.guide.article
    assert article is not None
    assert len(set(article.credentials)) == 15
    for name in article.credentials:
        credential = real_catalog.by_id[name]
        assert status_on(credential, real_catalog, TODAY).is_bookable or replacements(
            real_catalog, credential, TODAY
        ), name
