"""What renews what in words: exam by exam, and the ways to keep something without an exam."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from certguide.advice.renewal_effects import RenewalEffect, may_still_be_held, no_longer_renewable, renewal_effects
from certguide.advice.renewals import renewal_ways
from certguide.catalog.model.catalog import Credential, Group, RenewalWay
from certguide.catalog.queries.facts import Fact, group_chain, stated_fact
from certguide.catalog.queries.selection import listing_groups
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


@dataclass(frozen=True)
class RenewalRow:
    """An exam, what it renews, and the ways that spare it."""

    view: CredentialView
    also: list[CredentialView]
    facts: tuple[Fact, ...]
    ways: list[RenewalWay]


@dataclass(frozen=True)
class RenewalWayRow:
    """One thing to know about a way, with where it was read."""

    label: str
    text: str
    views: list[CredentialView]
    fact: Fact


def renewal_table(page: PageContext) -> Markup:
    """Every exam with what passing it renews besides its own credential."""
    rows = [_row(page, one) for one in renewal_effects(page.site.catalog, page.site.today)]
    sections = [
        (group, [row for row in rows if row.view.group is group]) for group in listing_groups(page.site.catalog)
    ]
    past = no_longer_renewable(page.site.catalog, page.site.today)
    return page.render("renewal_table", sections=[one for one in sections if one[1]], past=_past(page, past))


def renewal_ways_list(page: PageContext) -> Markup:
    """The ways to keep a credential without passing an exam, each with its window, what it gives and its doubts."""
    found = [(way, _way(page, way)) for way in page.site.catalog.programme.renewal_ways]
    return page.render("renewal_ways", ways=found)


def _row(page: PageContext, one: RenewalEffect) -> RenewalRow:
    catalog = page.site.catalog
    stated: list[Credential | Group] = [one.credential, *group_chain(catalog, one.credential)]
    facts = tuple(stated_fact(record, "renews") for record in stated if record.renews)
    return RenewalRow(page.view(one.credential), page.views(one.renews), facts, renewal_ways(catalog, one.credential))


def _way(page: PageContext, way: RenewalWay) -> list[RenewalWayRow]:
    of = [page.site.catalog.by_id[one] for one in way.of]
    held = [one for one in of if may_still_be_held(page.site.catalog, one, page.site.today)]
    price = formatting.format_money(way.price) if way.price else "not known"
    return [
        RenewalWayRow("For", "", page.views(held), stated_fact(way, "of")),
        RenewalWayRow(
            "When",
            f"in the last {formatting.format_period(way.window)} before it runs out",
            [],
            stated_fact(way, "window"),
        ),
        RenewalWayRow("Gives", f"{formatting.format_validity(way.extends)} more", [], stated_fact(way, "extends")),
        RenewalWayRow("Fee", price, [], stated_fact(way, "price")),
        RenewalWayRow("How", way.says, [], stated_fact(way, "says")),
    ]


def _past(page: PageContext, past: list[tuple[Credential, date]]) -> list[tuple[CredentialView, str]]:
    return [(page.view(one), formatting.format_day(last)) for one, last in past]
