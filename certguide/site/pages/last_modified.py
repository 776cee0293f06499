"""The day on which what a page says last changed, for the sitemap: from the data, never from the clock alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from certguide.catalog.model.catalog import Credential, Sourced
from certguide.catalog.queries.facts import group_layers
from certguide.catalog.queries.lifecycle import sittings
from certguide.catalog.queries.records import credential_records
from certguide.site.context import urls
from certguide.site.context.site import Edition


def changed_on(edition: Edition, address: str) -> date:
    """The newest of: a source was read, a version opened or ended. Pages of prose speak of all credentials."""
    view = edition.view_at(address)
    path = next((one for one in edition.paths if urls.audience(one.audience.id) == address), None)
    if view:
        concerned: Iterable[Credential] = [view.credential]
    elif path:
        concerned = [leg.credential for leg in (*path.legs, *path.deeper)]
    else:
        return max([edition.read_until, *_days(edition, edition.catalog.credentials)])
    return max(_days(edition, concerned), default=edition.read_until)


def _days(edition: Edition, credentials: Iterable[Credential]) -> Iterator[date]:
    for credential in credentials:
        records: list[Sourced] = [record for _, record in credential_records((), credential)]
        for record in [*records, *group_layers(edition.catalog, credential)]:
            for ids in (record.sources or {}).values():
                yield from (edition.sources[one].checked.latest for one in ids)
        for sitting in sittings(credential):
            turns = [sitting.opens, *([sitting.closes + timedelta(days=1)] if sitting.last else [])]
            yield from (day for day in turns if date.min < day <= edition.today)
