"""The rule for ids in permalinks: a record that gets another id keeps the old one under ``former_ids``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path, closest_match, quote
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


@dataclass(frozen=True)
class UsedId:
    """Where an id is: its path, the id of its record, and the text that it is made from, such as an exam code."""

    path: Path
    record: str
    text: str


def ids_by_noun(catalog: Catalog) -> dict[str, dict[str, UsedId]]:
    """Return each id and former id with its place, by the noun for its record; of credentials, all that redirect."""
    ids = {noun: dict(pair for records in lists for pair in _ids(catalog, records)) for noun, lists in _LISTS.items()}
    for number, credential in enumerate(catalog.credentials):
        for path, text, slug in credential_slugs(credential):
            ids["credential"][slug] = UsedId(("credentials", number, *path), credential.id, text)
    return ids


def _ids(catalog: Catalog, records: Path) -> Iterator[tuple[str, UsedId]]:
    for number, record in enumerate(attrgetter(".".join(map(str, records)))(catalog)):
        yield record.id, UsedId((*records, number, "id"), record.id, record.id)
        for place, id_ in enumerate(record.former_ids):
            yield id_, UsedId((*records, number, "former_ids", place), record.id, id_)


def lost_ids(catalog: Catalog, promised: Iterable[PromisedId], published: Catalog | None = None) -> Iterator[Violation]:
    """Yield promised ids that lead to no record any more: each at a new id like it, which may have its place, if any.

    New are ids that are neither promised nor in the ``published`` catalogue.
    """
    ids, promises = ids_by_noun(catalog), list(promised)
    old = ids_by_noun(published) if published else {}
    known = {(promise.noun, promise.id) for promise in promises} | {(noun, id_) for noun in old for id_ in old[noun]}
    for promise in promises:
        present, former = ids[promise.noun], old.get(promise.noun, {}).get(promise.id)
        if promise.id not in present:
            new = {id_: used for id_, used in present.items() if (promise.noun, id_) not in known}
            yield _lost_code(promise, former, new, present) or _lost_id(promise, new)


def _lost_code(
    promise: PromisedId, former: UsedId | None, new: Mapping[str, UsedId], present: Mapping[str, UsedId]
) -> Violation | None:
    """Return the violation for what a record that is still there had, such as an exam code; at a new code, if any."""
    record = present.get(former.record) if former else None
    if not former or not record:
        return None
    likely = next((used for used in new.values() if used.record == record.record), record)
    keep = f"Put {quote(former.text)} back, or add `former_ids: [{promise.id}]` to {quote(record.record)}."
    return Violation(likely.path, f"{_lost(promise)}. {keep}")


def _lost_id(promise: PromisedId, new: Mapping[str, UsedId]) -> Violation:
    noun, keep = promise.noun, f"`former_ids: [{promise.id}]`"
    if match := closest_match(promise.id, new):
        renamed = f"If {quote(new[match].record)} is the same {noun}, add {keep} to it."
        return Violation(new[match].path, f"{_lost(promise)}. {renamed} Otherwise, put {quote(promise.id)} back.")
    replaced = f"Put it back, or add {keep} to the {noun} that takes its place."
    return Violation(_LISTS[noun][0], f"{_lost(promise)}: {quote(promise.id)} isn't there any more. {replaced}")


def _lost(promise: PromisedId) -> str:
    return f"The permalink {promise.permalink} ({promise.place}) would be lost"
