"""The total price of an audience's path, and the cheapest way to renew all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certguide.advice.exam_cost import exam_prices, missing_total_reason, path_cost
from certguide.advice.paths import ResolvedPath
from certguide.advice.renewal_cost import RenewalPlan, cheapest_renewal, validity_months
from certguide.advice.yearly_fees import yearly_cost, yearly_fees
from certguide.catalog.model.catalog import Credential
from certguide.catalog.model.money import Money
from certguide.site.components.uncounted_text import fee_notes, uncounted_in_plan
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


def path_total(page: PageContext, path: ResolvedPath) -> str:
    """Write the total price of the path, with the discounts that earlier passes bring; optional exams are left out."""
    required = path.required
    total = _total_sentence(page, required)
    if any(view.on_day.price_range for view in page.views(required)):
        total = f"{total} {page.localizer.gettext('Where you choose exams, it counts the cheapest.')}"
    return f"{total} {page.localizer.gettext('Optional exams are left out.')}" if path.has_optional else total


def _total_sentence(page: PageContext, required: Sequence[Credential]) -> str:
    _, write = page.localizer.gettext, page.localizer.format_money
    cost, discount = path_cost(page.site.on_day, required), page.site.catalog.programme.discount
    if not cost:
        if missing_total_reason(page.site.on_day, required) == "unknown price":
            return _("Total: not known, since a price is not known.")
        return _("Total: not added up, since the prices are in different currencies.")
    price = page.site.with_tax_note(write(Money(cost.list_price, cost.currency)))
    if cost.with_vouchers == cost.list_price or not discount:
        return _("Total per person: {price}.", price=price)
    return _(
        "Total per person: {price}, or {reduced} with the {percent}% discount after each pass.",
        price=price,
        reduced=write(Money(cost.with_vouchers, cost.currency)),
        percent=page.localizer.format_number(discount.percent),
    )


@dataclass(frozen=True)
class TitleGoal:
    """The title that a path leads to, how many exams it takes, and what they cost."""

    title: CredentialView
    exams: int
    price: str


def title_goal(page: PageContext, path: ResolvedPath) -> TitleGoal | None:
    """Return the title that a path leads to, if it does: readers come for it, and not for the first exam."""
    views = page.views(path.required)
    title = next((view for view in views if view.is_title), None)
    exams = len(exam_prices(page.site.on_day, [view.credential for view in views if view.credential.exams]))
    if not title or not exams:
        return None
    cost, _ = path_cost(page.site.on_day, path.required), page.localizer.gettext
    price = page.localizer.format_money(Money(cost.list_price, cost.currency)) if cost else ""
    return TitleGoal(title, exams, _("Total: {price}", price=price) if price else "")


def path_renewal(page: PageContext, path: ResolvedPath) -> str:
    """Render the cheapest way to renew everything on the path, and what that costs."""
    on_day, required = page.site.on_day, path.required
    plan = cheapest_renewal(on_day, required)
    intervals = {validity_months(on_day, credential) for credential in required} - {None}
    has_unknown = any(view.facts.validity.value is None and not view.is_title for view in page.views(required))
    values = _renewal_values(page, plan) if plan else None
    ids = [credential.id for credential in required]
    return page.render(
        "path_renewal",
        values=values,
        intervals=intervals,
        uncounted=uncounted_in_plan(page, ids, plan) if plan else "",
        unknown=has_unknown,
        has_optional=path.has_optional,
        fees=_yearly_fees(page, ids),
        fee_facts=[note.fact for note in fee_notes(page, ids)],
    )


def _yearly_fees(page: PageContext, ids: Sequence[str]) -> str:
    """Write what is paid each year for some credentials; empty if nothing is."""
    if not yearly_fees(page.site.catalog, ids):
        return ""
    _, cents = page.localizer.gettext, yearly_cost(page.site.on_day, ids)
    if not cents:
        return _("not known") if cents is None else _("free")
    return _("{price} a year", price=page.localizer.format_money(Money(cents, page.site.on_day.main_currency)))


def _renewal_values(page: PageContext, plan: RenewalPlan) -> dict[str, object]:
    """Return the values for the template; what is ``uncovered`` has no renewal option with a known price."""
    catalog, cover = page.site.catalog, plan.cover
    ways = {way.id: way for way in catalog.programme.renewal_ways}
    currency = page.site.on_day.main_currency if cover.cents else ""
    has_discount = plan.with_vouchers < cover.cents
    return {
        "interval": formatting.capitalize_first(page.localizer.format_interval(plan.months)),
        "exams": [page.view(option.id) for option in cover.chosen if option.id not in ways],
        "ways": [ways[name] for name in dict.fromkeys(option.id for option in cover.chosen) if name in ways],
        "is_paid": cover.cents > 0,
        "uncovered": page.views([catalog.by_id[credential_id] for credential_id in cover.uncovered]),
        "list_price": page.localizer.format_money(Money(cover.cents, currency)),
        "with_vouchers": page.localizer.format_money(Money(plan.with_vouchers, currency)) if has_discount else "",
    }
