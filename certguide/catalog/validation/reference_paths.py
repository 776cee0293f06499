"""Every place of a catalogue that names the id of another record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from certguide.catalog.model.catalog import Audience, Catalog, Credential, Query
from certguide.catalog.problems import Path
from certguide.catalog.queries.records import sourced_records


@dataclass(frozen=True)
class Reference:
    """An id at a path, and what it may be the id of: a record of one of some lists, called ``noun`` in messages."""

    path: Path
    id: str
    noun: str
    lists: tuple[str, ...]


_LISTS = {
    "kind": ("kinds",),
    "level": ("levels",),
    "credential": ("credentials",),
    "source": ("sources",),
    "credential, level or kind": ("credentials", "levels", "kinds"),
    "situation": ("audiences",),
    "credential, situation or source": ("credentials", "audiences", "sources"),
}


def all_references(catalog: Catalog) -> Iterator[Reference]:
    """Yield every reference of a catalogue."""
    yield from _source_references(catalog)
    yield from _group_references(catalog)
    yield from _credential_references(catalog)
    for number, way in enumerate(catalog.programme.renewal_ways):
        yield from _references(("programme", "renewal_ways", number, "credentials"), way.credentials, "credential")
    if catalog.guide.article:
        yield from _references(("guide", "article", "credentials"), catalog.guide.article.credentials, "credential")
    for path, query in all_queries(catalog):
        yield from _references((*path, "ids"), query.ids, "credential")
        yield from _references((*path, "kind"), query.kind, "kind")
        yield from _references((*path, "level"), query.level, "level")
    for number, audience in enumerate(catalog.audiences):
        for field in ("path", "go_further"):
            for position, stop in enumerate(getattr(audience, field)):
                yield _reference(("audiences", number, field, position, "credential"), stop.credential, "credential")
        yield from _audience_references(("audiences", number), audience)
    for number, change in enumerate(catalog.changes):
        yield from _references(("changes", number, "about"), change.about, "credential, level or kind")


def all_queries(catalog: Catalog) -> Iterator[tuple[Path, Query]]:
    """Yield every query of the roadmap and the audiences with its path."""
    for number, step in enumerate(catalog.roadmap):
        if step.credentials:
            yield ("roadmap", number, "credentials"), step.credentials
        if step.our_note and step.our_note.credentials:
            yield ("roadmap", number, "our_note", "credentials"), step.our_note.credentials
    for number, audience in enumerate(catalog.audiences):
        for position, skip in enumerate(audience.skip):
            yield ("audiences", number, "skip", position, "credentials"), skip.credentials


def _source_references(catalog: Catalog) -> Iterator[Reference]:
    yield _reference(("programme", "page"), catalog.programme.page, "source")
    for path, record in sourced_records(catalog):
        for field, ids in (record.sources or {}).items():
            yield from _references((*path, "sources", field), ids, "source")


def _audience_references(path: Path, audience: Audience) -> Iterator[Reference]:
    yield from _references((*path, "holds"), audience.holds, "credential")
    for position, other in enumerate(audience.not_for):
        yield _reference((*path, "not_for", position, "audience"), other.audience, "situation")
    points = audience.starting_points
    for name, point in (("new", points.new), ("experienced", points.experienced)) if points else ():
        for position, step in enumerate(point.steps):
            if step.link:
                link_path = (*path, "starting_points", name, "steps", position, "link")
                yield _reference(link_path, step.link, "credential, situation or source")


def _group_references(catalog: Catalog) -> Iterator[Reference]:
    for number, level in enumerate(catalog.levels):
        yield _reference(("levels", number, "kind"), level.kind, "kind")
    for name in ("kinds", "levels"):
        for number, group in enumerate(getattr(catalog, name)):
            yield from _references((name, number, "renews"), group.renews, "credential")


def _credential_references(catalog: Catalog) -> Iterator[Reference]:
    for number, credential in enumerate(catalog.credentials):
        path: Path = ("credentials", number)
        for field, noun in (("level", "level"), ("kind", "kind"), ("renamed_to", "credential"), ("page", "source")):
            if id_ := getattr(credential, field):
                yield _reference((*path, field), id_, noun)
        for field in ("replaced_by", "nearest", "renews", "awarded_for"):
            yield from _references((*path, field), getattr(credential, field), "credential")
        yield from _requirement_references(path, credential)
        yield from _references((*path, "study"), credential.study, "source")
        for position, skip in enumerate(credential.skip_if):
            if skip.credential:
                yield _reference((*path, "skip_if", position, "credential"), skip.credential, "credential")
        for position, exam in enumerate(credential.exams):
            exam_path = (*path, "exams", position)
            if exam.guide:
                yield _reference((*exam_path, "guide"), exam.guide, "source")
            yield from _references((*exam_path, "study"), exam.study, "source")
            yield from _references((*exam_path, "practise"), exam.practise, "source")


def _requirement_references(path: Path, credential: Credential) -> Iterator[Reference]:
    for field in ("all_of", "any_of") if credential.requires else ():
        yield from _references((*path, "requires", field), getattr(credential.requires, field), "credential")


def _reference(path: Path, id_: str, noun: str) -> Reference:
    return Reference(path, id_, noun, _LISTS[noun])


def _references(path: Path, ids: list[str], noun: str) -> Iterator[Reference]:
    for position, id_ in enumerate(ids):
        yield _reference((*path, position), id_, noun)
