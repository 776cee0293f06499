"""Costs, watching and expiry in tables, and the programme's rules on them: macros of prose pages."""

from __future__ import annotations

from markupsafe import Markup

from certguide.catalog.model.catalog import Rule
from certguide.catalog.queries.facts import own_fact
from certguide.site.context.page import Desk
from certguide.site.macros import summary_tables
from certguide.site.macros.arguments import Misuse, chosen


def costs(desk: Desk) -> Markup:
    """What each level or kind costs, in brief."""
    return desk.render("summary_table", table=summary_tables.costs(desk))


def proctoring(desk: Desk) -> Markup:
    """Who watches, kind by kind, in brief."""
    return desk.render("summary_table", table=summary_tables.proctoring(desk))


def expiry(desk: Desk) -> Markup:
    """How long each kind lasts, in brief."""
    return desk.render("summary_table", table=summary_tables.expiry(desk))


def rules(desk: Desk, *topics: str) -> Markup:
    """The programme's rules on one topic or more, with their sources."""
    programme = desk.edition.catalog.programme
    if not topics:
        raise Misuse(f"name a topic or more. Allowed: {', '.join(Rule.model_fields['topic'].annotation.__args__)}.")  # type: ignore[union-attr]
    known = {topic: topic for topic in Rule.model_fields["topic"].annotation.__args__}  # type: ignore[union-attr]
    wanted = [chosen(topic, known, "topic") for topic in topics]
    found = [(rule, own_fact(rule, "says")) for rule in programme.rules if rule.topic in wanted]
    if programme.voucher and "cost" in wanted:
        voucher = Rule(id="voucher", topic="cost", title="Voucher", says=programme.voucher.says)
        found.insert(0, (voucher, own_fact(programme.voucher, "says")))
    return desk.render("rules", rules=found)
