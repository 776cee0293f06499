"""What a situation's path takes, in figures, and what keeping all of it takes."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.advice.exam_cost import main_currency, missing_total_reason, path_cost
from certguide.advice.paths import ResolvedPath
from certguide.advice.renewal_cost import RenewalPlan, cheapest_renewal, validity_months
from certguide.catalog.model.catalog import Credential
from certguide.catalog.model.text_values import Money, Validity
from certguide.site.context import formatting
from certguide.site.context.page import PageContext

Figure = tuple[str, str]


def path_figures(page: PageContext, path: ResolvedPath) -> list[Figure]:
    """Stops, fees, time, validity and experience, of everything on the path that is not optional."""
    needed = _required_credentials(path)
    views = page.views(needed)
    more = len(path.stops) - len(needed)
    found = [("Stops", f"{len(needed)}{f', and {formatting.spell_number(more)} if you like' if more else ''}")]
    found += _price_figures(page, needed)
    minutes = sum(view.fact("length").value.minutes for view in views if view.has_exam_duration)
    if minutes:
        found.append(("Time in exams", formatting.format_hours(minutes)))
    found.append(("Valid for", _valid([view.fact("validity").value for view in views])))
    experience = views[0].fact("experience").value
    if experience:
        found.append((f"{page.site.catalog.programme.short} suggests first", formatting.leading_words(experience)))
    return found


def _required_credentials(path: ResolvedPath) -> list[Credential]:
    return [leg.credential for leg in path.stops if not leg.stop.optional] or [path.answer]


def _price_figures(page: PageContext, needed: list[Credential]) -> Iterator[Figure]:
    """The sum at the list price and with vouchers, or why there is none."""
    cost = path_cost(page.site.catalog, needed)
    if not cost:
        yield "Fees in all", missing_total_reason(page.site.catalog, needed)
        return
    yield "Fees in all, before tax", formatting.format_money(Money(cost.list_price, cost.currency))
    if cost.with_vouchers < cost.list_price:
        yield "With a voucher from each pass", formatting.format_money(Money(cost.with_vouchers, cost.currency))


def _valid(found: list[Validity | None]) -> str:
    """``three years``, ``does not expire``, or ``three years; one does not expire``."""
    running = dict.fromkeys(formatting.format_months(one.months) for one in found if one and one.months)
    lasting = sum(1 for one in found if one and one.months is None)
    unknown = sum(1 for one in found if one is None)
    if not running and not unknown:
        return "does not expire"
    parts = [formatting.join_words(list(running), "or")] if running else []
    parts += [f"{formatting.spell_number(lasting)} {'does' if lasting == 1 else 'do'} not expire"] if lasting else []
    parts += [f"{formatting.spell_number(unknown)} not known" if len(found) > 1 else "not known"] if unknown else []
    return "; ".join(parts)


def path_renewal(page: PageContext, path: ResolvedPath) -> str:
    """What keeps everything on the path valid, and what that costs."""
    catalog, needed = page.site.catalog, _required_credentials(path)
    found = cheapest_renewal(catalog, needed, page.site.today)
    paces = {validity_months(catalog, one) for one in needed} - {None}
    unknown = any(not isinstance(view.fact("validity").value, Validity) for view in page.views(needed))
    values = _keeping(page, found) if found else None
    return page.render("path_renewal", values=values, paces=len(paces), unknown=unknown)


def _keeping(page: PageContext, found: RenewalPlan) -> dict[str, object]:
    catalog = page.site.catalog
    names = {way.id: way for way in catalog.programme.renewal_ways}
    currency = main_currency(catalog) if found.cover.cents else ""
    return {
        "every": formatting.format_months(found.months),
        "passing": [page.view(offer.id) for offer in found.cover.chosen if offer.id not in names],
        "doing": [names[offer.id] for offer in found.cover.chosen if offer.id in names],
        "left": page.views([catalog.by_id[one] for one in found.cover.uncovered]),
        "listed": formatting.format_money(Money(found.cover.cents, currency)),
        "reduced": formatting.format_money(Money(found.with_vouchers, currency))
        if found.with_vouchers < found.cover.cents
        else "",
    }
