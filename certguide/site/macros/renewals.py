"""Macros for renewals: which exams renew a credential, and the ways to renew without an exam."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from certguide.advice.renewal_effects import may_still_be_held, no_longer_renewable, renewal_effects
from certguide.advice.renewals import is_renewed_by_exam, renewal_ways, renewed_by
from certguide.catalog.model.catalog import Credential, Group, RenewalWay
from certguide.catalog.queries.facts import Fact, group_chain, stated_fact
from certguide.catalog.queries.selection import listing_groups
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


@dataclass(frozen=True)
class RenewalRow:
    """A credential that expires, the exams that renew it, its own first, and the ways to renew it without an exam."""

    view: CredentialView
    exams: list[CredentialView]
    ways: list[RenewalWay]
    facts: tuple[Fact[object], ...]


@dataclass(frozen=True)
class RenewalWayRow:
    """A label with the text or the credentials of some facts about a way."""

    label: str
    text: str
    views: list[CredentialView]
    facts: tuple[Fact[object], ...]


def renewal_table(page: PageContext) -> Markup:
    """Render the table of credentials that expire, with the exams that renew each."""
    rows = [_row(page, effect.credential) for effect in renewal_effects(page.site.on_day)]
    groups = listing_groups(page.site.catalog)
    sections = [(group, [row for row in rows if row.view.group is group]) for group in groups]
    past = [
        (page.view(credential), page.localizer.format_day(last_day))
        for credential, last_day in no_longer_renewable(page.site.on_day)
    ]
    return page.render("renewal_table", sections=[(group, rows) for group, rows in sections if rows], past=past)


def renewal_ways_list(page: PageContext) -> Markup:
    """Render the ways to renew a credential without an exam, each with its window, validity, price and doubts."""
    ways = [(way, _way_rows(page, way)) for way in page.site.catalog.programme.renewal_ways]
    return page.render("renewal_ways", ways=ways)


def _row(page: PageContext, credential: Credential) -> RenewalRow:
    catalog = page.site.catalog
    others = renewed_by(page.site.on_day, credential)
    exams = [credential, *others] if is_renewed_by_exam(page.site.on_day, credential) else others
    records: list[Credential | Group] = []
    for exam in others:
        records += [exam, *group_chain(catalog, exam)]
    facts = (
        page.view(credential).facts.validity,
        *(stated_fact(record, "renews") for record in records if record.renews),
    )
    return RenewalRow(page.view(credential), page.views(exams), renewal_ways(catalog, credential), facts)


def _way_rows(page: PageContext, way: RenewalWay) -> list[RenewalWayRow]:
    credentials = [page.site.catalog.by_id[credential_id] for credential_id in way.credentials]
    renewable = [credential for credential in credentials if may_still_be_held(page.site.on_day, credential)]
    gives, window = page.localizer.format_validity(way.extends), page.localizer.format_period(way.window)
    price = page.localizer.format_value(way.price) if way.price else f"price {page.localizer.gettext('not known')}"
    whole = " for all" if way.once_for_all else " each" if way.price and not way.price.is_free and renewable[1:] else ""
    text = f"{gives} more, in the last {window} before it expires, {price}{whole}"
    terms = [stated_fact(way, field) for field in ("extends", "window", "price")]
    return [
        RenewalWayRow("For", "", page.views(renewable), (stated_fact(way, "credentials"),)),
        RenewalWayRow("Gives", text, [], tuple(terms)),
        RenewalWayRow("How", way.text, [], (stated_fact(way, "text"),)),
    ]
