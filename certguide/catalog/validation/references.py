"""Ids that lead nowhere, and circles."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.catalog import Audience, Catalog, Credential, Query, Sourced, Stop
from certguide.catalog.problems import Path, quote, suggestion
from certguide.catalog.queries.records import sourced_records
from certguide.catalog.validation.violations import KnownIds, Violation


def unknown_ids(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """An id that no record has."""
    for path, word, kind, noun in _references(catalog):
        says = names.missing(kind, word, noun)
        if says:
            yield Violation(path, says)


def unknown_parallel_exam(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """An exam beside a version that its credential does not have."""
    for number, credential in enumerate(catalog.credentials):
        for place, exam in enumerate(credential.exams):
            others = [one.code for one in credential.exams if one is not exam]
            if exam.beside and exam.beside not in others:
                says = f"{quote(exam.beside)} is not the code of another exam of this credential."
                path: Path = ("credentials", number, "exams", place, "beside")
                yield Violation(path, f"{says}{suggestion(exam.beside, others)}", needs_complete_record=True)


def repeated_stop(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """A path that leads to a credential twice."""
    for number, audience in enumerate(catalog.audiences):
        seen: set[str] = set()
        for field, place, stop in _stops(audience):
            if stop.take in seen:
                says = f"the way leads to {quote(stop.take)} twice; remove one of the two."
                yield Violation(("audiences", number, field, place, "take"), says)
            seen.add(stop.take)


def missing_group(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """A credential with neither level nor kind, or with both."""
    for number, credential in enumerate(catalog.credentials):
        if not credential.level and not credential.kind:
            says = "needs a level, or a kind if it has none."
            yield Violation(("credentials", number), says, needs_complete_record=True)
        if credential.level and credential.kind:
            yield Violation(("credentials", number, "kind"), "the level says the kind already; remove this line.")


def empty_query(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """A query without a condition, which would mean everything."""
    for path, query in _queries(catalog):
        if not (query.ids or query.kind or query.level):
            says = "means nothing in particular; say ids, kind or level, such as level: associate."
            yield Violation(path, says, needs_complete_record=True)


def cyclic_references(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """Credentials that replace or renew each other in a circle."""
    replaced = {
        one.id: [*one.replaced_by, *([one.renamed_to] if one.renamed_to else [])] for one in catalog.credentials
    }
    yield from _find_cycles(catalog, replaced, "is replaced by", ("replaced_by", "renamed_to"))
    renewed = {one.id: _renews(catalog, one) for one in catalog.credentials}
    yield from _find_cycles(catalog, renewed, "renews", ("renews",))


def _renews(catalog: Catalog, credential: Credential) -> list[str]:
    level = next((level for level in catalog.levels if level.id == credential.level), None)
    belongs_to = {credential.level, credential.kind, level.kind if level else None}
    groups = [group for group in (*catalog.levels, *catalog.kinds) if group.id in belongs_to]
    inherited = [one for group in groups for one in group.renews if one != credential.id]
    return [*credential.renews, *inherited]


def _find_cycles(
    catalog: Catalog, edges: dict[str, list[str]], verb: str, fields: tuple[str, ...]
) -> Iterator[Violation]:
    told: set[str] = set()
    for number, credential in enumerate(catalog.credentials):
        circle = _find_cycle(edges, credential.id)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            stated = [field for field in fields if getattr(credential, field)]
            says = f"goes round in a circle: {f' {verb} '.join([*circle, circle[0]])}."
            yield Violation(("credentials", number, *stated[:1]), says)


def _find_cycle(edges: dict[str, list[str]], start: str) -> list[str]:
    """The shortest way from an id back to itself."""
    ways, seen = [[start]], {start}
    for way in ways:
        for following in edges.get(way[-1], []):
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return []


def _references(catalog: Catalog) -> Iterator[tuple[Path, str, str, str]]:
    yield from _source_references(catalog)
    for number, level in enumerate(catalog.levels):
        yield ("levels", number, "kind"), level.kind, "kinds", "kind"
    for kind in ("kinds", "levels"):
        for number, group in enumerate(getattr(catalog, kind)):
            yield from _each((kind, number, "renews"), group.renews, "credentials", "credential")
    yield from _credential_references(catalog)
    for number, way in enumerate(catalog.programme.renewal_ways):
        yield from _each(("programme", "renewal_ways", number, "of"), way.of, "credentials", "credential")
    if catalog.guide.article:
        yield from _each(
            ("guide", "article", "credentials"), catalog.guide.article.credentials, "credentials", "credential"
        )
    for path, query in _queries(catalog):
        yield from _query(path, query)
    yield from _audience_references(catalog)


def _credential_references(catalog: Catalog) -> Iterator[tuple[Path, str, str, str]]:
    for number, credential in enumerate(catalog.credentials):
        at: Path = ("credentials", number)
        if credential.level:
            yield (*at, "level"), credential.level, "levels", "level"
        if credential.kind:
            yield (*at, "kind"), credential.kind, "kinds", "kind"
        if credential.renamed_to:
            yield (*at, "renamed_to"), credential.renamed_to, "credentials", "credential"
        for field in ("replaced_by", "nearest", "renews"):
            yield from _each((*at, field), getattr(credential, field), "credentials", "credential")
        if credential.page:
            yield (*at, "page"), credential.page, "sources", "source"
        yield from _each((*at, "prepare"), credential.prepare, "sources", "source")
        for place, exam in enumerate(credential.exams):
            if exam.guide:
                yield (*at, "exams", place, "guide"), exam.guide, "sources", "source"


def _audience_references(catalog: Catalog) -> Iterator[tuple[Path, str, str, str]]:
    for number, audience in enumerate(catalog.audiences):
        for field, place, stop in _stops(audience):
            yield ("audiences", number, field, place, "take"), stop.take, "credentials", "credential"


def _stops(audience: Audience) -> Iterator[tuple[str, int, Stop]]:
    """Where an audience's way leads, with the list and the position in it."""
    for field in ("path", "deeper"):
        for place, stop in enumerate(getattr(audience, field)):
            yield field, place, stop


def _source_references(catalog: Catalog) -> Iterator[tuple[Path, str, str, str]]:
    yield ("programme", "page"), catalog.programme.page, "sources", "source"
    for path, record in sourced_records(catalog):
        yield from _sources(path, record)


def _sources(path: Path, record: Sourced) -> Iterator[tuple[Path, str, str, str]]:
    for field, ids in (record.sources or {}).items():
        yield from _each((*path, "sources", field), ids, "sources", "source")


def _queries(catalog: Catalog) -> Iterator[tuple[Path, Query]]:
    for number, step in enumerate(catalog.roadmap):
        if step.of:
            yield ("roadmap", number, "of"), step.of
        if step.ours and step.ours.of:
            yield ("roadmap", number, "ours", "of"), step.ours.of
    for number, audience in enumerate(catalog.audiences):
        for place, skip in enumerate(audience.skip):
            yield ("audiences", number, "skip", place, "of"), skip.of


def _query(path: Path, query: Query) -> Iterator[tuple[Path, str, str, str]]:
    yield from _each((*path, "ids"), query.ids, "credentials", "credential")
    yield from _each((*path, "kind"), query.kind, "kinds", "kind")
    yield from _each((*path, "level"), query.level, "levels", "level")


def _each(path: Path, words: list[str], kind: str, noun: str) -> Iterator[tuple[Path, str, str, str]]:
    for number, word in enumerate(words):
        yield (*path, number), word, kind, noun
