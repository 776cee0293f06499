"""The day on which what a page says last changed, for the sitemap: from the data, never from the clock alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from certguide.catalog.model.catalog import Credential, Sourced
from certguide.catalog.queries.facts import group_chain
from certguide.catalog.queries.lifecycle import offerings
from certguide.catalog.queries.records import credential_records
from certguide.site.context import urls
from certguide.site.context.site import Site


def last_modified(site: Site, address: str) -> date:
    """The newest of: a source was read, a version opened or ended. Pages of prose speak of all credentials."""
    view = site.credential_at(address)
    path = next((one for one in site.paths if urls.audience_url(one.audience.id) == address), None)
    if view:
        concerned: Iterable[Credential] = [view.credential]
    elif path:
        concerned = [leg.credential for leg in (*path.stops, *path.deeper)]
    else:
        return max([site.sources_checked_until, *_days(site, site.catalog.credentials)])
    return max(_days(site, concerned), default=site.sources_checked_until)


def _days(site: Site, credentials: Iterable[Credential]) -> Iterator[date]:
    for credential in credentials:
        records: list[Sourced] = [record for _, record in credential_records((), credential)]
        for record in [*records, *group_chain(site.catalog, credential)]:
            for ids in (record.sources or {}).values():
                yield from (site.sources[one].checked.latest for one in ids)
        for sitting in offerings(credential):
            turns = [
                sitting.first_certain_day,
                *([sitting.last_certain_day + timedelta(days=1)] if sitting.last else []),
            ]
            yield from (day for day in turns if date.min < day <= site.today)
