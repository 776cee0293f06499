"""Data of the comparison's script, and the options of its filters."""

from __future__ import annotations

from typing import Any

from certguide.catalog.model.catalog import Kind, Level
from certguide.catalog.model.money import Money
from certguide.catalog.queries.slugs import credential_slugs
from certguide.site.components.comparison.comparison_table import ComparisonTable, sort_ranks
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


def filter_data(page: PageContext, table: ComparisonTable) -> dict[str, Any]:
    """Build the data by which the script filters and sorts the rows, by the credential's id."""
    limits = _limits(table)
    return {
        "kinds": {kind.id: _nouns(page, kind) for kind in page.site.catalog.kinds},
        "rows": {
            view.id: {**_filter_keys(view, limits), "ranks": ranks}
            for view, ranks in zip(table.rows, sort_ranks(table), strict=True)
        },
    }


def _nouns(page: PageContext, kind: Kind) -> list[str]:
    """Return what one and several credentials of a type are called inside a sentence."""
    return [page.localizer.continue_with_noun(noun) for noun in (kind.name, kind.plural)]


def count_text(page: PageContext, table: ComparisonTable) -> str:
    """Write how many credentials the table begins with, and in which order."""
    _, kinds, number = page.localizer.gettext, page.site.catalog.kinds, len(table.current)
    singular, plural = _nouns(page, kinds[0]) if len(kinds) == 1 else [_("credential"), _("credentials")]
    return _(
        "{number} {credentials}, sorted by {column}.",
        number=page.localizer.format_number(number),
        credentials=singular if number == 1 else plural,
        column=page.localizer.continue_sentence(page.site.group_label),
    )


def _filter_keys(view: CredentialView, limits: list[Money]) -> dict[str, Any]:
    """Return what each filter matches: an input matches a part of a text, a selection a member of a list.

    The filter "retired" decides whether a retired credential is shown.
    """
    credential, price = view.credential, view.facts.price.value
    slugs = (text for path, text, _ in credential_slugs(credential) if path != ("id",))
    return {
        "ids": [credential.id, *credential.former_ids],
        "find": " ".join(dict.fromkeys([view.name, view.short, *slugs, *credential.roles])).lower(),
        "kind": [view.kind.id],
        "level": [view.group.id],
        "price": [_limit_key(limit) for limit in limits if price and _is_within(price, limit)],
        "retired": [] if view.is_retired else ["no"],
    }


def _is_within(price: Money, limit: Money) -> bool:
    return price.is_free or (price.currency == limit.currency and price.cents <= limit.cents)


def _limit_key(price: Money) -> str:
    """Write a price limit for a URL: ``150-usd``, ``19.90-eur``, ``free``."""
    return str(price).lower().replace(" ", "-")


def price_limits(page: PageContext, table: ComparisonTable) -> list[tuple[str, str]]:
    """Return the options of the price filter, as value and text: free first, then from low to high."""
    return [(_limit_key(limit), page.localizer.format_money(limit)) for limit in _limits(table)]


def _limits(table: ComparisonTable) -> list[Money]:
    prices = {price for view in table.current if (price := view.facts.price.value)}
    return sorted(prices, key=lambda price: (price.currency, price.cents))


def kind_options(page: PageContext, table: ComparisonTable) -> list[tuple[Kind, int]]:
    """Return the types in the table with the number of their credentials on offer, the one shown first at the front."""
    counts = [(kind, sum(view.kind is kind for view in table.current)) for kind in page.site.catalog.kinds]
    return sorted([option for option in counts if option[1]], key=lambda option: option[0] is not table.first_kind)


def level_options(page: PageContext, table: ComparisonTable) -> list[Level]:
    """Return the levels in the table."""
    used = {view.group.id for view in table.rows}
    return [level for level in page.site.catalog.levels if level.id in used]
