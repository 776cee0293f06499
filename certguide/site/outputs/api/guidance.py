"""The guide's advice: the roadmap on the day of the file, and the answer for each situation."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from certguide.advice.paths import ResolvedPath, ResolvedStop
from certguide.advice.plan_rules import StepRequirement, step_requirements
from certguide.advice.roadmap import ResolvedStep
from certguide.catalog.model import catalog
from certguide.site.components.stop_reason import stop_reason
from certguide.site.context import urls
from certguide.site.context.site import Site
from certguide.site.localization.localizer import Localizer
from certguide.site.outputs.api.base import CredentialId, Shape


class Step(Shape):
    """A step of the roadmap, in order."""

    id: str = Field(description="Anchor of the step; it never changes.")
    number: int = Field(description="Its number, from 1.")
    page: str = Field(description="URL of the step on the web page.")
    title: str = Field(description="Title of the step.")
    who: str = Field(description="Who it’s for.")
    why: str = Field(description="The reason.")
    take: Literal["all", "one", "others", "rest"] = Field(description=catalog.Step.model_fields["take"].description)
    named: list[CredentialId] = Field(description="The credentials it means today.")
    added: list[CredentialId] = Field(description="The credentials that we add.")
    counting: list[CredentialId] = Field(description="Credentials that complete the step, retired ones included.")
    same_as: str | None = Field(default=None, description="Id of an earlier step with the same credentials.")
    note: str | None = Field(default=None, description="Note below the step.")
    our_note: str | None = Field(default=None, description="What we add to the original order.")
    former_ids: list[str] = Field(description="Former ids; their URLs still work.")


class Stop(Shape):
    """One exam on a situation's path."""

    credential: CredentialId = Field(description="Id of the credential.")
    why: str = Field(description="The reason.")
    optional: bool = Field(description="Whether it’s optional.")


class Skip(Shape):
    """What readers in a situation can skip."""

    credentials: list[CredentialId] = Field(description="Ids of the credentials to skip.")
    why: str = Field(description="The reason.")


class StartStep(Shape):
    """One thing to do first."""

    text: str = Field(description="What to do. {link} stands for a link with the name of its target.")
    link: str | None = Field(default=None, description="Id of a credential, a situation or a source.")


class StartingPoint(Shape):
    """What to do first, for readers with a certain experience."""

    who: str = Field(description="Who it’s for.")
    steps: list[StartStep] = Field(description="What to do, in order.")


class StartingPoints(Shape):
    """Where readers start: new to the vendor, or with experience."""

    new: StartingPoint = Field(description="For readers without experience.")
    experienced: StartingPoint = Field(description="For readers with experience.")


class NotFor(Shape):
    """A case that another situation fits better."""

    condition: str = Field(alias="if", description="Who it isn’t for.")
    audience: str = Field(description="Id of the situation that fits better.")


class Audience(Shape):
    """A reader's situation, and the answer for it."""

    id: str = Field(description="Its id. It never changes.")
    page: str = Field(description="URL of its web page.")
    calendar: str = Field(description="URL of the calendar of its path.")
    title: str = Field(description="The situation in the reader’s own words.")
    summary: str = Field(description="One sentence shown with the answer.")
    next: str = Field(description="What comes after the first exam.")
    holds: list[CredentialId] = Field(description="Credentials that all readers in this situation already hold.")
    path: list[Stop] = Field(description="Exams in order; the first is the answer.")
    left_out: list[CredentialId] = Field(description="Credentials of the path that you can’t take any more.")
    go_further: list[Stop] = Field(description="Where to go after the path.")
    skip: list[Skip] = Field(description="What to skip.")
    starting_points: StartingPoints | None = Field(default=None, description="What to do first.")
    not_for: list[NotFor] = Field(description="Cases that another situation fits better.")
    our_note: str | None = Field(default=None, description="What we add to the original order.")
    former_ids: list[str] = Field(description="Former ids; their URLs still work.")


def build_roadmap(site: Site) -> list[Step]:
    """Build the roadmap, each step with the credentials that it offers today."""
    requirements = step_requirements(site.catalog, site.steps)
    return [_step(site, step, required) for step, required in zip(site.steps, requirements, strict=True)]


def build_audience(site: Site, path: ResolvedPath) -> Audience:
    """Build a situation with its path."""
    audience = path.audience
    page = urls.audience_url(audience.id)
    return Audience(
        id=audience.id,
        page=site.url + page,
        calendar=site.url + urls.calendar_url(page),
        title=audience.title,
        summary=audience.summary,
        next=audience.next,
        holds=audience.holds,
        path=[build_stop(site.localizer, stop) for stop in path.stops],
        left_out=[credential.id for credential in path.left_out],
        go_further=[build_stop(site.localizer, stop) for stop in path.deeper],
        skip=[
            Skip(credentials=[credential.id for credential in skipped.credentials], why=skipped.why)
            for skipped in path.skip
        ],
        starting_points=_starting_points(audience.starting_points) if audience.starting_points else None,
        not_for=[NotFor(condition=other.condition, audience=other.audience) for other in audience.not_for],
        our_note=audience.our_note,
        former_ids=audience.former_ids,
    )


def _step(site: Site, resolved: ResolvedStep, required: StepRequirement) -> Step:
    step = resolved.step
    return Step(
        id=step.id,
        number=resolved.number,
        page=site.url + urls.step_url(step.id),
        title=step.title,
        who=step.who,
        why=step.why,
        take=step.take,
        named=[credential.id for credential in resolved.named],
        added=[credential.id for credential in resolved.added],
        counting=list(required.counting),
        same_as=site.steps[resolved.repeats_step - 1].step.id if resolved.repeats_step else None,
        note=step.note,
        our_note=step.our_note.text if step.our_note else None,
        former_ids=step.former_ids,
    )


def _starting_points(points: catalog.StartingPoints) -> StartingPoints:
    return StartingPoints(new=_starting_point(points.new), experienced=_starting_point(points.experienced))


def _starting_point(point: catalog.StartingPoint) -> StartingPoint:
    return StartingPoint(who=point.who, steps=[StartStep(text=step.text, link=step.link) for step in point.steps])


def build_stop(localizer: Localizer, resolved: ResolvedStop) -> Stop:
    """Build a stop, or what has taken its place."""
    return Stop(
        credential=resolved.stop.credential, why=stop_reason(localizer, resolved), optional=resolved.stop.optional
    )
