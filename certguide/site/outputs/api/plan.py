"""The data of the renewal planner, known when the site is built.

A reader's certifications never leave the browser, so the site's script applies the rules there.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from certguide.advice.paths import ResolvedPath
from certguide.advice.plan_rules import StepRequirement, step_requirements
from certguide.advice.roadmap import ResolvedStep
from certguide.catalog.model.currencies import smallest_unit
from certguide.site.context import urls
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.outputs.api.base import CredentialId, Document, Shape, build_header
from certguide.site.outputs.api.guidance import Stop, build_stop
from certguide.site.outputs.api.plan_credentials import HeldCredential, build_held_credential
from certguide.site.outputs.api.plan_renewal import (
    PlanFee,
    PlanRenewalWay,
    RenewalOption,
    build_fees,
    build_offers,
    build_ways,
)


class PlanStep(Shape):
    """A step of the roadmap, to compare with a reader's certifications."""

    id: str = Field(description="Its id.")
    number: int = Field(description="Its number.")
    title: str = Field(description="Title of the step.")
    why: str = Field(description="The reason.")
    href: str = Field(description="URL of the step, relative to the home page.")
    take: Literal["all", "one", "others", "rest"] = Field(description="How many of the credentials to take.")
    offered: list[CredentialId] = Field(description="Credentials that you can take.")
    counting: list[CredentialId] = Field(description="Credentials that complete it.")


class PlanPath(Shape):
    """A situation's path."""

    id: str = Field(description="Id of the situation.")
    title: str = Field(description="The situation in the reader’s own words.")
    href: str = Field(description="URL of its page, relative to the home page.")
    stops: list[Stop] = Field(description="Exams in order.")
    holders: list[CredentialId] | None = Field(
        default=None, description="Credentials of which readers in this situation hold one; left out if none is needed."
    )


class PlanDocument(Document):
    """The data that the renewal planner calculates with."""

    document: Literal["plan"] = Field(description="Which of the files this is.")
    currency: str = Field(description="Currency of all amounts in the file.")
    coin: int = Field(description="Smallest coin in hundredths; 100 if the currency has no cents.")
    discount: int = Field(description="Percentage that a pass takes off a later exam.")
    before_tax: bool = Field(description="Whether all amounts are before tax; if not, the guide doesn’t say.")
    credentials: list[HeldCredential] = Field(description="Everything you may hold.")
    aliases: dict[str, CredentialId] = Field(description="Current ids by former id.")
    steps: list[PlanStep] = Field(description="The roadmap.")
    paths: list[PlanPath] = Field(description="The situations’ paths.")
    offers: list[RenewalOption] = Field(description="Exams and ways that renew credentials, with their prices.")
    ways: list[PlanRenewalWay] = Field(description="Ways to renew without passing the exam again.")
    fees: list[PlanFee] = Field(description="Yearly fees.")


def build_plan(site: Site) -> PlanDocument:
    """Build the data of the renewal planner."""
    page, discount, currency = PageContext(site, urls.HOME), site.catalog.programme.discount, site.on_day.main_currency
    requirements = step_requirements(site.catalog, site.steps)
    return PlanDocument(
        **build_header(site, urls.api_url("plan"), urls.RENEWAL),
        document="plan",
        currency=currency,
        coin=smallest_unit(currency),
        discount=discount.percent if discount else 0,
        before_tax=site.is_before_tax,
        credentials=[build_held_credential(page, view) for view in site.credentials.values()],
        aliases={former: record.id for record in site.catalog.credentials for former in record.former_ids},
        steps=[_step(page, step, required) for step, required in zip(site.steps, requirements, strict=True)],
        paths=[_path(page, path) for path in site.paths],
        offers=build_offers(page),
        ways=build_ways(page),
        fees=build_fees(page),
    )


def _step(page: PageContext, resolved: ResolvedStep, required: StepRequirement) -> PlanStep:
    return PlanStep(
        id=required.id,
        number=resolved.number,
        title=resolved.step.title,
        why=resolved.step.why,
        href=page.url(urls.step_url(required.id)),
        take=resolved.step.take,
        offered=list(required.offered),
        counting=list(required.counting),
    )


def _path(page: PageContext, path: ResolvedPath) -> PlanPath:
    audience = path.audience
    return PlanPath(
        id=audience.id,
        title=audience.title,
        href=page.url(urls.audience_url(audience.id)),
        stops=[] if path.is_over else [build_stop(page.localizer, stop) for stop in path.stops],
        holders=audience.holds_one_of or None,
    )
