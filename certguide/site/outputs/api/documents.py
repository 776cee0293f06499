"""The files of the API."""

from __future__ import annotations

from textwrap import indent
from typing import Literal

from pydantic import Field

from certguide.catalog.caching import cache_on_first_argument
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.output_files import OutputFile, OutputFiles
from certguide.site.context.site import Site
from certguide.site.outputs.api import schema
from certguide.site.outputs.api.base import Document, Shape, build_header
from certguide.site.outputs.api.catalogue import (
    CredentialSummary,
    Guide,
    Source,
    build_guide,
    build_source,
    build_summary,
)
from certguide.site.outputs.api.changes import Change, build_change
from certguide.site.outputs.api.credential import Credential, Status, build_credential
from certguide.site.outputs.api.exams import Exam
from certguide.site.outputs.api.fact_types import MoneyFact
from certguide.site.outputs.api.guidance import Audience, Step, build_audience, build_roadmap
from certguide.site.outputs.api.inherited_facts import Facts
from certguide.site.outputs.api.plan import build_plan
from certguide.site.outputs.api.programme import Kind, Level, Programme, build_kind, build_level, build_programme
from certguide.site.outputs.api.study import Preparation, StudyTime
from certguide.site.outputs.api.values import Day, Money


class CatalogDocument(Document):
    """The whole catalogue in one file."""

    document: Literal["catalog"] = Field(description="Which file this is.")
    guide: Guide = Field(description="About the guide.")
    programme: Programme = Field(description="The programme and its policies.")
    kinds: list[Kind] = Field(description="Types of credentials.")
    levels: list[Level] = Field(description="Levels, in the order of lists.")
    credentials: list[Credential] = Field(description="All credentials, current and retired.")
    roadmap: list[Step] = Field(description="The recommended order.")
    audiences: list[Audience] = Field(description="Situations, in the order of the home page.")
    changes: list[Change] = Field(description="Changes that the dates of exams don’t show.")
    sources: list[Source] = Field(description="The sources.")


class CredentialDocument(Document):
    """One credential."""

    document: Literal["credential"] = Field(description="Which file this is.")
    credential: Credential = Field(description="The credential, as in catalog.json.")
    sources: list[Source] = Field(description="Sources that it refers to.")


class RoadmapDocument(Document):
    """The recommended order."""

    document: Literal["roadmap"] = Field(description="Which file this is.")
    roadmap: list[Step] = Field(description="Steps in order.")
    credentials: list[CredentialSummary] = Field(description="Credentials that the steps refer to, in brief.")


_DOCUMENTED = (
    CatalogDocument, Credential, Status, Exam, Facts, MoneyFact, Money, Day, Preparation, StudyTime, Step, Audience,
    Change, Source,
)  # fmt: skip
SHAPES: dict[str, type[Shape]] = {shape.__name__: shape for shape in _DOCUMENTED}
"""The shapes that the page of API fields shows as tables, by name."""


def api_files(site: Site) -> OutputFiles:
    """Return every file of the API, by its path; a credential's file is at the paths of its former ids too."""
    files: list[OutputFile] = [
        (urls.api_url("catalog"), _catalog_text, site),
        (urls.api_url("roadmap"), _roadmap_text, site),
        (urls.api_url("plan"), plan_text, site),
        (urls.api_url("schema"), schema.published_schema, site.url + urls.api_url("schema")),
    ]
    for view in site.credentials.values():
        paths = map(urls.api_credential_url, (view.id, *view.credential.former_ids))
        files += [(path, _credential_text, site, view) for path in paths]
    return OutputFiles(files)


@cache_on_first_argument
def plan_text(site: Site) -> str:
    """Build the file that the renewal planner reads; the page needs it too, for its version."""
    return _text(build_plan(site))


def _catalog_text(site: Site) -> str:
    """Build the whole catalogue. Thousands of credentials at once take ten times the memory of their text."""
    catalog, on_day = site.catalog, site.on_day
    document = CatalogDocument(
        **build_header(site, urls.api_url("catalog"), urls.HOME),
        document="catalog",
        guide=build_guide(catalog.guide),
        programme=build_programme(catalog.programme),
        kinds=[build_kind(on_day, kind) for kind in catalog.kinds],
        levels=[build_level(on_day, level) for level in catalog.levels],
        credentials=[],
        roadmap=build_roadmap(site),
        audiences=[build_audience(site, path) for path in site.paths],
        changes=[build_change(change) for change in catalog.changes],
        sources=_sources(site),
    )
    credentials = (indent(_dump(build_credential(site, view)), "  ") for view in site.credentials.values())
    before, empty, after = _text(document).partition('\n "credentials": [],\n')
    assert empty  # noqa: S101 - there is one such line
    return "".join([before, '\n "credentials": [\n', ",\n".join(credentials), "\n ],\n", after])


def _credential_text(site: Site, view: CredentialView) -> str:
    record = build_credential(site, view)
    used = _source_ids(record)
    document = CredentialDocument(
        **build_header(site, urls.api_credential_url(view.id), view.href),
        document="credential",
        credential=record,
        sources=[source for source in _sources(site) if source.id in used],
    )
    return _text(document)


@cache_on_first_argument
def _sources(site: Site) -> list[Source]:
    return [build_source(site, source) for source in site.catalog.sources]


def _roadmap_text(site: Site) -> str:
    steps = build_roadmap(site)
    used = {credential for step in steps for credential in (*step.named, *step.added, *step.counting)}
    document = RoadmapDocument(
        **build_header(site, urls.api_url("roadmap"), urls.ROADMAP),
        document="roadmap",
        roadmap=steps,
        credentials=[build_summary(site, view) for view in site.credentials.values() if view.id in used],
    )
    return _text(document)


def _text(document: Document) -> str:
    return f"{_dump(document)}\n"


def _dump(shape: Shape) -> str:
    return shape.model_dump_json(by_alias=True, exclude_none=True, indent=1)


def _source_ids(record: Shape) -> set[str]:
    """Find the ids of all sources that a part of a file refers to."""
    ids, parts = set[str](), list[tuple[str, object]]([("", record)])
    while parts:
        field, part = parts.pop()
        if isinstance(part, str):
            ids.update([part] if field in _SOURCE_FIELDS else [])
        elif isinstance(part, list):
            parts += [(field, value) for value in part]
        elif isinstance(part, dict):
            parts += [(field, value) for value in part.values()]
        elif isinstance(part, Shape):
            parts += [(name, value) for name, value in vars(part).items() if value is not None]
    return ids


_SOURCE_FIELDS = frozenset({"sources", "guide", "official_page", "study", "practise"})
