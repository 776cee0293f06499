"""The files of the API."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any, Literal, TypedDict

from pydantic import Field

from certguide.catalog.caching import cache_on_first_argument
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site
from certguide.site.outputs.api import schema
from certguide.site.outputs.api.base import CredentialId, Document, Shape, SourcesRead
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
from certguide.site.outputs.api.plan import (
    HeldCredential,
    PlanPath,
    PlanRenewalWay,
    PlanStep,
    RenewalOption,
    build_plan,
)
from certguide.site.outputs.api.programme import Kind, Level, Programme, build_kind, build_level, build_programme
from certguide.site.outputs.api.values import Day, Money


class CatalogDocument(Document):
    """Everything in one file."""

    document: Literal["catalog"] = Field(description="Which of the files this is.")
    guide: Guide = Field(description="What the guide says of itself.")
    programme: Programme = Field(description="The programme and its rules.")
    kinds: list[Kind] = Field(description="Families of credentials.")
    levels: list[Level] = Field(description="Levels, in the order of lists.")
    credentials: list[Credential] = Field(description="Everything the programme awards or awarded.")
    roadmap: list[Step] = Field(description="The recommended order.")
    audiences: list[Audience] = Field(description="Situations, in the order of the home page.")
    changes: list[Change] = Field(description="What changed and cannot be read off the dates of exams.")
    sources: list[Source] = Field(description="Pages that facts were read from.")


class CredentialDocument(Document):
    """One credential."""

    document: Literal["credential"] = Field(description="Which of the files this is.")
    credential: Credential = Field(description="The credential, as in the catalogue's file.")
    sources: list[Source] = Field(description="The sources it refers to.")


class RoadmapDocument(Document):
    """The recommended order."""

    document: Literal["roadmap"] = Field(description="Which of the files this is.")
    roadmap: list[Step] = Field(description="The steps in order.")
    credentials: list[CredentialSummary] = Field(description="The credentials that steps refer to, in brief.")


class PlanDocument(Document):
    """What the plan reckons with; the page of the plan reads this file."""

    document: Literal["plan"] = Field(description="Which of the files this is.")
    currency: str = Field(description="The currency of all amounts in it.")
    coin: int = Field(description="Its smallest coin, in hundredths: 100 for one without cents.")
    voucher: int = Field(description="Per cent that a pass takes off a later exam.")
    credentials: list[HeldCredential] = Field(description="Everything somebody may hold.")
    aliases: dict[str, CredentialId] = Field(description="Former ids with the present ones.")
    steps: list[PlanStep] = Field(description="The roadmap.")
    paths: list[PlanPath] = Field(description="The situations' paths.")
    offers: list[RenewalOption] = Field(description="What renews, at what price.")
    ways: list[PlanRenewalWay] = Field(description="Ways to renew other than an exam.")


_SHOWN = (Credential, Status, Exam, Facts, MoneyFact, Money, Day, Step, Audience, Change, Source)
SHAPES: dict[str, type[Shape]] = {one.__name__: one for one in (CatalogDocument, *_SHOWN)}
"""The parts that the page on the API shows as tables."""


def api_files(site: Site) -> dict[str, str | bytes]:
    """Every file of the API by its path. What had another id is at its former address too."""
    whole = _catalog(site)
    made = {
        urls.api_url("catalog"): _text(whole),
        urls.api_url("roadmap"): _text(_roadmap(site, whole.roadmap)),
        urls.api_url("plan"): plan_text(site),
        urls.api_url("schema"): schema.published_schema(site.url + urls.api_url("schema")),
    }
    for view, record in zip(site.credentials.values(), whole.credentials, strict=True):
        text = _text(_credential(site, view, record, whole.sources))
        made |= {urls.api_credential_url(name): text for name in (view.id, *view.credential.former_ids)}
    return dict(made)


@cache_on_first_argument
def plan_text(site: Site) -> str:
    """The file that the page of the plan reads."""
    return _text(_plan(site))


def _catalog(site: Site) -> CatalogDocument:
    catalog, on_day = site.catalog, site.on_day
    return CatalogDocument(
        **_header(site, urls.api_url("catalog"), urls.HOME),
        document="catalog",
        guide=build_guide(catalog.guide),
        programme=build_programme(catalog.programme),
        kinds=[build_kind(on_day, kind) for kind in catalog.kinds],
        levels=[build_level(on_day, level) for level in catalog.levels],
        credentials=[build_credential(site, view) for view in site.credentials.values()],
        roadmap=build_roadmap(site),
        audiences=[build_audience(site, path) for path in site.paths],
        changes=[build_change(change) for change in catalog.changes],
        sources=[build_source(site, source) for source in catalog.sources],
    )


def _credential(site: Site, view: CredentialView, record: Credential, sources: list[Source]) -> CredentialDocument:
    used = set(_sources(record))
    return CredentialDocument(
        **_header(site, urls.api_credential_url(view.id), view.href),
        document="credential",
        credential=record,
        sources=[source for source in sources if source.id in used],
    )


def _roadmap(site: Site, steps: list[Step]) -> RoadmapDocument:
    used = {credential for step in steps for credential in (*step.named, *step.added, *step.counting)}
    return RoadmapDocument(
        **_header(site, urls.api_url("roadmap"), urls.ROADMAP),
        document="roadmap",
        roadmap=steps,
        credentials=[build_summary(site, view) for view in site.credentials.values() if view.id in used],
    )


def _plan(site: Site) -> PlanDocument:
    plan = build_plan(site)
    return PlanDocument(
        **_header(site, urls.api_url("plan"), urls.PLAN),
        document="plan",
        currency=plan.currency,
        coin=plan.coin,
        voucher=plan.voucher,
        credentials=plan.credentials,
        aliases=plan.aliases,
        steps=plan.steps,
        paths=plan.paths,
        offers=plan.offers,
        ways=plan.ways,
    )


class _Header(TypedDict):
    """The fields of ``Document``, by the names of its parameters."""

    shape: str
    url: str
    page: str
    generated_at: datetime
    as_of: date
    sources_read: SourcesRead


def _header(site: Site, path: str, page: str) -> _Header:
    """Return what every file begins with; ``generated_at`` is the first second of the build's day in UTC."""
    return {
        "shape": site.url + urls.api_url("schema"),
        "url": site.url + path,
        "page": site.url + page,
        "generated_at": datetime.combine(site.today, time(), UTC),
        "as_of": site.today,
        "sources_read": SourcesRead(since=site.sources_checked_since, until=site.sources_checked_until),
    }


def _text(document: Document) -> str:
    return document.model_dump_json(by_alias=True, exclude_none=True, indent=1) + "\n"


def _sources(part: Any, key: str = "") -> Iterator[str]:
    """Every id of a source below a part of a file."""
    if isinstance(part, Shape):
        for name, value in part:
            yield from _sources(value, name)
    elif isinstance(part, dict):
        for value in part.values():
            yield from _sources(value, key)
    elif isinstance(part, list):
        for value in part:
            yield from _sources(value, key)
    elif part and key in ("sources", "guide", "official_page", "prepare"):
        yield part
