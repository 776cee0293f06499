"""Look up what renews what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Catalog, Credential, RenewalWay
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import group_chain
from certguide.catalog.queries.lifecycle import State
from certguide.catalog.queries.on_day import CatalogOnDay


def renews(catalog: Catalog, credential: Credential) -> list[Credential]:
    """Return the credentials that passing this one renews besides itself, as it, its level or its kind lists them."""
    by_group = (renewed for group in group_chain(catalog, credential) for renewed in group.renews)
    ids = dict.fromkeys([*credential.renews, *by_group])
    return [catalog.by_id[renewed] for renewed in ids if renewed != credential.id]


def is_renewed_by_exam(on_day: CatalogOnDay, credential: Credential) -> bool:
    """Whether passing its own exam again renews a credential, as it does unless the catalogue denies it."""
    return on_day.facts(credential).renewed_by_exam.value is not False


def needs_newer_version(on_day: CatalogOnDay, credential: Credential) -> bool:
    """Whether its own exam renews a credential only with a newer version than the one that its holder passed."""
    same = on_day.facts(credential).renewed_by_same_version.value
    return same is False and is_renewed_by_exam(on_day, credential)


def renewed_by_passing(on_day: CatalogOnDay, credential: Credential) -> list[Credential]:
    """Return all that one pass keeps valid: itself, unless its exam doesn't, what it renews, and their former names."""
    itself = [credential] if is_renewed_by_exam(on_day, credential) else []
    current = [*itself, *renews(on_day.catalog, credential)]
    former = [old for new in current for old in _former_by_id(on_day)[new.id]]
    return list(dict.fromkeys([*current, *former]))


@cache_on_first_argument
def _former_by_id(on_day: CatalogOnDay) -> dict[str, list[Credential]]:
    """Index credentials by the ids of the names they had later, in the catalogue's order."""
    former: dict[str, list[Credential]] = defaultdict(list)
    for credential in on_day.catalog.credentials:
        for later in later_names(on_day.catalog, credential):
            former[later.id].append(credential)
    return former


def later_names(catalog: Catalog, credential: Credential) -> Iterator[Credential]:
    """Yield the credentials to which this one was renamed, one after another."""
    while credential.renamed_to:
        credential = catalog.by_id[credential.renamed_to]
        yield credential


def renewed_by(on_day: CatalogOnDay, credential: Credential) -> list[Credential]:
    """Return the other credentials that can be booked on a day and renew this one: its new name first."""
    later = list(later_names(on_day.catalog, credential))
    own = [name for name in later if is_renewed_by_exam(on_day, name)]
    others = [other for name in (credential, *later) for other in _renewing_by_id(on_day)[name.id]]
    renewing = dict.fromkeys([*own, *others])
    return [other for other in renewing if other is not credential and on_day.status(other).is_bookable]


@cache_on_first_argument
def _renewing_by_id(on_day: CatalogOnDay) -> dict[str, list[Credential]]:
    """Index credentials by the ids that they renew, in the catalogue's order."""
    renewing: dict[str, list[Credential]] = defaultdict(list)
    for credential in on_day.catalog.credentials:
        for renewed in renews(on_day.catalog, credential):
            renewing[renewed.id].append(credential)
    return renewing


def renewal_ways(on_day: CatalogOnDay, credential: Credential) -> list[RenewalWay]:
    """Return the ways by which a credential can be renewed on a day without its exam."""
    ways = on_day.catalog.programme.renewal_ways
    return [way for way in ways if credential.id in way.credentials and _is_renewable(on_day, way, credential)]


def renewable_by(on_day: CatalogOnDay, way: RenewalWay) -> list[str]:
    """Return the ids that a way renews on a day: without those that are retired, if it ends with them."""
    return [id_ for id_ in way.credentials if _is_renewable(on_day, way, on_day.catalog.by_id[id_])]


def _is_renewable(on_day: CatalogOnDay, way: RenewalWay, credential: Credential) -> bool:
    return not way.until_retirement or on_day.status(credential).state is not State.RETIRED


def last_day_of_way(on_day: CatalogOnDay, way: RenewalWay, credential: Credential) -> PartialDate | None:
    """Return the last day on which a way renews a credential, if it ends with it and its last day is published."""
    return on_day.status(credential).ends_on if way.until_retirement else None
