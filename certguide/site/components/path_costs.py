"""The total price of an audience's path, and the cheapest way to renew all of it."""

from __future__ import annotations

from certguide.advice.exam_cost import missing_total_reason, path_cost
from certguide.advice.paths import ResolvedPath
from certguide.advice.renewal_cost import RenewalPlan, cheapest_renewal, validity_months
from certguide.catalog.model.text_values import Money
from certguide.site.context import formatting
from certguide.site.context.page import PageContext


def path_total(page: PageContext, path: ResolvedPath) -> str:
    """Write the total price of the path, with the discounts that earlier passes bring; optional exams are left out."""
    required = path.required
    cost = path_cost(page.site.on_day, required)
    optional = " Optional exams are left out." if path.has_optional else ""
    if not cost:
        return f"Total: {missing_total_reason(page.site.on_day, required)}.{optional}"
    total = f"Total per person: {page.localizer.format_money(Money(cost.list_price, cost.currency))} before tax"
    if cost.with_vouchers < cost.list_price and page.site.catalog.programme.discount:
        reduced = page.localizer.format_money(Money(cost.with_vouchers, cost.currency))
        total += f", or {reduced} with the {page.site.catalog.programme.discount.percent}% discount after each pass"
    return f"{total}.{optional}"


def path_renewal(page: PageContext, path: ResolvedPath) -> str:
    """Render the cheapest way to renew everything on the path, and what that costs."""
    on_day, required = page.site.on_day, path.required
    plan = cheapest_renewal(on_day, required)
    intervals = {validity_months(on_day, credential) for credential in required} - {None}
    has_unknown = any(view.facts.validity.value is None and not view.is_title for view in page.views(required))
    values = _renewal_values(page, plan) if plan else None
    return page.render(
        "path_renewal", values=values, intervals=intervals, unknown=has_unknown, has_optional=path.has_optional
    )


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
