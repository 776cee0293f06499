"""Data from which the browser computes costs: prices, the voucher, and renewal options."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from certguide.advice.renewals import renewable_by
from certguide.advice.set_cover import RenewalOption
from certguide.advice.uncounted_ways import uncounted_ways
from certguide.advice.yearly_fees import fee_cents, yearly_fees
from certguide.catalog.model.catalog import YearlyFee
from certguide.catalog.model.currencies import smallest_unit
from certguide.catalog.model.money import Money
from certguide.catalog.queries.exam_parts import certain_passes
from certguide.catalog.queries.slugs import shared_codes, slug
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


def cost_data(page: PageContext, options: Sequence[RenewalOption]) -> dict[str, Any]:
    """Build the data on costs: currency, smallest coin in hundredths, voucher in per cent, options and yearly fees."""
    voucher = page.site.catalog.programme.discount
    currency = page.site.on_day.main_currency
    return {
        "currency": currency,
        "coin": smallest_unit(currency),
        "discount": voucher.percent if voucher else 0,
        "offers": [_option(page, option) for option in options],
        "fees": [_fee(page, fee) for fee in page.site.catalog.programme.yearly_fees],
    }


def noted_ways(page: PageContext, ids: Collection[str]) -> dict[str, list[str]]:
    """Return which credentials each note beside a sum for renewal is about.

    These are what the ways renew that the sum leaves out, wholly or in part, and what yearly fees are for.
    """
    on_day, catalog, known = page.site.on_day, page.site.catalog, set(ids)
    uncounted = uncounted_ways(on_day, catalog.by_id)
    ways = [*uncounted.without_price, *uncounted.for_older_versions, *uncounted.credits]
    return {
        **{way.id: sorted(known.intersection(renewable_by(on_day, way))) for way in ways},
        **{fee.id: sorted(known.intersection(fee.credentials)) for fee in yearly_fees(catalog, ids)},
    }


def cents(view: CredentialView, currency: str) -> int | None:
    """Return the regular price in hundredths; ``None`` when it is not known, or in another currency."""
    return price_cents(view.regular_price.value, currency)


def price_cents(price: Money | None, currency: str) -> int | None:
    """Return a price in hundredths; ``None`` when it is not known, or in another currency."""
    return price.cents if price and (price.is_free or price.currency == currency) else None


def months(view: CredentialView) -> dict[str, int | None]:
    """Return the validity in months: null if it does not expire by itself, left out if it is not known."""
    if view.is_title:
        return {"months": None}
    validity = view.facts.validity.value
    return {"months": validity.months} if validity else {}


def exam_data(view: CredentialView) -> dict[str, Any]:
    """Return the exams of a credential in groups, and those that its holders have passed; empty for an exam of its own.

    ``exam`` is the same for all credentials that an exam counts for.
    """
    currency = view.catalog_on_day.main_currency
    keys = [exam.key for group in view.on_day.exam_groups for exam in group.exams]
    passes = certain_passes(view.credential)
    if len(keys) < 2 and shared_codes(view.catalog).isdisjoint(map(slug, (*keys, *passes))):
        return {}
    groups = [
        {
            "choose": group.choose,
            "exams": [{"exam": exam.key, "cents": price_cents(exam.price, currency)} for exam in group.exams],
        }
        for group in view.on_day.exam_groups
    ]
    return {"groups": groups, "passes": sorted(passes)}


def _option(page: PageContext, option: RenewalOption) -> dict[str, Any]:
    exams = exam_data(page.site.credentials[option.id]) if option.is_exam else {}
    return {
        "id": option.id,
        "cents": option.cents,
        "covers": sorted(option.covers),
        "last": option.last.isoformat() if option.last else None,
        "exam": option.is_exam,
        **({"needs": option.needs} if option.needs else {}),
        **({"groups": exams["groups"]} if exams else {}),
        **_periods(option),
    }


def _periods(option: RenewalOption) -> dict[str, Any]:
    """Return how long before and after expiry an option is open, where that is limited."""
    periods = {"window": option.window, "grace": option.grace}
    return {name: vars(period) for name, period in periods.items() if period}


def _fee(page: PageContext, fee: YearlyFee) -> dict[str, Any]:
    return {"cents": fee_cents(page.site.on_day, fee), "covers": fee.credentials, "once": fee.once_for_all}
