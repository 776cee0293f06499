"""What the guide advises: the roadmap as it stands on the day of the file, and the answer for each situation."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from certguide.advice.paths import ResolvedPath, ResolvedStop
from certguide.advice.plan_rules import step_requirements
from certguide.catalog.model import catalog
from certguide.site.context import urls
from certguide.site.context.site import Site
from certguide.site.outputs.api.base import CredentialId, Shape


class Step(Shape):
    """One entry of the ordered roadmap."""

    id: str = Field(description="Its permanent anchor.")
    number: int = Field(description="Its place in the order, from 1.")
    page: str = Field(description="Address of the step on the page for people.")
    title: str = Field(description="The step in a few words.")
    who: str = Field(description="Whom it is for.")
    why: str = Field(description="The reason.")
    take: Literal["all", "one", "others", "rest"] = Field(description=catalog.Step.model_fields["take"].description)
    named: list[CredentialId] = Field(description="What it means today in the author's order.")
    added: list[CredentialId] = Field(description="What the guide adds to it.")
    counting: list[CredentialId] = Field(description="What fulfils it if one holds it already, the retired included.")
    same_as: str | None = Field(default=None, description="Id of an earlier step with the same choice.")
    note: str | None = Field(default=None, description="A remark.")
    ours: str | None = Field(default=None, description="What goes beyond the original order.")
    former_ids: list[str] = Field(description="Ids it had here; their addresses still work.")


class Stop(Shape):
    """One stop on a situation's path."""

    take: CredentialId = Field(description="The credential.")
    why: str = Field(description="The reason.")
    optional: bool = Field(description="Whether it may be left out.")


class Skip(Shape):
    """What somebody in a situation can leave alone."""

    credentials: list[CredentialId] = Field(description="The credentials.")
    why: str = Field(description="The reason.")


class Audience(Shape):
    """A reader's situation, and the answer for it."""

    id: str = Field(description="Its id, for ever.")
    page: str = Field(description="Address of its page for people.")
    calendar: str = Field(description="Address of the calendar of the days on its path.")
    says: str = Field(description="The situation in the reader's own words.")
    line: str = Field(description="One sentence beside the answer.")
    answer: str = Field(description="What comes after the first stop.")
    path: list[Stop] = Field(description="Stops in order; the first is the answer.")
    deeper: list[Stop] = Field(description="Where to go from there.")
    skip: list[Skip] = Field(description="What to leave alone.")
    ours: str | None = Field(default=None, description="What goes beyond the original order.")
    former_ids: list[str] = Field(description="Ids it had here; their addresses still work.")


def steps(site: Site) -> list[dict[str, Any]]:
    """The roadmap, each step with the credentials it means today."""
    meant = zip(site.steps, step_requirements(site.catalog, site.steps), strict=True)
    return [
        {
            **{name: getattr(step.step, name) for name in ("id", "title", "who", "why", "take", "note", "former_ids")},
            "number": step.number,
            "page": site.url + urls.step_url(step.step.id),
            "named": [one.id for one in step.named],
            "added": [one.id for one in step.added],
            "counting": want.counting,
            "same_as": site.steps[step.repeats_step - 1].step.id if step.repeats_step else None,
            "ours": step.step.ours.says if step.step.ours else None,
        }
        for step, want in meant
    ]


def audience(site: Site, path: ResolvedPath) -> dict[str, Any]:
    """A situation with its path."""
    one = path.audience
    page = urls.audience_url(one.id)
    return {
        **{name: getattr(one, name) for name in ("id", "says", "line", "answer", "ours", "former_ids")},
        "page": site.url + page,
        "calendar": site.url + urls.calendar_url(page),
        "path": [_stop(leg) for leg in path.stops],
        "deeper": [_stop(leg) for leg in path.deeper],
        "skip": [{"credentials": [other.id for other in left.credentials], "why": left.why} for left in path.skip],
    }


def _stop(leg: ResolvedStop) -> dict[str, Any]:
    return {"take": leg.stop.take, "why": leg.stop.why, "optional": leg.stop.optional}
