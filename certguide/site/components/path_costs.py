"""Figures of an audience's path, such as price and time, and the cheapest way to renew all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from certguide.advice.exam_cost import missing_total_reason, path_cost
from certguide.advice.paths import ResolvedPath
from certguide.advice.renewal_cost import RenewalPlan, cheapest_renewal, validity_months
from certguide.catalog.model.catalog import Credential
from certguide.catalog.model.text_values import Money, Validity
from certguide.site.context import formatting
from certguide.site.context.page import PageContext

Figure = tuple[str, str]
"""A label and its value."""


def path_figures(page: PageContext, path: ResolvedPath) -> list[Figure]:
    """Return stops, price, time, validity and experience of the path, optional stops left out."""
    required = _required_credentials(path)
    views = page.views(required)
    optional = len(path.stops) - len(required)
    suffix = f", and {formatting.spell_number(optional)} if you like" if optional else ""
    figures = [("Stops", f"{len(required)}{suffix}"), *_price_figures(page, required)]
    durations = [view.facts.length.value for view in views if view.has_exam_duration]
    minutes = sum(duration.minutes for duration in durations if duration)
    if minutes:
        figures.append(("Time in exams", formatting.format_hours(minutes)))
    figures.append(("Valid for", _format_validities([view.facts.validity.value for view in views])))
    experience = views[0].facts.recommended_experience.value
    if experience:
        label = f"{page.site.catalog.programme.short} suggests first"
        figures.append((label, formatting.leading_words(experience)))
    return figures


def _required_credentials(path: ResolvedPath) -> list[Credential]:
    """Return the credentials of all stops that are not optional; the first one where all are."""
    return [stop.credential for stop in path.stops if not stop.stop.optional] or [path.answer]


def _price_figures(page: PageContext, required: list[Credential]) -> Iterator[Figure]:
    """Yield the total at the list price and with vouchers, or the reason why there is none."""
    cost = path_cost(page.site.on_day, required)
    if not cost:
        yield "Fees in all", missing_total_reason(page.site.on_day, required)
        return
    yield "Fees in all, before tax", formatting.format_money(Money(cost.list_price, cost.currency))
    if cost.with_vouchers < cost.list_price:
        yield "With a voucher from each pass", formatting.format_money(Money(cost.with_vouchers, cost.currency))


def _format_validities(validities: Sequence[Validity | None]) -> str:
    """Format validities as ``three years``, ``does not expire`` or ``three years; one does not expire``."""
    months = [validity.months for validity in validities if validity]
    periods = dict.fromkeys(formatting.format_months(number) for number in months if number)
    permanent_count = months.count(None)
    unknown_count = len(validities) - len(months)
    if not periods and not unknown_count:
        return "does not expire"
    parts = [formatting.join_words(list(periods), "or")] if periods else []
    if permanent_count:
        verb = "does" if permanent_count == 1 else "do"
        parts.append(f"{formatting.spell_number(permanent_count)} {verb} not expire")
    if unknown_count:
        number = f"{formatting.spell_number(unknown_count)} " if len(validities) > 1 else ""
        parts.append(f"{number}{formatting.NOT_KNOWN}")
    return "; ".join(parts)


def path_renewal(page: PageContext, path: ResolvedPath) -> str:
    """Render the cheapest way to renew everything on the path, and what that costs."""
    on_day, required = page.site.on_day, _required_credentials(path)
    plan = cheapest_renewal(on_day, required)
    intervals = {validity_months(on_day, credential) for credential in required} - {None}
    has_unknown = any(view.facts.validity.value is None for view in page.views(required))
    values = _renewal_values(page, plan) if plan else None
    return page.render("path_renewal", values=values, intervals=intervals, unknown=has_unknown)


def _renewal_values(page: PageContext, plan: RenewalPlan) -> dict[str, object]:
    """Return the values for the template; what is ``uncovered`` has no renewal option with a known price."""
    catalog, cover = page.site.catalog, plan.cover
    ways = {way.id: way for way in catalog.programme.renewal_ways}
    currency = page.site.on_day.main_currency if cover.cents else ""
    has_discount = plan.with_vouchers < cover.cents
    return {
        "interval": formatting.format_months(plan.months),
        "exams": [page.view(option.id) for option in cover.chosen if option.id not in ways],
        "ways": [ways[option.id] for option in cover.chosen if option.id in ways],
        "uncovered": page.views([catalog.by_id[credential_id] for credential_id in cover.uncovered]),
        "list_price": formatting.format_money(Money(cover.cents, currency)),
        "with_vouchers": formatting.format_money(Money(plan.with_vouchers, currency)) if has_discount else "",
    }
