"""The comparison table: a row for each credential, with what differs and decides, and the sort order of each column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from certguide.advice.renewals import renews
from certguide.catalog.model.catalog import Kind
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.selection import listing_groups
from certguide.site.components.comparison.blank_text import blank_text
from certguide.site.components.credential.next_change import next_change
from certguide.site.components.labels import LABELS
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.localization.messages import mark_message


@dataclass(frozen=True)
class Cell:
    """A value, a second line below it, the facts both rest on, and the icon of a status.

    The text is empty if there is none; then ``blank`` says why. ``is_nothing`` marks a text for nothing to come.
    """

    text: str
    facts: tuple[Fact[object], ...] = ()
    note: str = ""
    icon: str = ""
    is_nothing: bool = False
    blank: str = ""


@dataclass(frozen=True)
class Column:
    """A column. ``key`` is its name in URLs; ``order`` returns a credential's sort key, ``None`` if it is unknown.

    The column of names has no ``cell``: its rows begin with a link. ``is_labelled`` is true if narrow windows, which
    have no heads, show the title before the value.
    """

    key: str
    title: str
    cell: Callable[[CredentialView], Cell] | None
    order: Callable[[CredentialView], Any] | None = None
    is_labelled: bool = False


@dataclass(frozen=True)
class ComparisonTable:
    """The columns, the credentials on offer, those that are retired, and the type that is shown first."""

    columns: tuple[Column, ...]
    current: tuple[CredentialView, ...]
    retired: tuple[CredentialView, ...]
    first_kind: Kind

    @property
    def rows(self) -> tuple[CredentialView, ...]:
        """All credentials in the order of the table."""
        return (*self.current, *self.retired)


def comparison_table(page: PageContext) -> ComparisonTable:
    """Build the table of all credentials by level, in the catalogue's order, with the retired ones at the end."""
    catalog = page.site.catalog
    positions = {group.id: position for position, group in enumerate(listing_groups(catalog))}
    views = sorted(page.site.credentials.values(), key=lambda view: positions[view.group.id])
    name = Column("name", mark_message("Name"), None, lambda view: view.short.casefold())
    with_exams = [view.kind for view in views if view.credential.exams and not view.is_retired]
    columns = (name, *(column for column in _COLUMNS if _has_values(column, views)))
    return ComparisonTable(
        tuple(replace(column, title=page.localizer.gettext(column.title)) for column in columns),
        current=tuple(view for view in views if not view.is_retired),
        retired=tuple(view for view in views if view.is_retired),
        first_kind=max(catalog.kinds, key=lambda kind: sum(other is kind for other in with_exams)),
    )


def _has_values(column: Column, views: list[CredentialView]) -> bool:
    """Whether the catalogue states what a column shows for one credential at least."""
    return any(column.cell(view).text for view in views) if column.cell else True


def sort_ranks(table: ComparisonTable) -> list[list[int]]:
    """Return the rank of each row in every sortable column; equal values have equal ranks, an unknown one has -1."""
    by_column = [_ranks([column.order(view) for view in table.rows]) for column in table.columns if column.order]
    return [list(row) for row in zip(*by_column, strict=True)]


def _ranks(values: list[Any]) -> list[int]:
    sorted_values = sorted({value for value in values if value is not None})
    ranks = {value: rank for rank, value in enumerate(sorted_values)}
    return [-1 if value is None else ranks[value] for value in values]


def _who_cell(view: CredentialView) -> Cell:
    roles = formatting.capitalize_first(view.localizer.join_words(view.credential.roles))
    return Cell(view.credential.who_for or roles, blank=blank_text(view, "who_for"))


def _price_cell(view: CredentialView) -> Cell:
    price, regular = view.facts.price, view.regular_price
    if view.beta_price and regular.value:
        later = view.localizer.gettext("later {price}", price=view.localizer.format_money(regular.value))
        return Cell(view.localizer.format_money(view.beta_price), (price, regular), later)
    return Cell(formatting.capitalize_first(view.price), view.price_facts)


def _length_cell(view: CredentialView) -> Cell:
    length, localizer = view.facts.length, view.localizer
    if not length.is_stated:
        return Cell("", blank=blank_text(view, "length"))
    text = view.short_length or localizer.gettext("not known")
    return Cell(formatting.capitalize_first(text), (length,))


def _study_cell(view: CredentialView) -> Cell:
    """Return the study time with experience, and below it the one for newcomers and the version it was made for."""
    study_time = view.credential.study_time
    if not study_time or not study_time.shortest:
        return Cell("", blank=blank_text(view, "study_time"))
    _, write, notes = view.localizer.gettext, view.localizer.format_short_study_range, []
    if study_time.experienced and study_time.new:
        # Translators: the study time without experience.
        notes.append(_("new: {time}", time=write(study_time.new)))
    if study_time.exam and study_time.exam not in view.exam_names:
        notes.append(_("for {code}", code=study_time.exam))
    fields = [field for field in ("experienced", "new") if getattr(study_time, field)]
    facts = tuple(stated_fact(study_time, field, view.credential) for field in fields)
    return Cell(write(study_time.shortest), facts, view.localizer.join_clauses(notes))


def _experience_cell(view: CredentialView) -> Cell:
    experience = view.facts.recommended_experience
    text = formatting.first_clause(experience.value) if experience.value else ""
    facts = (experience,) if experience.is_stated else ()
    return Cell(formatting.capitalize_first(text), facts, blank=blank_text(view, "recommended_experience"))


def _change_cell(view: CredentialView) -> Cell:
    if view.is_retired:
        return Cell(view.headline.text, icon="retired")
    change = next_change(view)
    if not change:
        return Cell(view.localizer.gettext("Nothing announced"), is_nothing=True)
    return Cell(change.text, icon=change.icon)


def _renews_cell(view: CredentialView) -> Cell:
    renewed = [] if view.is_retired else renews(view.catalog, view.credential)
    names = view.localizer.join_words([credential.short for credential in renewed])
    return Cell(names, blank=blank_text(view, "also_renews"))


def _price_order(view: CredentialView) -> tuple[str, int] | None:
    """Sort by today's price: free first, then by currency, since amounts in two currencies cannot be compared."""
    price = view.facts.price.value
    return (price.currency, price.cents) if price else None


def _length_order(view: CredentialView) -> int | None:
    length = view.facts.length.value
    return length.minutes if length else None


def _study_order(view: CredentialView) -> int | None:
    """Sort by the days of the shortest study time."""
    shortest = view.credential.study_time.shortest if view.credential.study_time else None
    return shortest.shortest_days(view.catalog.guide.study_hours_per_week) if shortest else None


_COLUMNS = (
    Column("who", LABELS["who_for"], _who_cell, is_labelled=True),
    Column("price", LABELS["price"], _price_cell, _price_order),
    Column("length", LABELS["length"], _length_cell, _length_order),
    Column("study", LABELS["study_time"], _study_cell, _study_order),
    Column("experience", LABELS["recommended_experience"], _experience_cell, is_labelled=True),
    Column("change", LABELS["next_change"], _change_cell),
    Column("renews", LABELS["also_renews"], _renews_cell, is_labelled=True),
)
