"""Macros for renewals: which exams renew a credential, the other ways to renew, and yearly fees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from certguide.advice.renewal_effects import expiring_credentials, may_still_be_held, no_longer_renewable
from certguide.advice.renewals import (
    is_renewed_by_exam,
    needs_newer_version,
    renewable_by,
    renewal_ways,
    renewed_by,
    renews,
)
from certguide.catalog.model.catalog import Credential, Group, RenewalWay, YearlyFee
from certguide.catalog.queries.facts import Fact, group_chain, stated_fact
from certguide.catalog.queries.selection import listing_groups
from certguide.site.components.labels import translate_label
from certguide.site.components.renewal_text import activities_text, fee_text, short_way_text, way_terms
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


@dataclass(frozen=True)
class RenewalRow:
    """A credential that expires, the exams that renew it, its own first, and the other ways to renew it."""

    view: CredentialView
    exams: list[CredentialView]
    needs_newer: bool
    ways: list[tuple[RenewalWay, str]]
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
    rows = [_row(page, credential) for credential in expiring_credentials(page.site.on_day)]
    groups = listing_groups(page.site.catalog)
    sections = [(group, [row for row in rows if row.view.group is group]) for group in groups]
    past = [
        (page.view(credential), page.localizer.format_day(last_day))
        for credential, last_day in no_longer_renewable(page.site.on_day)
    ]
    return page.render("renewal_table", sections=[(group, rows) for group, rows in sections if rows], past=past)


def renewal_ways_list(page: PageContext) -> Markup:
    """Render the ways to renew without passing the exam again, each with its terms and doubts, and the yearly fees."""
    programme = page.site.catalog.programme
    ways = [(way, _way_rows(page, way)) for way in programme.renewal_ways]
    fees = [(fee, _fee_rows(page, fee)) for fee in programme.yearly_fees]
    return page.render("renewal_ways", ways=ways, fees=fees)


def _row(page: PageContext, credential: Credential) -> RenewalRow:
    catalog = page.site.catalog
    others = renewed_by(page.site.on_day, credential)
    by_own_exam = page.site.on_day.status(credential).is_bookable and is_renewed_by_exam(page.site.on_day, credential)
    exams = [credential, *others] if by_own_exam else others
    records: list[Credential | Group] = []
    for exam in others:
        records += [exam, *group_chain(catalog, exam)]
    ways = [(way, short_way_text(page.localizer, way)) for way in renewal_ways(page.site.on_day, credential)]
    facts = (
        page.view(credential).facts.validity,
        *(stated_fact(record, "renews") for record in records if record.renews),
    )
    newer = needs_newer_version(page.site.on_day, credential)
    return RenewalRow(page.view(credential), page.views(exams), newer, ways, facts)


def _way_rows(page: PageContext, way: RenewalWay) -> list[RenewalWayRow]:
    _, views = page.localizer.gettext, _views_that_may_be_held(page, renewable_by(page.site.on_day, way))
    terms = [stated_fact(way, field) for field in ("extends", "credits", "window", "grace", "price")]
    activities, gives = activities_text(page.localizer, way), way_terms(page.localizer, way, for_several=len(views) > 1)
    return [
        RenewalWayRow(_("For"), "", views, (stated_fact(way, "credentials"),)),
        RenewalWayRow(_("Gives"), gives, [], tuple(terms)),
        *_also_renews(page, way),
        *([RenewalWayRow(_("Credits"), activities, [], (stated_fact(way, "credits"),))] if activities else []),
        RenewalWayRow(_("How"), way.text, [], (stated_fact(way, "text"),)),
    ]


def _also_renews(page: PageContext, way: RenewalWay) -> list[RenewalWayRow]:
    """Return a row with the lower credentials that a way renews too, if it does."""
    catalog, label = page.site.catalog, translate_label(page.localizer, "also_renews")
    higher = [catalog.by_id[id_] for id_ in way.credentials] if way.renews_lower else []
    ids = dict.fromkeys(lower.id for credential in higher for lower in renews(catalog, credential))
    views = _views_that_may_be_held(page, [id_ for id_ in ids if id_ not in way.credentials])
    return [RenewalWayRow(label, "", views, (stated_fact(way, "renews_lower"),))] if views else []


def _fee_rows(page: PageContext, fee: YearlyFee) -> list[RenewalWayRow]:
    _, views = page.localizer.gettext, _views_that_may_be_held(page, fee.credentials)
    price = formatting.capitalize_first(fee_text(page.localizer, fee, for_several=len(views) > 1))
    return [
        RenewalWayRow(_("For"), "", views, (stated_fact(fee, "credentials"),)),
        RenewalWayRow(_("Price"), price, [], (stated_fact(fee, "price"),)),
        RenewalWayRow(_("About"), fee.text, [], (stated_fact(fee, "text"),)),
    ]


def _views_that_may_be_held(page: PageContext, ids: Sequence[str]) -> list[CredentialView]:
    credentials = [page.site.catalog.by_id[credential_id] for credential_id in ids]
    return page.views([credential for credential in credentials if may_still_be_held(page.site.on_day, credential)])
