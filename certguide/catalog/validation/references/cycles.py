"""Rule against credentials that replace, renew or require each other in a cycle."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.requirements import requirement_of
from certguide.catalog.validation.violations import Violation


def cyclic_references(catalog: Catalog) -> Iterator[Violation]:
    """Yield each cycle of replacements, of renewals and of prerequisites once."""
    replaced = {
        credential.id: [*credential.replaced_by, *([credential.renamed_to] if credential.renamed_to else [])]
        for credential in catalog.credentials
    }
    yield from _find_cycles(catalog, replaced, ("replaced_by", "renamed_to"))
    renewed = {credential.id: _renewed_ids(catalog, credential) for credential in catalog.credentials}
    yield from _find_cycles(catalog, renewed, ("renews",))
    required = {credential.id: _required_ids(credential) for credential in catalog.credentials}
    yield from _find_cycles(catalog, required, ("requires", "awarded_for"))


def _renewed_ids(catalog: Catalog, credential: Credential) -> list[str]:
    """Return what a credential renews itself and through its level and kind, which do not renew their own members."""
    level = next((level for level in catalog.levels if level.id == credential.level), None)
    group_ids = {credential.level, credential.kind, level.kind if level else None}
    groups = [group for group in (*catalog.levels, *catalog.kinds) if group.id in group_ids]
    inherited = [renewed for group in groups for renewed in group.renews if renewed != credential.id]
    return [*credential.renews, *inherited]


def _required_ids(credential: Credential) -> list[str]:
    """Return what a credential requires in any case; of several to choose from, another may do."""
    requires = requirement_of(credential)
    groups = requires.groups if requires else []
    return [group[0] for group in groups if len(group) == 1]


def _find_cycles(catalog: Catalog, edges: dict[str, list[str]], fields: tuple[str, ...]) -> Iterator[Violation]:
    reported: set[str] = set()
    for number, credential in enumerate(catalog.credentials):
        cycle = _find_cycle(edges, credential.id)
        if cycle and reported.isdisjoint(cycle):
            reported.update(cycle)
            stated = [field for field in fields if getattr(credential, field)]
            message = f"Circular reference: {' → '.join([*cycle, cycle[0]])}."
            yield Violation(("credentials", number, *stated[:1]), message)


def _find_cycle(edges: dict[str, list[str]], start: str) -> list[str]:
    """Return the shortest chain of ids that leads back to its start, or an empty list."""
    chains, seen = [[start]], {start}
    for chain in chains:
        for following in edges.get(chain[-1], []):
            if following == start:
                return chain
            if following not in seen:
                seen.add(following)
                chains.append([*chain, following])
    return []
