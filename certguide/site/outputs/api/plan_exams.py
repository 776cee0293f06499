"""The exams of a credential that needs several or shares one, for sums of the renewal planner."""

from __future__ import annotations

from pydantic import Field

from certguide.site.components.cost_data import exam_data
from certguide.site.context.credential_view import CredentialView
from certguide.site.outputs.api.base import Shape


class PlanExam(Shape):
    """An exam with its price."""

    exam: str = Field(description="Its code, or another name that is the same for all credentials it counts for.")
    cents: int | None = Field(default=None, description="Price outside of a beta; left out when not known.")


class PlanExamGroup(Shape):
    """Exams of which you need some."""

    choose: int = Field(description="How many of them you need.")
    exams: list[PlanExam] = Field(description="The exams that you can take.")


def build_exam_groups(view: CredentialView) -> list[PlanExamGroup] | None:
    """Build the exams of a credential; ``None`` for an exam of its own."""
    groups = exam_data(view).get("groups")
    return None if groups is None else [PlanExamGroup.model_validate(group) for group in groups]
