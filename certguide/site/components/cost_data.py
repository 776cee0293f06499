"""What costs are reckoned from in the reader's browser: fees, the voucher, and what renews what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from certguide.advice.exam_cost import main_currency, regular_price
from certguide.advice.set_cover import RenewalOption
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.text_values import Validity, smallest_unit
from certguide.catalog.queries.lifecycle import offerings
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


def cost_data(page: PageContext, given: Sequence[RenewalOption]) -> dict[str, Any]:
    """The currency with its smallest coin in hundredths, the voucher's per cent, and what may renew."""
    catalog = page.site.catalog
    voucher = catalog.programme.voucher
    currency = main_currency(catalog)
    return {
        "currency": currency,
        "coin": smallest_unit(currency),
        "voucher": voucher.percent if voucher else 0,
        "offers": [_offer(catalog, offer) for offer in given],
    }


def cents(view: CredentialView, currency: str) -> int | None:
    """The standard fee in hundredths; nothing when it is not known, or in another currency."""
    price = regular_price(view.catalog, view.credential)
    return price.cents if price and (price.is_free or price.currency == currency) else None


def months(view: CredentialView) -> dict[str, int | None]:
    """How long it lasts: null for what does not run out, left out for what nobody knows."""
    validity = view.fact("validity").value
    return {"months": validity.months} if isinstance(validity, Validity) else {}


def _offer(catalog: Catalog, offer: RenewalOption) -> dict[str, Any]:
    """What renews; ``last`` is the day after which the exam is gone, where one is named."""
    found: dict[str, Any] = {"id": offer.id, "cents": offer.cents, "covers": sorted(offer.covers), "last": None}
    one = catalog.by_id.get(offer.id)
    lasts = [sitting.last for sitting in offerings(one)] if one else []
    days = [last.earliest for last in lasts if last]
    if days and len(days) == len(lasts):
        found["last"] = max(days).isoformat()
    return found
