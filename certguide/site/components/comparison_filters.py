"""What the script of the comparison knows: what each row is found, sorted and reckoned by."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from certguide.advice.renewal_cost import options_without_end_date
from certguide.catalog.model.catalog import Kind, Level
from certguide.catalog.model.text_values import Money
from certguide.catalog.queries.lifecycle import State
from certguide.catalog.queries.slugs import credential_slugs
from certguide.site.components.comparison_table import ComparisonTable, sort_ranks
from certguide.site.components.cost_data import cents, cost_data, months
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


def filter_data(page: PageContext, table: ComparisonTable) -> dict[str, Any]:
    """The rows in the order of the table, and what their costs are reckoned from."""
    money = cost_data(page, options_without_end_date(page.site.catalog, page.site.today))
    ways = {way.id: way.name for way in page.site.catalog.programme.renewal_ways}
    prices = _caps(table)
    lasting = [months(view) for view in table.rows]
    return {
        **money,
        "names": {**{view.id: view.short for view in table.rows}, **ways},
        "terms": {number: formatting.format_months(number) for one in lasting if (number := one.get("months"))},
        "rows": [
            {
                **_filter_keys(view, prices),
                "ranks": ranked,
                "open": view.status.is_bookable,
                "cents": cents(view, money["currency"]),
                **lasts,
            }
            for view, ranked, lasts in zip(table.rows, sort_ranks(table), lasting, strict=True)
        ],
    }


def _filter_keys(view: CredentialView, caps: list[Money]) -> dict[str, Any]:
    """By what each filter finds it: words are parts of a text, choices are members of a list.

    What is over fits every status; whether it is shown is asked for by itself.
    """
    one, price = view.credential, view.fact("price").value
    written = [view.name, view.short, *(word for path, word, _ in credential_slugs(one) if path != ("id",))]
    return {
        "ids": [one.id, *one.former_ids],
        "find": " ".join(dict.fromkeys(written)).lower(),
        "level": [view.group.id, view.kind.id],
        "status": list(State) if view.is_retired else [view.status.state],
        "price": [_cap(cap) for cap in caps if isinstance(price, Money) and _within(price, cap)],
        "role": " ".join(one.roles).lower(),
        "retired": [] if view.is_retired else ["no"],
    }


def _within(price: Money, cap: Money) -> bool:
    return price.is_free or (price.currency == cap.currency and price.cents <= cap.cents)


def _cap(price: Money) -> str:
    """A highest price as an address has it: ``150-usd``, ``19.9-eur``, ``free``."""
    return f"{Decimal(price.cents) / 100}-{price.currency.lower()}" if price.cents else "free"


def price_limits(table: ComparisonTable) -> list[tuple[str, str]]:
    """The prices on offer as an address and as a reader has them: free first, then from low to high."""
    return [(_cap(cap), formatting.format_money(cap)) for cap in _caps(table)]


def _caps(table: ComparisonTable) -> list[Money]:
    found = {value for view in table.current if isinstance(value := view.fact("price").value, Money)}
    return sorted(found, key=lambda value: (value.currency, value.cents))


def level_options(page: PageContext, table: ComparisonTable) -> list[tuple[Kind, list[Level]]]:
    """The kinds in the table, each with its levels."""
    catalog = page.site.catalog
    there = {group.id for view in table.rows for group in (view.group, view.kind)}
    return [
        (kind, [level for level in catalog.levels if level.kind == kind.id and level.id in there])
        for kind in catalog.kinds
        if kind.id in there
    ]


def state_options(table: ComparisonTable) -> list[State]:
    """The states of what is not over."""
    there = {view.status.state for view in table.current}
    return [state for state in State if state in there]


def role_options(table: ComparisonTable) -> list[str]:
    """Every job that any of them is meant for."""
    return sorted({role for view in table.rows for role in view.credential.roles}, key=str.casefold)
