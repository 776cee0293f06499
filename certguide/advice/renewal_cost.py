"""Find the cheapest way to keep a set of credentials valid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from certguide.advice.exam_cost import discounted, exam_prices
from certguide.advice.renewal_price import way_price
from certguide.advice.renewals import last_day_of_way, renewable_by, renewed_by_passing, renews
from certguide.advice.set_cover import CoverResult, RenewalOption, cheapest_cover
from certguide.advice.uncounted_ways import has_comparable_price
from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Credential, RenewalWay
from certguide.catalog.queries.lifecycle import offerings
from certguide.catalog.queries.on_day import CatalogOnDay


@dataclass(frozen=True)
class RenewalPlan:
    """The cheapest way to renew everything once.

    ``months`` is how long that lasts; ``cover`` what to pass, with its sum at
    the list price; ``with_vouchers`` the same where each exam is paid for with
    the voucher of an earlier pass.
    """

    months: int
    cover: CoverResult
    with_vouchers: int


def cheapest_renewal(on_day: CatalogOnDay, credentials: Sequence[Credential]) -> RenewalPlan | None:
    """Find what keeps credentials valid; ``None`` when none of them expires, or they do at different intervals.

    An exam whose last day is named will be gone by then, so it renews nothing here. The search counts an exam that
    several credentials share once for each, and the sum counts it once.
    """
    months_by_id = {credential.id: validity_months(on_day, credential) for credential in credentials}
    expiring = [credential_id for credential_id, months in months_by_id.items() if months]
    intervals = {months for months in months_by_id.values() if months}
    if len(intervals) != 1:
        return None
    cover = cheapest_cover(expiring, options_without_end_date(on_day))
    catalog, currency = on_day.catalog, on_day.main_currency
    others = sum(option.cents for option in cover.chosen if not option.is_exam)
    renewed_by = [catalog.by_id[option.id] for option in cover.chosen if option.is_exam]
    exams = [price.cents for price in exam_prices(on_day, renewed_by) if price]
    with_vouchers = sum(discounted(catalog, cents, currency) for cents in exams) + others
    return RenewalPlan(intervals.pop(), replace(cover, cents=sum(exams) + others), with_vouchers)


@cache_on_first_argument
def options_without_end_date(on_day: CatalogOnDay) -> list[RenewalOption]:
    """Return the renewal options of a day without those whose last day is named."""
    ending = {credential.id for credential in on_day.catalog.credentials if on_day.status(credential).ends_on}
    options = [option for option in renewal_options(on_day) if option.is_exam or not option.last]
    return [option for option in options if option.id not in ending]


@cache_on_first_argument
def renewal_options(on_day: CatalogOnDay) -> tuple[RenewalOption, ...]:
    """Return all renewal options that can be booked on a day.

    Exams and what expires cover what a pass renews, mostly themselves. Ways
    cover the credentials they list, each at its price or all at once. An option
    whose price is not known, or in another currency than most, cannot be
    compared and is left out, and so is a way that not every holder can use.
    """
    catalog = on_day.catalog
    exams = [_exam_option(on_day, credential) for credential in catalog.credentials if _is_option(on_day, credential)]
    ways = [option for way in catalog.programme.renewal_ways for option in _way_options(on_day, way)]
    return (*(option for option in exams if option is not None), *ways)


def _way_options(on_day: CatalogOnDay, way: RenewalWay) -> list[RenewalOption]:
    """Return the options of a way: one for all credentials if it is once for all, else one for each.

    One that renews lower credentials too is for holders of the higher one.
    """
    price = way_price(way)
    if not price or way.older_versions_only or not has_comparable_price(on_day, way):
        return []
    renewable = renewable_by(on_day, way)
    groups = [renewable] if way.once_for_all else [[id_, *_lower(on_day, way, id_)] for id_ in renewable]
    return [
        RenewalOption(
            way.id,
            price.cents,
            frozenset(ids),
            _last_way_day(on_day, way, ids[:1] if way.renews_lower else ids),
            is_exam=False,
            window=way.window,
            grace=way.grace,
            needs=ids[0] if way.renews_lower else None,
        )
        for ids in groups
        if ids and _lasts_as_long_as_exam(on_day, ids, way)
    ]


def _lower(on_day: CatalogOnDay, way: RenewalWay, id_: str) -> list[str]:
    """Return the ids of the credentials that a way renews together with a higher one."""
    catalog = on_day.catalog
    return [lower.id for lower in renews(catalog, catalog.by_id[id_])] if way.renews_lower else []


def _last_way_day(on_day: CatalogOnDay, way: RenewalWay, ids: Sequence[str]) -> date | None:
    """Return the last day of a way for some ids; ``None`` unless it ends for each of them."""
    days = [last_day_of_way(on_day, way, on_day.catalog.by_id[id_]) for id_ in ids]
    last_days = [day.earliest for day in days if day]
    return min(last_days) if len(last_days) == len(days) else None


def _is_option(on_day: CatalogOnDay, credential: Credential) -> bool:
    """Whether it can be booked, and is more than a course that one takes once."""
    can_repeat = credential.exams or validity_months(on_day, credential)
    return bool(can_repeat) and on_day.status(credential).is_bookable


def _exam_option(on_day: CatalogOnDay, credential: Credential) -> RenewalOption | None:
    price = on_day.regular_price(credential)
    if price is None or not (price.is_free or price.currency == on_day.main_currency):
        return None
    covered = frozenset(renewed.id for renewed in renewed_by_passing(on_day, credential))
    if not covered:
        return None
    window = on_day.facts(credential).renewal_window.value
    return RenewalOption(credential.id, price.cents, covered, _last_exam_day(credential), window=window)


def _last_exam_day(credential: Credential) -> date | None:
    """Return the last day of a credential's last exam; ``None`` unless every version has a last day."""
    last_days = [offering.last for offering in offerings(credential)]
    days = [day.earliest for day in last_days if day]
    return max(days) if days and len(days) == len(last_days) else None


def _lasts_as_long_as_exam(on_day: CatalogOnDay, ids: Sequence[str], way: RenewalWay) -> bool:
    """Whether a way extends some credentials by as much as an exam would, so that it can replace one."""
    extension = way.extends.months
    validities = [validity_months(on_day, on_day.catalog.by_id[credential_id]) for credential_id in ids]
    return all(months and (extension is None or extension >= months) for months in validities)


def validity_months(on_day: CatalogOnDay, credential: Credential) -> int | None:
    """Return for how many months a credential is valid; ``None`` when it does not expire, or that is not known."""
    validity = on_day.facts(credential).validity.value
    return validity.months if validity else None
