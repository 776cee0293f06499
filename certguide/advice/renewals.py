"""What renews what."""

from __future__ import annotations

from datetime import date

from certguide.catalog.facts import group_layers
from certguide.catalog.lifecycle import status
from certguide.catalog.model import Catalog, Credential, RenewalWay


def renews(catalog: Catalog, credential: Credential) -> list[Credential]:
    """The credentials that passing this one renews besides itself: said by it, its level or its kind."""
    wanted = {*credential.renews, *(one for group in group_layers(catalog, credential) for one in group.renews)}
    return [one for one in catalog.credentials if one.id in wanted and one.id != credential.id]


def renewed_by(catalog: Catalog, credential: Credential, on: date) -> list[Credential]:
    """The other credentials that renew this one and can be booked on a day."""
    heirs = _names_it_goes_by(catalog, credential)
    return [
        one
        for one in catalog.credentials
        if one.id != credential.id
        and status(one, catalog, on).bookable
        and any(renewed.id in heirs for renewed in renews(catalog, one))
    ]


def ways(catalog: Catalog, credential: Credential) -> list[RenewalWay]:
    """Ways to keep it other than an exam."""
    return [way for way in catalog.programme.renewal_ways if credential.id in way.of]


def _names_it_goes_by(catalog: Catalog, credential: Credential) -> set[str]:
    """Its id, and the id under which it goes on after a change of name."""
    return {credential.id, credential.renamed_to or credential.id}
