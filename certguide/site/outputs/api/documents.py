"""The files of the API."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Any, Literal, TypeVar, get_args

from pydantic import Field

from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site
from certguide.site.outputs.api import credential as credentials
from certguide.site.outputs.api import guidance, programme, schema
from certguide.site.outputs.api.base import CredentialId, Document, Shape
from certguide.site.outputs.api.catalogue import Brief, Guide, Source, brief, guide, source
from certguide.site.outputs.api.changes import Change, change
from certguide.site.outputs.api.credential import Credential, Status
from certguide.site.outputs.api.exams import Exam
from certguide.site.outputs.api.fact_types import MoneyFact
from certguide.site.outputs.api.guidance import Audience, Step
from certguide.site.outputs.api.inherited_facts import Facts
from certguide.site.outputs.api.plan import Holding, Offer, PlanPath, PlanStep, Way, plan
from certguide.site.outputs.api.programme import Kind, Level, Programme
from certguide.site.outputs.api.values import Day, Money

D = TypeVar("D", bound=Document)


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
    credentials: list[Brief] = Field(description="The credentials that steps refer to, in brief.")


class PlanDocument(Document):
    """What the plan reckons with; the page of the plan reads this file."""

    document: Literal["plan"] = Field(description="Which of the files this is.")
    currency: str = Field(description="The currency of all amounts in it.")
    coin: int = Field(description="Its smallest coin, in hundredths: 100 for one without cents.")
    voucher: int = Field(description="Per cent that a pass takes off a later exam.")
    credentials: list[Holding] = Field(description="Everything somebody may hold.")
    aliases: dict[str, CredentialId] = Field(description="Former ids with the present ones.")
    steps: list[PlanStep] = Field(description="The roadmap.")
    paths: list[PlanPath] = Field(description="The situations' paths.")
    offers: list[Offer] = Field(description="What renews, at what price.")
    ways: list[Way] = Field(description="Ways to renew other than an exam.")


_SHOWN = (Credential, Status, Exam, Facts, MoneyFact, Money, Day, Step, Audience, Change, Source)
SHAPES: dict[str, type[Shape]] = {one.__name__: one for one in (CatalogDocument, *_SHOWN)}
"""The parts that the page on the API shows as tables."""


def api_files(site: Site) -> dict[str, str | bytes]:
    """Every file of the API by its path. What had another id is at its former address too."""
    whole = _catalog(site)
    made = {
        urls.api_url("catalog"): _text(whole),
        urls.api_url("roadmap"): _text(_roadmap(site, whole)),
        urls.api_url("plan"): plan_text(site),
        urls.api_url("schema"): schema.published_schema(site.url + urls.api_url("schema")),
    }
    for view, record in zip(site.credentials.values(), whole.credentials, strict=True):
        text = _text(_credential(site, view, record, whole.sources))
        made |= {urls.api_credential_url(name): text for name in (view.id, *view.credential.former_ids)}
    return dict(made)


@lru_cache(maxsize=4)
def plan_text(site: Site) -> str:
    """The file that the page of the plan reads."""
    return _text(_made(site, PlanDocument, urls.api_url("plan"), urls.PLAN, plan(site)))


def _catalog(site: Site) -> CatalogDocument:
    catalog = site.catalog
    told = {
        "guide": guide(catalog),
        "programme": programme.programme(catalog),
        "kinds": [programme.kind(one) for one in catalog.kinds],
        "levels": [programme.level(catalog, one) for one in catalog.levels],
        "credentials": [credentials.credential(view) for view in site.credentials.values()],
        "roadmap": guidance.steps(site),
        "audiences": [guidance.audience(site, path) for path in site.paths],
        "changes": [change(one) for one in site.catalog.changes],
        "sources": [source(site, one) for one in catalog.sources],
    }
    return _made(site, CatalogDocument, urls.api_url("catalog"), urls.HOME, told)


def _credential(site: Site, view: CredentialView, record: Credential, sources: list[Source]) -> CredentialDocument:
    used = set(_sources(record))
    told = {"credential": record, "sources": [one for one in sources if one.id in used]}
    return _made(site, CredentialDocument, urls.api_credential_url(view.id), view.href, told)


def _roadmap(site: Site, whole: CatalogDocument) -> RoadmapDocument:
    meant = {one for step in whole.roadmap for one in (*step.named, *step.added, *step.counting)}
    told = {
        "roadmap": whole.roadmap,
        "credentials": [brief(view) for view in site.credentials.values() if view.id in meant],
    }
    return _made(site, RoadmapDocument, urls.api_url("roadmap"), urls.ROADMAP, told)


def _made(site: Site, shape: type[D], path: str, page: str, told: dict[str, Any]) -> D:
    """A file: its head, and what it tells, checked against its shape."""
    head = {
        "$schema": site.url + urls.api_url("schema"),
        "document": get_args(shape.model_fields["document"].annotation)[0],
        "url": site.url + path,
        "page": site.url + page,
        "generated_at": datetime.combine(site.today, time(), UTC),
        "as_of": site.today,
        "sources_read": {"since": site.sources_checked_since, "until": site.sources_checked_until},
    }
    return shape.model_validate({**head, **told}, extra="forbid")


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
