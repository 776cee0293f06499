"""Data from which the browser computes costs: prices, the voucher, and renewal options."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from certguide.advice.set_cover import RenewalOption
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.currencies import smallest_unit
from certguide.catalog.queries.lifecycle import offerings
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


def cost_data(page: PageContext, options: Sequence[RenewalOption]) -> dict[str, Any]:
    """Build the data on costs: the currency, its smallest coin in hundredths, the voucher in per cent, the options."""
    catalog = page.site.catalog
    voucher = catalog.programme.discount
    currency = page.site.on_day.main_currency
    return {
        "currency": currency,
        "coin": smallest_unit(currency),
        "discount": voucher.percent if voucher else 0,
        "offers": [_option(catalog, option) for option in options],
    }


def cents(view: CredentialView, currency: str) -> int | None:
    """Return the regular price in hundredths; ``None`` when it is not known, or in another currency."""
    price = view.regular_price.value
    return price.cents if price and (price.is_free or price.currency == currency) else None


def months(view: CredentialView) -> dict[str, int | None]:
    """Return the validity in months: null if it does not expire, left out if it is not known."""
    validity = view.facts.validity.value
    return {"months": validity.months} if validity else {}


def last_exam_day(catalog: Catalog, credential_id: str) -> str | None:
    """Return the last day of a credential's last exam in ISO 8601; ``None`` unless every version has a last day."""
    credential = catalog.by_id.get(credential_id)
    last_days = [offering.last for offering in offerings(credential)] if credential else []
    days = [day.earliest for day in last_days if day]
    return max(days).isoformat() if days and len(days) == len(last_days) else None


def _option(catalog: Catalog, option: RenewalOption) -> dict[str, Any]:
    return {
        "id": option.id,
        "cents": option.cents,
        "covers": sorted(option.covers),
        "last": last_exam_day(catalog, option.id),
    }
