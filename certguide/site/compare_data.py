"""What the script of the comparison knows: what each row is found, sorted and reckoned by."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from certguide.catalog.aliases import addresses_of
from certguide.catalog.lifecycle import State
from certguide.catalog.model import Kind, Level
from certguide.catalog.values import Money
from certguide.site import words
from certguide.site.desk import Desk
from certguide.site.everything import Everything, ranks
from certguide.site.money_data import cents, money_data, months
from certguide.site.views import View


def compare_data(desk: Desk, table: Everything) -> dict[str, Any]:
    """The rows in the order of the table, and what their costs are reckoned from."""
    money = money_data(desk)
    ways = {way.id: way.name for way in desk.edition.catalog.programme.renewal_ways}
    lasting = [months(view) for view in table.rows]
    return {
        **money,
        "names": {**{view.id: view.short for view in table.rows}, **ways},
        "terms": {one["months"]: words.months(one["months"]) for one in lasting if one.get("months")},
        "rows": [
            {**_found_by(view), "ranks": ranked, "cents": cents(view, money["currency"]), **lasts}
            for view, ranked, lasts in zip(table.rows, ranks(table), lasting, strict=True)
        ],
    }


def _found_by(view: View) -> dict[str, Any]:
    """By what filters find it: ``fee`` is today's price in hundredths, null where it is not known."""
    one, price = view.credential, view.fact("price").value
    written = [view.name, view.short, *(word for path, word, _ in addresses_of(one) if path != ("id",))]
    return {
        "ids": [one.id, *one.former_ids],
        "find": " ".join(dict.fromkeys(written)).lower(),
        "role": " ".join(one.roles).lower(),
        "level": [view.group.id, view.kind.id],
        "status": view.status.state.value,
        "over": view.over,
        "open": view.status.bookable,
        "fee": price.cents if isinstance(price, Money) else None,
        "currency": price.currency if isinstance(price, Money) else "",
    }


def fees(table: Everything) -> list[tuple[str, str]]:
    """The prices on offer, as an address writes them and as a reader does: free first, then from low to high."""
    found = {value for view in table.current if isinstance(value := view.fact("price").value, Money)}
    ordered = sorted(found, key=lambda value: (value.currency, value.cents))
    return [(f"{Decimal(value.cents) / 100} {value.currency}".strip(), words.money(value)) for value in ordered]


def levels(desk: Desk, table: Everything) -> list[tuple[Kind, list[Level]]]:
    """The kinds in the table, each with its levels."""
    catalog = desk.edition.catalog
    there = {group.id for view in table.rows for group in (view.group, view.kind)}
    return [
        (kind, [level for level in catalog.levels if level.kind == kind.id and level.id in there])
        for kind in catalog.kinds
        if kind.id in there
    ]


def states(table: Everything) -> list[State]:
    """The states of what is not over."""
    there = {view.status.state for view in table.current}
    return [state for state in State if state in there]


def roles(table: Everything) -> list[str]:
    """Every job that any of them is meant for."""
    return sorted({role for view in table.rows for role in view.credential.roles}, key=str.casefold)
