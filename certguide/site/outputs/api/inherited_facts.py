"""The facts of a version with inherited values: the most specific of beta, exam, credential, level and kind."""

from __future__ import annotations

from pydantic import Field

from certguide.catalog.model.catalog import InheritableFields
from certguide.catalog.queries.facts import ResolvedFacts
from certguide.site.outputs.api import values
from certguide.site.outputs.api.base import Shape
from certguide.site.outputs.api.fact_types import (
    LanguagesFact,
    LengthFact,
    MoneyFact,
    NumberFact,
    PassMarkFact,
    PeriodFact,
    QuestionsFact,
    TextFact,
    TextsFact,
    ValidityFact,
    YesNoFact,
)


def _meaning(field: str) -> str | None:
    """Return the description that the catalogue gives an inheritable field."""
    return InheritableFields.model_fields[field].description


class Facts(Shape):
    """All facts about a version, inherited values included. A field that the catalogue doesn't state is left out."""

    price: MoneyFact | None = Field(default=None, description=_meaning("price"))
    attempts: NumberFact | None = Field(default=None, description=_meaning("attempts"))
    length: LengthFact | None = Field(default=None, description=_meaning("length"))
    questions: QuestionsFact | None = Field(default=None, description=_meaning("questions"))
    pass_mark: PassMarkFact | None = Field(default=None, description=_meaning("pass_mark"))
    scale: TextFact | None = Field(default=None, description=_meaning("scale"))
    formats: TextsFact | None = Field(default=None, description=_meaning("formats"))
    proctored: YesNoFact | None = Field(default=None, description=_meaning("proctored"))
    location: TextFact | None = Field(default=None, description=_meaning("location"))
    retakes: TextFact | None = Field(default=None, description=_meaning("retakes"))
    prerequisites: TextFact | None = Field(default=None, description=_meaning("prerequisites"))
    recommended_experience: TextFact | None = Field(default=None, description=_meaning("recommended_experience"))
    validity: ValidityFact | None = Field(default=None, description=_meaning("validity"))
    renewed_by_exam: YesNoFact | None = Field(default=None, description=_meaning("renewed_by_exam"))
    renewed_by_same_version: YesNoFact | None = Field(default=None, description=_meaning("renewed_by_same_version"))
    renewal_counts_from: TextFact | None = Field(default=None, description=_meaning("renewal_counts_from"))
    renewal_window: PeriodFact | None = Field(default=None, description=_meaning("renewal_window"))
    languages: LanguagesFact | None = Field(default=None, description=_meaning("languages"))


def build_facts(facts: ResolvedFacts) -> Facts:
    """Build the inherited facts of one version; a fact that no record states is left out."""
    return Facts(
        price=MoneyFact.if_stated(facts.price, values.money),
        attempts=NumberFact.if_stated(facts.attempts, int),
        length=LengthFact.if_stated(facts.length, values.length),
        questions=QuestionsFact.if_stated(facts.questions, values.questions),
        pass_mark=PassMarkFact.if_stated(facts.pass_mark, values.pass_mark),
        scale=TextFact.if_stated(facts.scale, str),
        formats=TextsFact.if_stated(facts.formats, list),
        proctored=YesNoFact.if_stated(facts.proctored, bool),
        location=TextFact.if_stated(facts.location, str),
        retakes=TextFact.if_stated(facts.retakes, str),
        prerequisites=TextFact.if_stated(facts.prerequisites, str),
        recommended_experience=TextFact.if_stated(facts.recommended_experience, str),
        validity=ValidityFact.if_stated(facts.validity, values.validity),
        renewed_by_exam=YesNoFact.if_stated(facts.renewed_by_exam, bool),
        renewed_by_same_version=YesNoFact.if_stated(facts.renewed_by_same_version, bool),
        renewal_counts_from=TextFact.if_stated(facts.renewal_counts_from, str),
        renewal_window=PeriodFact.if_stated(facts.renewal_window, values.period),
        languages=LanguagesFact.if_stated(facts.languages, values.languages),
    )
