"""What renews what."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import lru_cache

from certguide.catalog.model.catalog import Catalog, Credential, RenewalWay
from certguide.catalog.queries.facts import group_chain
from certguide.catalog.queries.lifecycle import status_on


def renews(catalog: Catalog, credential: Credential) -> list[Credential]:
    """The credentials that passing this one renews besides itself: said by it, its level or its kind."""
    named = [*credential.renews, *(one for group in group_chain(catalog, credential) for one in group.renews)]
    return [catalog.by_id[one] for one in dict.fromkeys(named) if one != credential.id]


def renewed_by_passing(catalog: Catalog, credential: Credential) -> list[Credential]:
    """All that one pass keeps: itself, what it renews, and the former names of these."""
    found = [credential, *renews(catalog, credential)]
    former = [old for one in found for old in _former(catalog)[one.id]]
    return list(dict.fromkeys([*found, *former]))


@lru_cache(maxsize=4)
def _former(catalog: Catalog) -> dict[str, list[Credential]]:
    """What went on under an id, in the catalogue's order."""
    found: dict[str, list[Credential]] = defaultdict(list)
    for one in catalog.credentials:
        if one.renamed_to:
            found[one.renamed_to].append(one)
    return found


def renewed_by(catalog: Catalog, credential: Credential, on: date) -> list[Credential]:
    """The other credentials that renew this one, or what it is called now, and can be booked on a day."""
    names = dict.fromkeys([credential.id, credential.renamed_to or credential.id])
    found = dict.fromkeys(one for name in names for one in _renewers(catalog)[name])
    return [one for one in found if one is not credential and status_on(one, catalog, on).is_bookable]


@lru_cache(maxsize=4)
def _renewers(catalog: Catalog) -> dict[str, list[Credential]]:
    """Which credentials renew an id, in the catalogue's order."""
    found: dict[str, list[Credential]] = defaultdict(list)
    for one in catalog.credentials:
        for renewed in renews(catalog, one):
            found[renewed.id].append(one)
    return found


def renewal_ways(catalog: Catalog, credential: Credential) -> list[RenewalWay]:
    """Ways to keep it other than an exam."""
    return [way for way in catalog.programme.renewal_ways if credential.id in way.of]
