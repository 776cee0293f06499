"""Ids that lead nowhere, names that mean two things, and circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from certguide.catalog.aliases import addresses_of
from certguide.catalog.complaint import Complaint, Names
from certguide.catalog.model import Catalog, Query, Sourced
from certguide.catalog.problem import Path, quoted
from certguide.catalog.records import sourced_records


def dangling(catalog: Catalog, names: Names) -> Iterator[Complaint]:
    """An id that no record has."""
    for path, word, kind, noun in _references(catalog):
        says = names.missing(kind, word, noun)
        if says:
            yield Complaint(path, says)


def unplaced(catalog: Catalog, names: Names) -> Iterator[Complaint]:
    """A credential with neither level nor kind, or with both."""
    for number, credential in enumerate(catalog.credentials):
        if not credential.level and not credential.kind:
            says = "needs a level, or a kind if it has none."
            yield Complaint(("credentials", number), says, needs_whole_record=True)
        if credential.level and credential.kind:
            yield Complaint(("credentials", number, "kind"), "the level says the kind already; remove this line.")


def doubled(catalog: Catalog, names: Names) -> Iterator[Complaint]:
    """An id, an exam code or a former name that two records claim."""
    for kind in ("kinds", "levels", "roadmap", "audiences", "sources"):
        yield from _doubled_ids(kind, [record.id for record in getattr(catalog, kind)])
    yield from _doubled_ids("levels", [record.id for record in (*catalog.kinds, *catalog.levels)], len(catalog.kinds))
    claimed: dict[str, int] = {}
    for number, credential in enumerate(catalog.credentials):
        for path, word, address in addresses_of(credential):
            owner = claimed.setdefault(address, number)
            if owner != number or (path != ("id",) and address == credential.id):
                first = catalog.credentials[owner].id
                says = f"{quoted(word)} is taken: its address leads to {quoted(first)} already."
                yield Complaint(("credentials", number, *path), says)


def _doubled_ids(kind: str, ids: list[str], skip: int = 0) -> Iterator[Complaint]:
    seen: set[str] = set()
    for number, word in enumerate(ids):
        if word in seen and number >= skip:
            yield Complaint(
                (kind, number - skip, "id"),
                f"the id {quoted(word)} is here twice; ids are for ever, so each has one meaning.",
            )
        seen.add(word)


def twice_in_a_credential(catalog: Catalog, names: Names) -> Iterator[Complaint]:
    """Two exam versions of a credential with one code."""
    for number, credential in enumerate(catalog.credentials):
        seen: set[str] = set()
        for place, exam in enumerate(credential.exams):
            codes: list[tuple[Path, str]] = [(("code",), exam.code)]
            if exam.beta and exam.beta.code:
                codes.append((("beta", "code"), exam.beta.code))
            for path, code in codes:
                if code in seen:
                    yield Complaint(
                        ("credentials", number, "exams", place, *path), f"the exam code {quoted(code)} is here twice."
                    )
                seen.add(code)


def circles(catalog: Catalog, names: Names) -> Iterator[Complaint]:
    """Credentials that replace or renew each other in a circle."""
    for field, verb in (("replaced_by", "is replaced by"), ("renews", "renews")):
        edges: dict[str, list[str]] = defaultdict(list)
        for credential in catalog.credentials:
            edges[credential.id] += getattr(credential, field)
            if field == "replaced_by" and credential.renamed_to:
                edges[credential.id].append(credential.renamed_to)
        for number, credential in enumerate(catalog.credentials):
            circle = _circle(edges, credential.id)
            if circle and credential.id == min(circle):
                written = field if getattr(credential, field) else "renamed_to"
                says = f"goes round in a circle: {f' {verb} '.join([*circle, circle[0]])}."
                yield Complaint(("credentials", number, written), says)


def _circle(edges: dict[str, list[str]], start: str) -> list[str]:
    trail, seen = [[start]], {start}
    while trail:
        path = trail.pop()
        for following in edges.get(path[-1], []):
            if following == start:
                return path
            if following not in seen:
                seen.add(following)
                trail.append([*path, following])
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
    for number, step in enumerate(catalog.roadmap):
        yield from _query(("roadmap", number, "of"), step.of)
        yield from _query(("roadmap", number, "ours", "of"), step.ours.of if step.ours else None)
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
        for field in ("path", "deeper"):
            for place, stop in enumerate(getattr(audience, field)):
                yield ("audiences", number, field, place, "take"), stop.take, "credentials", "credential"
        for place, skip in enumerate(audience.skip):
            yield from _query(("audiences", number, "skip", place, "of"), skip.of)


def _source_references(catalog: Catalog) -> Iterator[tuple[Path, str, str, str]]:
    yield ("programme", "page"), catalog.programme.page, "sources", "source"
    for path, record in sourced_records(catalog):
        yield from _sources(path, record)


def _sources(path: Path, record: Sourced) -> Iterator[tuple[Path, str, str, str]]:
    for field, ids in (record.sources or {}).items():
        yield from _each((*path, "sources", field), ids, "sources", "source")


def _query(path: Path, query: Query | None) -> Iterator[tuple[Path, str, str, str]]:
    if query:
        yield from _each((*path, "ids"), query.ids, "credentials", "credential")
        yield from _each((*path, "kind"), query.kind, "kinds", "kind")
        yield from _each((*path, "level"), query.level, "levels", "level")


def _each(path: Path, words: list[str], kind: str, noun: str) -> Iterator[tuple[Path, str, str, str]]:
    for number, word in enumerate(words):
        yield (*path, number), word, kind, noun


RULES = (dangling, unplaced, doubled, twice_in_a_credential)
WHOLE = (circles,)
