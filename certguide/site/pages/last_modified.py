"""The day on which the content of a page last changed, for the sitemap, derived from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from certguide.catalog.model.catalog import Credential, Sourced
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
        credentials = [view.credential]
    elif path:
        credentials = [stop.credential for stop in (*path.stops, *path.deeper)]
    else:
        return max([site.sources_checked_until, *_change_days(site, site.catalog.credentials)])
    return max(_change_days(site, credentials), default=site.sources_checked_until)


def _change_days(site: Site, credentials: Iterable[Credential]) -> Iterator[date]:
    """Yield the days up to today on which facts of some credentials were checked or their status changed."""
    for credential in credentials:
        yield from _check_days(site, credential)
        for offering in (*offerings(credential), *part_offerings(credential)):
            days = [offering.first_certain_day]
            if offering.last:
                days.append(offering.last_certain_day + timedelta(days=1))
            yield from (day for day in days if date.min < day <= site.today)


def _check_days(site: Site, credential: Credential) -> Iterator[date]:
    """Yield the day on which each source of a credential, its level and its kind was checked."""
    records: list[Sourced] = [record for _, record in credential_records((), credential)]
    for record in [*records, *group_chain(site.catalog, credential)]:
        for source_ids in (record.sources or {}).values():
            yield from (site.catalog.source_by_id[source_id].checked.latest for source_id in source_ids)
