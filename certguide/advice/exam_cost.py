"""Add up what exams cost: at the list price, and with the voucher that each pass gives.

Amounts are in hundredths of the currency and before tax, and never rounded
down. Only prices in one currency are added up. An exam that counts for several
credentials is paid once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.model.currencies import smallest_unit
from certguide.catalog.model.money import Money
from certguide.catalog.queries.exam_parts import certain_passes
from certguide.catalog.queries.on_day import CatalogOnDay

MissingTotal = Literal["unknown price", "different currencies"]
"""Why prices have no sum."""


@dataclass(frozen=True)
class CostTotal:
    """A sum at the list price and with vouchers; ``exams`` counts those that have to be paid for."""

    list_price: int
    with_vouchers: int
    currency: str
    exams: int


def path_cost(
    on_day: CatalogOnDay, credentials: Sequence[Credential], held: Sequence[Credential] = ()
) -> CostTotal | None:
    """Add up the cost of credentials taken in the order given.

    The first exam is paid in full; every later one can be paid for with the
    voucher of the pass before it. ``None`` when a price is not known or the
    currencies differ. What holders of ``held`` have passed costs nothing.
    """
    return _add_up(on_day.catalog, exam_prices(on_day, credentials, held))


def exam_prices(
    on_day: CatalogOnDay, credentials: Sequence[Credential], held: Sequence[Credential] = ()
) -> list[Money | None]:
    """Return the regular price of each exam that credentials need, in their order, and each once.

    What holders of ``held`` have passed is left out. Where there is a choice, an exam that another credential needs
    comes first, then the cheapest.
    """
    groups = [group for credential in credentials for group in on_day.credentials[credential.id].exam_groups]
    passed = {key for credential in held for key in certain_passes(credential)}
    wanted = {exam.key for group in groups if group.is_fixed for exam in group.exams} | passed
    prices: dict[str, Money | None] = {}
    for group in groups:
        for exam in group.pick(wanted):
            prices.setdefault(exam.key, exam.price)
            wanted.add(exam.key)
    return [price for key, price in prices.items() if key not in passed]


def discounted(catalog: Catalog, cents: int, currency: str) -> int:
    """Return a price with a voucher, rounded up to the smallest coin of its currency."""
    voucher = catalog.programme.discount
    percent = 100 - (voucher.percent if voucher else 0)
    coin = smallest_unit(currency)
    return -(-cents * percent // (100 * coin)) * coin


def missing_total_reason(on_day: CatalogOnDay, credentials: Sequence[Credential]) -> MissingTotal | None:
    """Return why prices cannot be added up; ``None`` when they can."""
    prices = exam_prices(on_day, credentials)
    if None in prices:
        return "unknown price"
    currencies = {price.currency for price in prices if price and not price.is_free}
    return "different currencies" if len(currencies) > 1 else None


def _add_up(catalog: Catalog, prices: Sequence[Money | None]) -> CostTotal | None:
    known = [price for price in prices if price is not None]
    paid = [price for price in known if not price.is_free]
    if len(known) != len(prices) or len({price.currency for price in paid}) > 1:
        return None
    cents = [price.cents for price in paid]
    currency = paid[0].currency if paid else ""
    with_vouchers = sum(cents[:1]) + sum(discounted(catalog, price, currency) for price in cents[1:])
    return CostTotal(sum(cents), with_vouchers, currency, len(cents))
