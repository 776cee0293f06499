"""Macros for summary tables of price, proctoring and expiry, by level or kind, and for the list of rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup

from certguide.catalog.model.catalog import Group, Policy
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.selection import listing_groups
from certguide.site.components.labels import LABELS
from certguide.site.components.requirements import WHILE_ALL_ARE_VALID
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.macros.arguments import MacroArgumentError, require_choice


@dataclass(frozen=True)
class SummaryRow:
    """The value of a level or kind, with a note on exceptions."""

    group: Group
    text: str
    facts: tuple[Fact[object], ...]
    note: str = ""


@dataclass(frozen=True)
class SummaryTable:
    """A table with the columns ``heads``, of which the first names the row; ``topic`` is its anchor."""

    topic: str
    caption: str
    heads: tuple[str, ...]
    rows: tuple[SummaryRow, ...]
    coloured: bool = False

    @property
    def facts(self) -> tuple[Fact[object], ...]:
        """The facts of all rows."""
        return tuple(fact for row in self.rows for fact in row.facts)


def cost_table(page: PageContext) -> SummaryTable:
    """Build the table of prices by level, or by kind where there are no levels."""
    rows = []
    for group, views in _bookable_by_group(page):
        earned = [view for view in views if not view.is_title]
        priced = [(view.regular_price, price) for view in earned if (price := view.regular_price.value)]
        beta_prices = [price for view in views if (price := view.beta_price)]
        if priced:
            text = formatting.format_money_range([price for _, price in priced])
            note = f"{formatting.format_money_range(beta_prices)} in beta" if beta_prices else ""
            fact, _ = priced[0]
            rows.append(SummaryRow(group, formatting.capitalize_first(text), (fact,), note))
    head = "Per attempt" if page.site.is_priced_per_attempt else "Price"
    return SummaryTable("cost", "Price", (page.site.group_label, head), tuple(rows), coloured=True)


def proctoring_table(page: PageContext) -> SummaryTable:
    """Build the table of proctoring by kind."""
    examples = [(kind, view) for kind, view in _kind_examples(page) if not view.is_title]
    rows = [SummaryRow(kind, _proctoring(view), (view.facts.proctored,)) for kind, view in examples]
    return SummaryTable("proctoring", "Proctoring", ("Type", LABELS["proctored"]), tuple(rows))


def expiry_table(page: PageContext) -> SummaryTable:
    """Build the table of expiry by kind."""
    rows = [SummaryRow(kind, _expiry(view), (view.facts.validity,)) for kind, view in _kind_examples(page)]
    return SummaryTable("expiry", "Expiry", ("Type", LABELS["validity"]), tuple(rows))


def _expiry(view: CredentialView) -> str:
    validity = view.facts.validity.value
    if view.is_title:
        return WHILE_ALL_ARE_VALID
    return formatting.capitalize_first(formatting.format_validity(validity) if validity else formatting.NOT_KNOWN)


def _kind_examples(page: PageContext) -> Iterator[tuple[Group, CredentialView]]:
    """Yield each kind with the first of its credentials that can be booked, whose facts stand for the kind."""
    for kind in page.site.catalog.kinds:
        for view in page.views(page.site.catalog.credentials):
            if view.kind is kind and view.status.is_bookable:
                yield kind, view
                break


def _bookable_by_group(page: PageContext) -> Iterator[tuple[Group, list[CredentialView]]]:
    """Yield each group of the lists that has bookable credentials, with these."""
    views = page.views(page.site.catalog.credentials)
    for group in listing_groups(page.site.catalog):
        members = [view for view in views if view.group is group and view.status.is_bookable]
        if members:
            yield group, members


def _proctoring(view: CredentialView) -> str:
    fact = view.facts.proctored
    return formatting.capitalize_first(
        formatting.format_yes_or_no(fact.value) if fact.is_stated else formatting.NOT_KNOWN
    )


def costs(page: PageContext) -> Markup:
    """Render the table of prices."""
    return page.render("summary_table", table=cost_table(page))


def proctoring(page: PageContext) -> Markup:
    """Render the table of proctoring."""
    return page.render("summary_table", table=proctoring_table(page))


def expiry(page: PageContext) -> Markup:
    """Render the table of expiry."""
    return page.render("summary_table", table=expiry_table(page))


def policies(page: PageContext, *topics: str) -> Markup:
    """Render the programme's rules on one or more topics, with their sources."""
    programme = page.site.catalog.programme
    choices = {topic: topic for topic in get_args(Policy.model_fields["topic"].annotation)}
    if not topics:
        raise MacroArgumentError(f"name a topic or more. Allowed: {', '.join(choices)}.")
    selected = [require_choice(topic, choices, "topic") for topic in topics]
    rules_with_facts = [(rule, stated_fact(rule, "text")) for rule in programme.policies if rule.topic in selected]
    if programme.discount and "price" in selected:
        discount = Policy(id="discount", topic="price", title="Discount", text=programme.discount.text)
        rules_with_facts.insert(0, (discount, stated_fact(programme.discount, "text")))
    return page.render("policy_list", rules=rules_with_facts)
