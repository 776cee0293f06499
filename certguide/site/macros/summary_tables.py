"""The comparison in brief: a table of each thing people ask first, by level or kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup

from certguide.catalog.model.catalog import Group, Rule
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.selection import listing_groups
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.macros.arguments import MacroArgumentError, require_choice


@dataclass(frozen=True)
class SummaryRow:
    """What holds for a level or kind, with a remark on the exceptions."""

    group: Group
    text: str
    facts: tuple[Fact[object], ...]
    note: str = ""


@dataclass(frozen=True)
class SummaryTable:
    """A table of two columns; ``topic`` is its anchor."""

    topic: str
    caption: str
    subject: str
    head: str
    rows: tuple[SummaryRow, ...]
    coloured: bool = False


def cost_table(page: PageContext) -> SummaryTable:
    """Fee per try, by level, or by kind where there are no levels."""
    rows = []
    for group, views in _current(page):
        known = [(view.regular_price, price) for view in views if (price := view.regular_price.value)]
        betas = [price for view in views if (price := view.beta_price)]
        if known:
            text = formatting.format_money_range([price for _, price in known])
            note = f"{formatting.format_money_range(betas)} in beta" if betas else ""
            rows.append(SummaryRow(group, text, (known[0][0],), note))
    subject = page.site.group_label
    return SummaryTable("cost", "What it costs", subject, "Fee per try", tuple(rows), coloured=True)


def proctoring_table(page: PageContext) -> SummaryTable:
    """Whether somebody watches, by kind."""
    rows = [SummaryRow(kind, _watched(view), _watch_facts(view)) for kind, view in _kinds(page)]
    return SummaryTable("proctoring", "Who watches", "Family", "Proctoring", tuple(rows))


def expiry_table(page: PageContext) -> SummaryTable:
    """How long it lasts, by kind."""
    rows = []
    for kind, view in _kinds(page):
        fact = view.facts.validity
        rows.append(SummaryRow(kind, formatting.capitalize_first(_lasting(view)), (fact,)))
    return SummaryTable("expiry", "How long it lasts", "Family", "Expiry", tuple(rows))


def _lasting(view: CredentialView) -> str:
    value = view.facts.validity.value
    if value and value.months:
        how = "passing the newest exam, or a higher one" if view.group is not view.kind else "passing it again"
        return f"{formatting.format_validity(value)}; renew by {how}"
    return view.expiry


def _kinds(page: PageContext) -> Iterator[tuple[Group, CredentialView]]:
    """Each kind with the first of its credentials on offer, which speaks for it."""
    for kind in page.site.catalog.kinds:
        for view in page.views(page.site.catalog.credentials):
            if view.kind is kind and view.status.is_bookable:
                yield kind, view
                break


def _current(page: PageContext) -> Iterator[tuple[Group, list[CredentialView]]]:
    views = page.views(page.site.catalog.credentials)
    for group in listing_groups(page.site.catalog):
        members = [view for view in views if view.group is group and view.status.is_bookable]
        if members:
            yield group, members


def _watched(view: CredentialView) -> str:
    place = view.facts.taken.value
    if view.facts.proctored.value:
        return f"Proctored, {place}" if place else "Proctored"
    if not view.facts.proctored.is_stated:
        return formatting.capitalize_first(formatting.NOT_KNOWN)
    return f"Nobody; taken {place}" if place else "Nobody"


def _watch_facts(view: CredentialView) -> tuple[Fact[object], ...]:
    return tuple(fact for fact in (view.facts.proctored, view.facts.taken) if fact.is_stated)


def costs(page: PageContext) -> Markup:
    """What each level or kind costs, in brief."""
    return page.render("summary_table", table=cost_table(page))


def proctoring(page: PageContext) -> Markup:
    """Who watches, kind by kind, in brief."""
    return page.render("summary_table", table=proctoring_table(page))


def expiry(page: PageContext) -> Markup:
    """How long each kind lasts, in brief."""
    return page.render("summary_table", table=expiry_table(page))


def rules(page: PageContext, *topics: str) -> Markup:
    """The programme's rules on one topic or more, with their sources."""
    programme = page.site.catalog.programme
    known = {topic: topic for topic in get_args(Rule.model_fields["topic"].annotation)}
    if not topics:
        raise MacroArgumentError(f"name a topic or more. Allowed: {', '.join(known)}.")
    wanted = [require_choice(topic, known, "topic") for topic in topics]
    found = [(rule, stated_fact(rule, "says")) for rule in programme.rules if rule.topic in wanted]
    if programme.voucher and "cost" in wanted:
        voucher = Rule(id="voucher", topic="cost", title="Voucher", says=programme.voucher.says)
        found.insert(0, (voucher, stated_fact(programme.voucher, "says")))
    return page.render("policy_list", rules=found)
