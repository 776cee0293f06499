"""The version to prepare for, the study time, prerequisites, and reasons to take another credential."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from certguide.catalog.model import catalog
from certguide.catalog.model.study_range import StudyRange as StudyRangeRecord
from certguide.catalog.queries.preparation import Preparation as PreparationRecord
from certguide.site.outputs.api.base import CredentialId, Doubt, Shape, SourceId, build_doubts, source_ids
from certguide.site.outputs.api.values import Day, optional_day


class StudyRange(Shape):
    """A range of study time."""

    text: str = Field(description="The range as a text.")
    low: int = Field(description="The shortest time.")
    high: int = Field(description="The longest time.")
    unit: Literal["hours", "weeks"] = Field(description="Hours or weeks.")


class StudyTime(Shape):
    """The study time for an exam, as third parties estimate it."""

    experienced: StudyRange | None = Field(default=None, description="With experience.")
    new: StudyRange | None = Field(default=None, description="Without experience.")
    exam: str | None = Field(default=None, description="Code of the version that the estimate was made for.")
    sources: dict[str, list[SourceId]] = Field(description="Its sources by field; `all` is for the other fields.")
    doubts: list[Doubt] = Field(description="Doubts about it.")


class Preparation(Shape):
    """The version to prepare for if you start to study on the day of the file."""

    exam: str | None = Field(default=None, description="Exam code.")
    beta: bool = Field(description="Whether it is the beta of that exam.")
    first_day: Day | None = Field(default=None, description="First day.")
    replaces: str | None = Field(
        default=None, description="Code of a version that you can book, but that ends before you can be ready."
    )
    too_short: bool = Field(description="Whether it ends before you can be ready and has no later version.")
    is_new: bool = Field(description="Whether it isn’t open yet, or opened recently.")


class SkipIf(Shape):
    """A reason to take another credential."""

    condition: str = Field(alias="if", description="Who it isn’t for.")
    credential: CredentialId | None = Field(default=None, description="Id of the credential to take instead.")


class Requirement(Shape):
    """The credentials that you must hold before you can take another."""

    all_of: list[CredentialId] = Field(description="Ids of credentials that you need, all of them.")
    any_of: list[CredentialId] = Field(description="Ids of credentials of which you need one.")
    active: bool = Field(description="Whether they must still be valid when you take it.")


def build_requirement(record: catalog.Requirement | None) -> Requirement | None:
    """Build the API form of a requirement, if there is one."""
    return Requirement(all_of=record.all_of, any_of=record.any_of, active=record.active) if record else None


def build_study_time(record: catalog.StudyTime) -> StudyTime:
    """Build the API form of a study time."""
    return StudyTime(
        experienced=_range(record.experienced) if record.experienced else None,
        new=_range(record.new) if record.new else None,
        exam=record.exam,
        sources=source_ids(record),
        doubts=build_doubts(record.doubts),
    )


def build_preparation(record: PreparationRecord) -> Preparation:
    """Build the API form of the version to prepare for."""
    offering = record.offering
    return Preparation(
        exam=offering.exam_code or None,
        beta=bool(offering.beta),
        first_day=optional_day(offering.first),
        replaces=(record.replaces.code if record.replaces else "") or None,
        too_short=record.is_short,
        is_new=record.is_new,
    )


def build_skip_if(record: catalog.SkipIf) -> SkipIf:
    """Build the API form of a reason to take another credential."""
    return SkipIf(condition=record.condition, credential=record.credential)


def _range(record: StudyRangeRecord) -> StudyRange:
    return StudyRange(text=str(record), low=record.low, high=record.high, unit=record.unit)
