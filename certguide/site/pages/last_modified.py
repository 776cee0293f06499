"""The day on which the content of a page last changed, for the sitemap, derived from the catalogue."""

from __future__ import annotations

from datetime import date, timedelta

from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Sourced
from certguide.catalog.queries.facts import group_chain
from certguide.catalog.queries.lifecycle import offerings, part_offerings
from certguide.catalog.queries.records import credential_records
from certguide.site.context import urls
from certguide.site.context.site import Site


def last_modified(site: Site, url: str) -> date:
    """Return the newest source check or exam date among the credentials that a page covers; prose covers all."""
    view = site.credential_at(url)
    path = next((path for path in site.paths if urls.audience_url(path.audience.id) == url), None)
    if view:
        return _newest_change(site, (view.id,))
    if path:
        return _newest_change(site, tuple(stop.credential.id for stop in (*path.stops, *path.deeper)))
    return max(site.sources_checked_until, _newest_change(site, tuple(site.credentials)))


@cache_on_first_argument
def _newest_change(site: Site, credential_ids: tuple[str, ...]) -> date:
    """Return the newest day up to today on which facts of some credentials were checked or their status changed."""
    days = (day for credential_id in credential_ids for day in _change_days(site, credential_id))
    return max(days, default=site.sources_checked_until)


@cache_on_first_argument
def _change_days(site: Site, credential_id: str) -> frozenset[date]:
    """Return the days up to today on which facts of a credential, its level and its kind were checked or changed."""
    credential = site.catalog.by_id[credential_id]
    records: list[Sourced] = [record for _, record in credential_records((), credential)]
    records += group_chain(site.catalog, credential)
    ids = {source_id for record in records for ids in (record.sources or {}).values() for source_id in ids}
    days = {site.catalog.source_by_id[source_id].checked.latest for source_id in ids}
    for offering in (*offerings(credential), *part_offerings(credential)):
        ends = [offering.last_certain_day + timedelta(days=1)] if offering.last else []
        days.update(day for day in (offering.first_certain_day, *ends) if date.min < day <= site.today)
    return frozenset(days)
