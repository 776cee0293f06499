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
from certguide.site.localization.localizer import Localizer


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
    _, localizer = page.localizer.gettext, page.localizer
    gives = _("{term} more", term=localizer.format_validity(way.extends))
    when = _("in the last {period} before it expires", period=localizer.format_period(way.window))
    text = localizer.join_values([gives, when, _price_text(localizer, way, is_for_several=bool(renewable[1:]))])
    terms = [stated_fact(way, field) for field in ("extends", "window", "price")]
    return [
        RenewalWayRow(_("For"), "", page.views(renewable), (stated_fact(way, "credentials"),)),
        RenewalWayRow(_("Gives"), text, [], tuple(terms)),
        RenewalWayRow(_("How"), way.text, [], (stated_fact(way, "text"),)),
    ]


def _price_text(localizer: Localizer, way: RenewalWay, *, is_for_several: bool) -> str:
    """Write the price of a way to renew, and whether it is paid once or for each of several credentials."""
    _ = localizer.gettext
    price = localizer.format_value(way.price) if way.price else _("price not known")
    if way.once_for_all:
        return _("{price} for all", price=price)
    if way.price and not way.price.is_free and is_for_several:
        return _("{price} each", price=price)
    return price
