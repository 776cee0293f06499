"""Macros for renewals: what each exam renews, and the ways to renew without an exam."""

from __future__ import annotations

from dataclasses import dataclass

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
    """An exam, what it also renews, and the ways to renew without it."""

    view: CredentialView
    also: list[CredentialView]
    facts: tuple[Fact[object], ...]
    ways: list[RenewalWay]


@dataclass(frozen=True)
class RenewalWayRow:
    """A label with the text or the credentials of one fact about a way."""

    label: str
    text: str
    views: list[CredentialView]
    fact: Fact[object]


def renewal_table(page: PageContext) -> Markup:
    """Render the table of exams with what passing each renews besides its own credential."""
    rows = [_row(page, effect) for effect in renewal_effects(page.site.on_day)]
    groups = listing_groups(page.site.catalog)
    sections = [(group, [row for row in rows if row.view.group is group]) for group in groups]
    past = [
        (page.view(credential), formatting.format_day(last_day))
        for credential, last_day in no_longer_renewable(page.site.on_day)
    ]
    return page.render("renewal_table", sections=[(group, rows) for group, rows in sections if rows], past=past)


def renewal_ways_list(page: PageContext) -> Markup:
    """Render the ways to renew a credential without an exam, each with its window, validity, price and doubts."""
    ways = [(way, _way_rows(page, way)) for way in page.site.catalog.programme.renewal_ways]
    return page.render("renewal_ways", ways=ways)


def _row(page: PageContext, effect: RenewalEffect) -> RenewalRow:
    catalog, credential = page.site.catalog, effect.credential
    records: list[Credential | Group] = [credential, *group_chain(catalog, credential)]
    facts = tuple(stated_fact(record, "renews") for record in records if record.renews)
    return RenewalRow(page.view(credential), page.views(effect.renews), facts, renewal_ways(catalog, credential))


def _way_rows(page: PageContext, way: RenewalWay) -> list[RenewalWayRow]:
    credentials = [page.site.catalog.by_id[credential_id] for credential_id in way.credentials]
    renewable = [credential for credential in credentials if may_still_be_held(page.site.on_day, credential)]
    window = f"in the last {formatting.format_period(way.window)} before it runs out"
    price = formatting.format_money(way.price) if way.price else formatting.NOT_KNOWN
    return [
        RenewalWayRow("For", "", page.views(renewable), stated_fact(way, "credentials")),
        RenewalWayRow("When", window, [], stated_fact(way, "window")),
        RenewalWayRow("Gives", f"{formatting.format_validity(way.extends)} more", [], stated_fact(way, "extends")),
        RenewalWayRow("Fee", price, [], stated_fact(way, "price")),
        RenewalWayRow("How", way.text, [], stated_fact(way, "text")),
    ]
