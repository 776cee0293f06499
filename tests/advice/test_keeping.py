"""What keeps a set of credentials valid, on the real catalogue."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.advice.renewal_cost import RenewalPlan, cheapest_renewal, renewal_options
from certguide.catalog.model.catalog import Catalog

TODAY = date(2026, 11, 23)


def keep(catalog: Catalog, *ids: str, on: date = TODAY) -> RenewalPlan | None:
    return cheapest_renewal(catalog, [catalog.by_id[one] for one in ids], on)


@pytest.mark.parametrize(
    ("held", "chosen"),
    [
        (["developer-associate", "devops-engineer-professional"], ["devops-engineer-professional"]),
        (["cloud-practitioner"], ["cloud-quest"]),
        (["cloud-practitioner", "solutions-architect-associate"], ["solutions-architect-associate"]),
        (["ai-practitioner", "machine-learning-engineer-associate"], ["machine-learning-engineer-associate"]),
        (["sysops-administrator-associate"], ["cloudops-engineer-associate"]),
        (["security-specialty"], ["security-specialty"]),
    ],
)
def test_higher_exams_and_free_ways_stand_in(real_catalog: Catalog, held: list[str], chosen: list[str]) -> None:
    """The cheapest way uses what renews more than itself, and what is free."""
    found = keep(real_catalog, *held)
    assert found is not None
    assert [one.id for one in found.cover.chosen] == chosen
    assert found.months == 36


def test_vouchers_halve_it(real_catalog: Catalog) -> None:
    """Whoever renews has a voucher from the pass before."""
    found = keep(real_catalog, "security-specialty")
    assert found is not None
    assert (found.cover.cents, found.with_vouchers) == (30000, 15000)


def test_what_does_not_run_out_needs_nothing(real_catalog: Catalog) -> None:
    """Accreditations need no renewal."""
    assert keep(real_catalog, "aws-partner-technical-accreditation") is None


def test_a_retired_exam_renews_nothing(real_catalog: Catalog) -> None:
    """From the day after its last exam, a credential is left over and not offered."""
    found = keep(real_catalog, "advanced-networking-specialty", on=date(2027, 1, 1))
    assert found is not None
    assert found.cover.uncovered == ("advanced-networking-specialty",)


def test_a_way_that_extends_by_less_stands_in_for_no_exam(real_catalog: Catalog) -> None:
    """One-year maintenance is not among what renews for three years."""
    assert "maintain" not in [one.id for one in renewal_options(real_catalog, TODAY)]
