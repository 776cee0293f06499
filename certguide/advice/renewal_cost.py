"""What it takes to keep a set of credentials valid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from certguide.advice.exam_cost import discounted, main_currency, regular_price
from certguide.advice.renewals import renewed_by_passing
from certguide.advice.set_cover import CoverResult, RenewalOption, cheapest_cover
from certguide.catalog.model.catalog import Catalog, Credential, RenewalWay
from certguide.catalog.model.text_values import Validity
from certguide.catalog.queries.facts import inherited_fact
from certguide.catalog.queries.lifecycle import status_on


@dataclass(frozen=True)
class RenewalPlan:
    """The cheapest way to renew everything once.

    ``months`` is how long that lasts; ``cover`` what to pass, with its sum at
    the list price; ``with_vouchers`` the same where each exam is paid for with
    the voucher of an earlier pass.
    """

    months: int
    cover: CoverResult
    with_vouchers: int


def cheapest_renewal(catalog: Catalog, credentials: Sequence[Credential], on: date) -> RenewalPlan | None:
    """What keeps credentials valid; nothing when none of them runs out, or when they run out at different paces.

    An exam whose last day is named will be gone by then, so it renews nothing here.
    """
    lasting = [(one, validity_months(catalog, one)) for one in credentials]
    held = [one.id for one, months in lasting if months]
    paces = {months for _, months in lasting if months}
    if len(paces) != 1:
        return None
    cover = cheapest_cover(held, options_without_end_date(catalog, on))
    currency = main_currency(catalog)
    return RenewalPlan(paces.pop(), cover, sum(discounted(catalog, offer.cents, currency) for offer in cover.chosen))


@lru_cache(maxsize=4)
def options_without_end_date(catalog: Catalog, on: date) -> list[RenewalOption]:
    """The offers of a day without those whose last day is named."""
    last = {one.id for one in catalog.credentials if status_on(one, catalog, on).ends_on}
    return [offer for offer in renewal_options(catalog, on) if offer.id not in last]


@lru_cache(maxsize=4)
def renewal_options(catalog: Catalog, on: date) -> tuple[RenewalOption, ...]:
    """Everything that renews on a day: what runs out itself, exams what is said of them, free ways what they name.

    Fees that are not known, or in another currency than most, cannot be compared, so those are left out.
    """
    currency = main_currency(catalog)
    repeated = [one for one in catalog.credentials if one.exams or validity_months(catalog, one)]
    passes = [_pass(catalog, one, currency) for one in repeated if status_on(one, catalog, on).is_bookable]
    free = [
        RenewalOption(way.id, 0, frozenset(way.of))
        for way in catalog.programme.renewal_ways
        if way.price and way.price.is_free and _as_long_as_an_exam(catalog, way)
    ]
    return (*(offer for offer in passes if offer is not None), *free)


def _pass(catalog: Catalog, credential: Credential, currency: str) -> RenewalOption | None:
    price = regular_price(catalog, credential)
    if price is None or not (price.is_free or price.currency == currency):
        return None
    return RenewalOption(
        credential.id, price.cents, frozenset(one.id for one in renewed_by_passing(catalog, credential))
    )


def _as_long_as_an_exam(catalog: Catalog, way: RenewalWay) -> bool:
    """Whether a way extends what it is for by as much as an exam would, so that it can stand in for one."""
    extra = way.extends.months
    lasting = [validity_months(catalog, catalog.by_id[one]) for one in way.of]
    return all(months and (extra is None or extra >= months) for months in lasting)


def validity_months(catalog: Catalog, credential: Credential) -> int | None:
    """For how many months a credential is valid; nothing when it does not run out, or nobody knows."""
    value = inherited_fact(catalog, credential, None, "validity").value
    return value.months if isinstance(value, Validity) else None
