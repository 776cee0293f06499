"""What keeps a set of credentials valid, on the real catalogue."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.advice.renewal_cost import RenewalPlan, cheapest_renewal, renewal_options
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.on_day import CatalogOnDay

TODAY = date(2026, 11, 23)


def keep(catalog: Catalog, *ids: str, on: date = TODAY) -> RenewalPlan | None:
    return cheapest_renewal(CatalogOnDay(catalog, on), [catalog.by_id[one] for one in ids])


@pytest.mark.parametrize(
    ("held", "chosen"),
    [
        (["observer-associate", "survey-engineer-professional"], ["survey-engineer-professional"]),
        (["sky-practitioner"], ["sky-quest"]),
        (["sky-practitioner", "telescope-designer-associate"], ["telescope-designer-associate"]),
        (["radio-practitioner", "interferometry-engineer-associate"], ["interferometry-engineer-associate"]),
        (["dome-keeper-associate"], ["dome-engineer-associate"]),
        (["solar-safety-specialty"], ["solar-safety-specialty"]),
    ],
)
def test_cheapest_renewal_uses_higher_exams_and_free_ways(
    sample_catalog: Catalog, held: list[str], chosen: list[str]
) -> None:
    """The cheapest way uses what renews more than itself, and what is free."""
    found = keep(sample_catalog, *held)
    assert found is not None
    assert [one.id for one in found.cover.chosen] == chosen
    assert found.months == 36


def test_voucher_halves_a_renewal(sample_catalog: Catalog) -> None:
    """Whoever renews has a voucher from the pass before."""
    found = keep(sample_catalog, "solar-safety-specialty")
    assert found is not None
    assert (found.cover.cents, found.with_vouchers) == (30000, 15000)


def test_credential_without_expiry_has_no_renewal(sample_catalog: Catalog) -> None:
    """Accreditations need no renewal."""
    assert keep(sample_catalog, "vega-partner-technical-accreditation") is None


def test_retired_credential_is_left_over(sample_catalog: Catalog) -> None:
    """From the day after its last exam, a credential is left over and not offered."""
    found = keep(sample_catalog, "long-baseline-arrays-specialty", on=date(2027, 1, 1))
    assert found is not None
    assert found.cover.uncovered == ("long-baseline-arrays-specialty",)


def test_shorter_renewal_way_is_no_option(sample_catalog: Catalog) -> None:
    """One-year maintenance is not among what renews for three years."""
    assert "maintain" not in [one.id for one in renewal_options(CatalogOnDay(sample_catalog, TODAY))]
