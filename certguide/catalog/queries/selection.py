"""Select the credentials that a step, a path or a list means."""

from __future__ import annotations

from certguide.catalog.model.catalog import Catalog, Credential, Group, Kind, Query
from certguide.catalog.queries.facts import group_chain


def select_credentials(catalog: Catalog, query: Query) -> list[Credential]:
    """Return the credentials that meet all conditions of a query, in the catalogue's order."""
    return [credential for credential in catalog.credentials if _matches(catalog, credential, query)]


def _matches(catalog: Catalog, credential: Credential, query: Query) -> bool:
    return (
        (not query.ids or credential.id in query.ids)
        and (not query.level or credential.level in query.level)
        and (not query.kind or kind_of(catalog, credential).id in query.kind)
    )


def kind_of(catalog: Catalog, credential: Credential) -> Kind:
    """Return the kind of a credential, given directly or through its level."""
    kind = group_chain(catalog, credential)[-1]
    assert isinstance(kind, Kind)  # noqa: S101 - the chain of groups ends with the kind
    return kind


def listing_group(catalog: Catalog, credential: Credential) -> Group:
    """Return the group under which a credential is listed: its level, or its kind where it has none."""
    return group_chain(catalog, credential)[0]


def listing_groups(catalog: Catalog) -> list[Group]:
    """Return all headings of lists: the levels of each kind in order, or the kind itself where it has none."""
    groups: list[Group] = []
    for kind in catalog.kinds:
        groups += [level for level in catalog.levels if level.kind == kind.id] or [kind]
    return groups
