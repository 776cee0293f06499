"""What a situation's path takes, in figures, and what keeping all of it takes."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.advice.exam_cost import main_currency, of_path, why_no_sum
from certguide.advice.paths import PathOf
from certguide.advice.renewal_cost import Keeping, keeping, lasts
from certguide.catalog.model.catalog import Credential
from certguide.catalog.model.text_values import Money, Validity
from certguide.site.context import formatting
from certguide.site.context.page import Desk

Figure = tuple[str, str]


def figures(desk: Desk, path: PathOf) -> list[Figure]:
    """Stops, fees, time, validity and experience, of everything on the path that is not optional."""
    needed = _needed(path)
    views = desk.views(needed)
    more = len(path.legs) - len(needed)
    found = [("Stops", f"{len(needed)}{f', and {formatting.count(more)} if you like' if more else ''}")]
    found += _fees(desk, needed)
    minutes = sum(view.fact("length").value.minutes for view in views if view.timed)
    if minutes:
        found.append(("Time in exams", formatting.hours(minutes)))
    found.append(("Valid for", _valid([view.fact("validity").value for view in views])))
    experience = views[0].fact("experience").value
    if experience:
        found.append((f"{desk.edition.catalog.programme.short} suggests first", formatting.opening(experience)))
    return found


def _needed(path: PathOf) -> list[Credential]:
    return [leg.credential for leg in path.legs if not leg.stop.optional] or [path.answer]


def _fees(desk: Desk, needed: list[Credential]) -> Iterator[Figure]:
    """The sum at the list price and with vouchers, or why there is none."""
    cost = of_path(desk.edition.catalog, needed)
    if not cost:
        yield "Fees in all", why_no_sum(desk.edition.catalog, needed)
        return
    yield "Fees in all, before tax", formatting.money(Money(cost.listed, cost.currency))
    if cost.with_vouchers < cost.listed:
        yield "With a voucher from each pass", formatting.money(Money(cost.with_vouchers, cost.currency))


def _valid(found: list[Validity | None]) -> str:
    """``three years``, ``does not expire``, or ``three years; one does not expire``."""
    running = dict.fromkeys(formatting.months(one.months) for one in found if one and one.months)
    lasting = sum(1 for one in found if one and one.months is None)
    unknown = sum(1 for one in found if one is None)
    if not running and not unknown:
        return "does not expire"
    parts = [formatting.listed(list(running), "or")] if running else []
    parts += [f"{formatting.count(lasting)} {'does' if lasting == 1 else 'do'} not expire"] if lasting else []
    parts += [f"{formatting.count(unknown)} not known" if len(found) > 1 else "not known"] if unknown else []
    return "; ".join(parts)


def kept(desk: Desk, path: PathOf) -> str:
    """What keeps everything on the path valid, and what that costs."""
    catalog, needed = desk.edition.catalog, _needed(path)
    found = keeping(catalog, needed, desk.edition.today)
    paces = {lasts(catalog, one) for one in needed} - {None}
    unknown = any(not isinstance(view.fact("validity").value, Validity) for view in desk.views(needed))
    values = _keeping(desk, found) if found else None
    return desk.render("keep_path", values=values, paces=len(paces), unknown=unknown)


def _keeping(desk: Desk, found: Keeping) -> dict[str, object]:
    catalog = desk.edition.catalog
    names = {way.id: way for way in catalog.programme.renewal_ways}
    currency = main_currency(catalog) if found.cover.cents else ""
    return {
        "every": formatting.months(found.months),
        "passing": [desk.view(offer.id) for offer in found.cover.chosen if offer.id not in names],
        "doing": [names[offer.id] for offer in found.cover.chosen if offer.id in names],
        "left": desk.views([catalog.by_id[one] for one in found.cover.left]),
        "listed": formatting.money(Money(found.cover.cents, currency)),
        "reduced": formatting.money(Money(found.with_vouchers, currency))
        if found.with_vouchers < found.cover.cents
        else "",
    }
