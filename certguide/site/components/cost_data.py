"""Build the data from which the browser computes costs: prices, the voucher, and what renews what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from certguide.advice.set_cover import RenewalOption
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.text_values import smallest_unit
from certguide.catalog.queries.lifecycle import offerings
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


def cost_data(page: PageContext, options: Sequence[RenewalOption]) -> dict[str, Any]:
    """Return the currency with its smallest coin in hundredths, the voucher's per cent, and the renewal options."""
    catalog = page.site.catalog
    voucher = catalog.programme.voucher
    currency = page.site.on_day.main_currency
    return {
        "currency": currency,
        "coin": smallest_unit(currency),
        "voucher": voucher.percent if voucher else 0,
        "offers": [_option(catalog, option) for option in options],
    }


def cents(view: CredentialView, currency: str) -> int | None:
    """Return the regular price in hundredths; ``None`` when it is not known, or in another currency."""
    price = view.regular_price.value
    return price.cents if price and (price.is_free or price.currency == currency) else None


def months(view: CredentialView) -> dict[str, int | None]:
    """Return how long it lasts: null for what does not expire, left out for what is not known."""
    validity = view.facts.validity.value
    return {"months": validity.months} if validity else {}


def last_exam_day(catalog: Catalog, credential_id: str) -> str | None:
    """Return the day after which a credential has no exam any more, in ISO 8601, where one is named."""
    credential = catalog.by_id.get(credential_id)
    last_days = [offering.last for offering in offerings(credential)] if credential else []
    named = [day.earliest for day in last_days if day]
    return max(named).isoformat() if named and len(named) == len(last_days) else None


def _option(catalog: Catalog, option: RenewalOption) -> dict[str, Any]:
    last = last_exam_day(catalog, option.id)
    return {"id": option.id, "cents": option.cents, "covers": sorted(option.covers), "last": last}
