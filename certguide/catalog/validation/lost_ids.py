"""The rule for ids in permalinks: a record that gets another id keeps the old one under ``former_ids``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path, quote, similarity
from certguide.catalog.queries.slugs import credential_slugs
from certguide.catalog.validation.violations import Violation

_LISTS: dict[str, tuple[Path, ...]] = {
    "credential": (("credentials",),),
    "situation": (("audiences",),),
    "step": (("roadmap",),),
    "kind or level": (("kinds",), ("levels",)),
    "policy": (("programme", "policies"),),
    "way to renew or yearly fee": (("programme", "renewal_ways"), ("programme", "yearly_fees")),
    "source": (("sources",),),
}
"""The lists of records with permalinks, by the noun for a record. Ids of lists with one noun are anchors alike."""


@dataclass(frozen=True)
class PromisedId:
    """An id in a permalink: the noun for its record, and the permalink with the file and line that list it."""

    noun: str
    id: str
    permalink: str
    place: str


def ids_by_noun(catalog: Catalog) -> dict[str, dict[str, Path]]:
    """Return each id and former id with its path, by the noun for its record; of credentials, all that redirect."""
    ids = {noun: dict(pair for records in lists for pair in _ids(catalog, records)) for noun, lists in _LISTS.items()}
    for number, credential in enumerate(catalog.credentials):
        ids["credential"] |= {slug: ("credentials", number, *path) for path, _, slug in credential_slugs(credential)}
    return ids


def _ids(catalog: Catalog, records: Path) -> Iterator[tuple[str, Path]]:
    for number, record in enumerate(attrgetter(".".join(map(str, records)))(catalog)):
        yield record.id, (*records, number, "id")
        yield from ((id_, (*records, number, "former_ids", place)) for place, id_ in enumerate(record.former_ids))


def lost_ids(catalog: Catalog, promised: Iterable[PromisedId], published: Catalog | None = None) -> Iterator[Violation]:
    """Yield promised ids that lead to no record any more: each at a new id that may have taken its place, if any.

    New are ids that are neither promised nor in the ``published`` catalogue.
    """
    ids, promises = ids_by_noun(catalog), list(promised)
    old = {(promise.noun, promise.id) for promise in promises}
    if published:
        old |= {(noun, id_) for noun, known in ids_by_noun(published).items() for id_ in known}
    for promise in promises:
        if promise.id not in ids[promise.noun]:
            new = {id_: path for id_, path in ids[promise.noun].items() if (promise.noun, id_) not in old}
            yield _lost_id(promise, new)


def _lost_id(promise: PromisedId, new: Mapping[str, Path]) -> Violation:
    noun, keep = promise.noun, f"`former_ids: [{promise.id}]`"
    lost = f"The permalink {promise.permalink} ({promise.place}) would be lost"
    if new:
        likely = max(new, key=lambda id_: similarity(promise.id, id_))
        renamed = f"If this is the same {noun}, add {keep} to it."
        return Violation(new[likely], f"{lost}. {renamed} Otherwise, put {quote(promise.id)} back.")
    replaced = f"Put it back, or add {keep} to the {noun} that takes its place."
    return Violation(_LISTS[noun][0], f"{lost}: no {noun} has the id {quote(promise.id)}. {replaced}")
