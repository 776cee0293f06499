"""Costs, watching and expiry in tables, and the programme's rules on them: macros of prose pages."""

from __future__ import annotations

from typing import get_args

from markupsafe import Markup

from certguide.catalog.model.catalog import Rule
from certguide.catalog.queries.facts import stated_fact
from certguide.site.context.page import PageContext
from certguide.site.macros import summary_tables
from certguide.site.macros.arguments import MacroArgumentError, require_choice


def costs(page: PageContext) -> Markup:
    """What each level or kind costs, in brief."""
    return page.render("summary_table", table=summary_tables.cost_table(page))


def proctoring(page: PageContext) -> Markup:
    """Who watches, kind by kind, in brief."""
    return page.render("summary_table", table=summary_tables.proctoring_table(page))


def expiry(page: PageContext) -> Markup:
    """How long each kind lasts, in brief."""
    return page.render("summary_table", table=summary_tables.expiry_table(page))


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
    return page.render("rules", rules=found)
