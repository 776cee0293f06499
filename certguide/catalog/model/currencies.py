"""Currency codes of ISO 4217 and their smallest units, down to hundredths."""

from __future__ import annotations

from functools import cache

from babel.core import get_global

_NO_HUNDREDTHS = {
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
}  # fmt: skip


def smallest_unit(currency: str) -> int:
    """Return the smallest amount of a currency in hundredths: 1, or 100 if ISO 4217 has no decimals for it (JPY)."""
    return 100 if currency in _NO_HUNDREDTHS else 1


@cache
def currency_codes() -> frozenset[str]:
    """Return the codes of all currencies that are legal tender somewhere today."""
    by_territory = get_global("territory_currencies").values()
    return frozenset(
        code for currencies in by_territory for code, _, last, is_tender in currencies if last is None and is_tender
    )
