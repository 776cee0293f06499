"""What renews what in words: exam by exam, and the ways to keep something without an exam."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from certguide.advice.renewal_effects import Pass, may_be_valid, passes, past_renewing
from certguide.advice.renewals import ways
from certguide.catalog.model.catalog import Credential, Group, RenewalWay
from certguide.catalog.queries.facts import Fact, group_layers, own_fact
from certguide.catalog.queries.selection import groups
from certguide.site.context import formatting
from certguide.site.context.credential_view import View
from certguide.site.context.page import Desk


@dataclass(frozen=True)
class Row:
    """An exam, what it renews, and the ways that spare it."""

    view: View
    also: list[View]
    facts: tuple[Fact, ...]
    ways: list[RenewalWay]


@dataclass(frozen=True)
class WayRow:
    """One thing to know about a way, with where it was read."""

    label: str
    text: str
    views: list[View]
    fact: Fact


def renewal_table(desk: Desk) -> Markup:
    """Every exam with what passing it renews besides its own credential."""
    rows = [_row(desk, one) for one in passes(desk.edition.catalog, desk.edition.today)]
    sections = [(group, [row for row in rows if row.view.group is group]) for group in groups(desk.edition.catalog)]
    past = past_renewing(desk.edition.catalog, desk.edition.today)
    return desk.render("renewal_table", sections=[one for one in sections if one[1]], past=_past(desk, past))


def renewal_ways(desk: Desk) -> Markup:
    """The ways to keep a credential without passing an exam, each with its window, what it gives and its doubts."""
    found = [(way, _way(desk, way)) for way in desk.edition.catalog.programme.renewal_ways]
    return desk.render("renewal_ways", ways=found)


def _row(desk: Desk, one: Pass) -> Row:
    catalog = desk.edition.catalog
    stated: list[Credential | Group] = [one.credential, *group_layers(catalog, one.credential)]
    facts = tuple(own_fact(record, "renews") for record in stated if record.renews)
    return Row(desk.view(one.credential), desk.views(one.also), facts, ways(catalog, one.credential))


def _way(desk: Desk, way: RenewalWay) -> list[WayRow]:
    of = [desk.edition.catalog.by_id[one] for one in way.of]
    held = [one for one in of if may_be_valid(desk.edition.catalog, one, desk.edition.today)]
    price = formatting.money(way.price) if way.price else "not known"
    return [
        WayRow("For", "", desk.views(held), own_fact(way, "of")),
        WayRow("When", f"in the last {formatting.span(way.window)} before it runs out", [], own_fact(way, "window")),
        WayRow("Gives", f"{formatting.validity(way.extends)} more", [], own_fact(way, "extends")),
        WayRow("Fee", price, [], own_fact(way, "price")),
        WayRow("How", way.says, [], own_fact(way, "says")),
    ]


def _past(desk: Desk, past: list[tuple[Credential, date]]) -> list[tuple[View, str]]:
    return [(desk.view(one), formatting.day(last)) for one, last in past]
