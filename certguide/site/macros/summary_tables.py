"""The comparison in brief: a table of each thing people ask first, by level or kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from certguide.catalog.model.catalog import Group
from certguide.catalog.model.text_values import Money, Validity
from certguide.catalog.queries.facts import Fact
from certguide.catalog.queries.selection import groups
from certguide.site.context import formatting
from certguide.site.context.credential_view import View
from certguide.site.context.page import Desk


@dataclass(frozen=True)
class BriefRow:
    """What holds for a level or kind, with a remark on the exceptions."""

    group: Group
    text: str
    facts: tuple[Fact, ...]
    note: str = ""


@dataclass(frozen=True)
class Brief:
    """A table of two columns; ``topic`` is its anchor."""

    topic: str
    caption: str
    subject: str
    head: str
    rows: tuple[BriefRow, ...]
    coloured: bool = False


def costs(desk: Desk) -> Brief:
    """Fee per try, by level, or by kind where there are no levels."""
    rows = []
    for group, views in _current(desk):
        prices = [fact for view in views if isinstance((fact := view.settled("price")).value, Money)]
        betas = [view.fact("price").value for view in views if view.price.count("later")]
        if prices:
            text = formatting.money_range([fact.value for fact in prices])
            note = f"{formatting.money_range(betas)} in beta" if betas else ""
            rows.append(BriefRow(group, text, (prices[0],), note))
    subject = desk.edition.ranked
    return Brief("cost", "What it costs", subject, "Fee per try", tuple(rows), coloured=True)


def proctoring(desk: Desk) -> Brief:
    """Whether somebody watches, by kind."""
    rows = [BriefRow(kind, _watched(view), _watch_facts(view)) for kind, view in _kinds(desk)]
    return Brief("proctoring", "Who watches", "Family", "Proctoring", tuple(rows))


def expiry(desk: Desk) -> Brief:
    """How long it lasts, by kind."""
    rows = []
    for kind, view in _kinds(desk):
        fact = view.fact("validity")
        rows.append(BriefRow(kind, formatting.capital(_lasting(view)), (fact,)))
    return Brief("expiry", "How long it lasts", "Family", "Expiry", tuple(rows))


def _lasting(view: View) -> str:
    value = view.fact("validity").value
    if isinstance(value, Validity) and value.months:
        how = "passing the newest exam, or a higher one" if view.group is not view.kind else "passing it again"
        return f"{formatting.validity(value)}; renew by {how}"
    return view.expiry


def _kinds(desk: Desk) -> Iterator[tuple[Group, View]]:
    """Each kind with the first of its credentials on offer, which speaks for it."""
    for kind in desk.edition.catalog.kinds:
        for view in desk.views(desk.edition.catalog.credentials):
            if view.kind is kind and view.status.bookable:
                yield kind, view
                break


def _current(desk: Desk) -> Iterator[tuple[Group, list[View]]]:
    views = desk.views(desk.edition.catalog.credentials)
    for group in groups(desk.edition.catalog):
        members = [view for view in views if view.group is group and view.status.bookable]
        if members:
            yield group, members


def _watched(view: View) -> str:
    place = view.fact("taken").value
    if view.fact("proctored").value:
        return f"Proctored, {place}" if place else "Proctored"
    if not view.fact("proctored").stated:
        return "Not known"
    return f"Nobody; taken {place}" if place else "Nobody"


def _watch_facts(view: View) -> tuple[Fact, ...]:
    return tuple(fact for fact in (view.fact("proctored"), view.fact("taken")) if fact.stated)
