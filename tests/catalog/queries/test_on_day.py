"""A catalogue on a day: facts are resolved once a version, and the regular price is that of what one would book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest

from certguide.catalog.model.catalog import InheritableFields, Sourced
from certguide.catalog.queries import facts
from certguide.catalog.queries.facts import INHERITED_FIELDS
from certguide.catalog.queries.lifecycle import offerings
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.conftest import TODAY, changed
from tests.site.small import TEXT, small_catalog


def test_every_inheritable_field_is_resolved() -> None:
    """The typed attributes of the facts are the fields of the model, in its order."""
    model_fields = [field for field in InheritableFields.model_fields if field not in Sourced.model_fields]
    assert list(INHERITED_FIELDS) == model_fields


def test_facts_are_resolved_once_per_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking again, for the same version in whatever way, resolves nothing again."""
    counts: Counter[tuple[tuple[int, ...], str]] = Counter()
    resolve = facts.resolve_inherited

    def count(chain: Sequence[Sourced], field: str) -> facts.Fact[object]:
        counts[tuple(map(id, chain)), field] += 1
        return resolve(chain, field)

    monkeypatch.setattr(facts, "resolve_inherited", count)
    on_day = CatalogOnDay(small_catalog(), TODAY)
    for _ in range(3):
        for credential in on_day.credentials.values():
            assert credential.facts.price is on_day.facts(credential.credential).price
            assert credential.regular_price.value == on_day.regular_price(credential.credential)
            for offering in offerings(credential.credential):
                credential.facts_of(offering.exam, offering.beta)
    assert set(counts.values()) == {1}


@pytest.mark.parametrize(
    ("day", "price"),
    [(date(2026, 11, 16), "90 EUR"), (date(2026, 11, 17), "180 EUR"), (date(2026, 12, 1), "180 EUR")],
)
def test_regular_price_is_of_the_version_to_prepare_for(day: date, price: str) -> None:
    """A version that costs more counts from the day on which there is no time left to prepare for the old one."""
    text = changed(
        TEXT,
        ("- {code: DH-2, from: 2026-12-01, changes: adds knots}", "- {code: DH-2, from: 2026-12-01, price: 180 EUR}"),
    )
    on_day = CatalogOnDay(small_catalog(text), day)
    assert str(on_day.regular_price(on_day.catalog.by_id["deckhand"])) == price
