"""Write what the path of an audience takes, in figures, and what keeps all of it valid."""

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
    """Return stops, price, time, validity and experience of everything on the path that is not optional."""
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
    experience = views[0].facts.experience.value
    if experience:
        label = f"{page.site.catalog.programme.short} suggests first"
        figures.append((label, formatting.leading_words(experience)))
    return figures


def _required_credentials(path: ResolvedPath) -> list[Credential]:
    return [stop.credential for stop in path.stops if not stop.stop.optional] or [path.answer]


def _price_figures(page: PageContext, required: list[Credential]) -> Iterator[Figure]:
    """Yield the sum at the list price and with vouchers, or why there is none."""
    cost = path_cost(page.site.on_day, required)
    if not cost:
        yield "Fees in all", missing_total_reason(page.site.on_day, required)
        return
    yield "Fees in all, before tax", formatting.format_money(Money(cost.list_price, cost.currency))
    if cost.with_vouchers < cost.list_price:
        yield "With a voucher from each pass", formatting.format_money(Money(cost.with_vouchers, cost.currency))


def _format_validities(validities: Sequence[Validity | None]) -> str:
    """``three years``, ``does not expire``, or ``three years; one does not expire``."""
    known = [validity for validity in validities if validity]
    expiring = dict.fromkeys(formatting.format_months(validity.months) for validity in known if validity.months)
    lasting = sum(validity.months is None for validity in known)
    unknown = len(validities) - len(known)
    if not expiring and not unknown:
        return "does not expire"
    parts = [formatting.join_words(list(expiring), "or")] if expiring else []
    if lasting:
        parts.append(f"{formatting.spell_number(lasting)} {'does' if lasting == 1 else 'do'} not expire")
    if unknown:
        number = f"{formatting.spell_number(unknown)} " if len(validities) > 1 else ""
        parts.append(f"{number}{formatting.NOT_KNOWN}")
    return "; ".join(parts)


def path_renewal(page: PageContext, path: ResolvedPath) -> str:
    """Render what keeps everything on the path valid, and what that costs."""
    on_day, required = page.site.on_day, _required_credentials(path)
    plan = cheapest_renewal(on_day, required)
    intervals = {validity_months(on_day, credential) for credential in required} - {None}
    has_unknown = any(view.facts.validity.value is None for view in page.views(required))
    values = _renewal_values(page, plan) if plan else None
    return page.render("path_renewal", values=values, paces=len(intervals), unknown=has_unknown)


def _renewal_values(page: PageContext, plan: RenewalPlan) -> dict[str, object]:
    catalog, cover = page.site.catalog, plan.cover
    ways = {way.id: way for way in catalog.programme.renewal_ways}
    currency = page.site.on_day.main_currency if cover.cents else ""
    has_discount = plan.with_vouchers < cover.cents
    return {
        "every": formatting.format_months(plan.months),
        "passing": [page.view(option.id) for option in cover.chosen if option.id not in ways],
        "doing": [ways[option.id] for option in cover.chosen if option.id in ways],
        "left": page.views([catalog.by_id[credential_id] for credential_id in cover.uncovered]),
        "listed": formatting.format_money(Money(cover.cents, currency)),
        "reduced": formatting.format_money(Money(plan.with_vouchers, currency)) if has_discount else "",
    }
