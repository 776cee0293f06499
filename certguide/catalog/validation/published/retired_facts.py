"""Rule against edits of a level or kind that rewrite the facts of credentials that have retired."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from certguide.catalog.model.base import yaml_key
from certguide.catalog.model.catalog import Catalog, Credential, Group
from certguide.catalog.problems import Path
from certguide.catalog.queries.diff import plain_value
from certguide.catalog.queries.facts import INHERITED_FIELDS, ResolvedFacts, inheritance_chain, resolve_facts
from certguide.catalog.queries.lifecycle import offerings, status_on
from certguide.catalog.validation.published.compared_records import find_published
from certguide.catalog.validation.violations import Violation


def changed_after_retirement(published: Catalog, catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield fields of levels and kinds from which retired credentials would take another value than they had.

    Both catalogues have the prices of the day, so that a price is not among them if a change announced it.

    A new correction of the level, the kind or the credential says that the published value was wrong.
    """
    places: dict[Path, list[Path]] = defaultdict(list)
    published_keys = {entry.key for entry in published.changes}
    corrected = {
        id_
        for entry in catalog.changes
        if entry.type == "correction" and entry.key not in published_keys
        for id_ in entry.about
    }
    for number, credential in enumerate(catalog.credentials):
        former = find_published(published.by_id, credential)
        if former and status_on(former, published, today).ended_on and status_on(credential, catalog, today).ended_on:
            for group, field in _changed_fields(published, former, catalog, credential):
                if corrected.isdisjoint({group.id, credential.id}):
                    places[_path(catalog, group, field)].append(("credentials", number))
    for path, credentials in places.items():
        fix = f"Write the old `{path[-1]}` in each, or add a correction to `changes` if it was wrong."
        yield Violation(path, f"Retired credentials would take this new value. {fix}", tuple(credentials))


def _changed_fields(
    published: Catalog, former: Credential, catalog: Catalog, credential: Credential
) -> Iterator[tuple[Group, str]]:
    """Yield the inherited fields whose values differ, with the level or kind that states the new one."""
    before, after = _last_facts(published, former), _last_facts(catalog, credential)
    for field in INHERITED_FIELDS:
        fact = after.named(field)
        if isinstance(fact.record, Group) and plain_value(fact.value) != plain_value(before.named(field).value):
            yield fact.record, field


def _last_facts(catalog: Catalog, credential: Credential) -> ResolvedFacts:
    last = offerings(credential)[-1]
    return resolve_facts(inheritance_chain(catalog, credential, last.exam, last.beta))


def _path(catalog: Catalog, group: Group, field: str) -> Path:
    name = "levels" if group.id in catalog.level_by_id else "kinds"
    number = next(number for number, record in enumerate(getattr(catalog, name)) if record is group)
    return name, number, yaml_key(type(group), field)
