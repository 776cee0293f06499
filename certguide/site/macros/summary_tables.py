"""Macros for summary tables of price, proctoring and expiry, by level or kind, and for the list of rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup

from certguide.catalog.model.catalog import Group, Level, Policy
from certguide.catalog.model.validity import Validity
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.selection import listing_groups
from certguide.site.components.credential.requirements import title_validity, title_validity_fact
from certguide.site.components.labels import translate_label
from certguide.site.components.named_doubts import FactOf, facts_with_names
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.macros.arguments import MacroArgumentError, require_choice

TextOf = Callable[[CredentialView], str]
"""Writes the value of a credential in a table."""


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
    _ = page.localizer.gettext
    rows = []
    for group, views in _bookable_by_group(page):
        earned = [view for view in views if not view.is_title]
        prices = [price for view in earned if (price := view.regular_price.value)]
        if prices:
            text = page.localizer.format_money_range(prices)
            beta_prices = [price for view in views if (price := view.beta_price)]
            beta_price = page.localizer.format_money_range(beta_prices) if beta_prices else ""
            note = _("{price} in beta", price=beta_price) if beta_price else ""
            in_beta = [view for view in views if view.beta_price]
            facts = facts_with_names(earned, lambda view: view.regular_price)
            facts += facts_with_names(in_beta, lambda view: view.facts.price)
            rows.append(SummaryRow(group, formatting.capitalize_first(text), tuple(facts), note))
    head = _("Per attempt") if page.site.is_priced_per_attempt else _("Price")
    return SummaryTable("cost", _("Price"), (_group_head(page, rows), head), tuple(rows), coloured=True)


def proctoring_table(page: PageContext) -> SummaryTable:
    """Build the table of proctoring by kind, or by level where levels differ."""
    _ = page.localizer.gettext
    rows = _rows_by_kind(page, lambda view: view.facts.proctored, _proctoring, has_titles=False)
    return SummaryTable(
        "proctoring",
        _("Proctoring"),
        (_group_head(page, rows), translate_label(page.localizer, "proctored")),
        tuple(rows),
    )


def expiry_table(page: PageContext) -> SummaryTable:
    """Build the table of expiry by kind, or by level where levels differ."""
    _ = page.localizer.gettext
    rows = _rows_by_kind(page, _expiry_fact, _expiry, has_titles=True)
    validities = [fact.value for row in rows for fact in row.facts if isinstance(fact.value, Validity)]
    # A term follows "Valid for", but "does not expire" can't.
    has_no_term = any(not validity.months for validity in validities)
    head = _("Validity") if has_no_term else translate_label(page.localizer, "validity")
    return SummaryTable("expiry", _("Expiry"), (_group_head(page, rows), head), tuple(rows))


def _group_head(page: PageContext, rows: list[SummaryRow]) -> str:
    """Name what the rows are: types, levels or both."""
    _ = page.localizer.gettext
    has_levels = {isinstance(row.group, Level) for row in rows}
    if len(has_levels) > 1:
        return _("Type or level")
    return _("Level") if True in has_levels else _("Type")


def _rows_by_kind(page: PageContext, fact_of: FactOf, text_of: TextOf, *, has_titles: bool) -> list[SummaryRow]:
    """Build a row for each kind whose bookable credentials agree, and one for each level of the others."""
    rows = []
    groups = list(_bookable_by_group(page))
    for kind in page.site.catalog.kinds:
        of_kind = [(group, [view for view in views if has_titles or not view.is_title]) for group, views in groups]
        levels = [(group, views) for group, views in of_kind if views and views[0].kind is kind]
        members = [view for _, views in levels for view in views]
        parts = levels if len({text_of(view) for view in members}) > 1 else [(kind, members)][: len(members)]
        rows += [_row_of(page, group, views, fact_of, text_of) for group, views in parts]
    return rows


def _row_of(
    page: PageContext,
    group: Group,
    views: list[CredentialView],
    fact_of: FactOf,
    text_of: TextOf,
) -> SummaryRow:
    """Build the row of a group from what most of its credentials have; the note names the others."""
    by_text: dict[str, list[CredentialView]] = defaultdict(list)
    for view in views:
        by_text[text_of(view)].append(view)
    most, *others = sorted(by_text, key=lambda text: -len(by_text[text]))
    names = [f"{page.localizer.join_words([view.short for view in by_text[text]])}: {text}" for text in others]
    facts = facts_with_names([view for text in (most, *others) for view in by_text[text]], fact_of)
    return SummaryRow(group, formatting.capitalize_first(most), tuple(facts), "; ".join(names))


def _expiry_fact(view: CredentialView) -> Fact[object]:
    return title_validity_fact(view) if view.is_title else view.facts.validity


def _expiry(view: CredentialView) -> str:
    validity = view.facts.validity.value
    if view.is_title:
        return title_validity(view)
    return view.localizer.format_value(validity)


def _bookable_by_group(page: PageContext) -> Iterator[tuple[Group, list[CredentialView]]]:
    """Yield each group of the lists that has bookable credentials, with these."""
    views = page.views(page.site.catalog.credentials)
    for group in listing_groups(page.site.catalog):
        members = [view for view in views if view.group is group and view.status.is_bookable]
        if members:
            yield group, members


def _proctoring(view: CredentialView) -> str:
    fact = view.facts.proctored
    return view.localizer.format_yes_or_no(fact.value) if fact.is_stated else view.localizer.gettext("not known")


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
        discount = Policy(
            id="discount", topic="price", title=page.localizer.gettext("Discount"), text=programme.discount.text
        )
        rules_with_facts.insert(0, (discount, stated_fact(programme.discount, "text")))
    return page.render("policy_list", rules=rules_with_facts)
