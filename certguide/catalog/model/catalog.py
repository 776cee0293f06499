"""The model of a whole catalogue, and the names of all models below it.

The models are the only definition of every field: the loader, the rules, the
JSON Schema and the reference of fields are built from them, and show the
``description`` of a field to editors. ``base`` has the types of values,
``sourcing`` sources and facts, ``credential`` types, levels and credentials,
``exam`` exams, ``renewal`` how to renew credentials, ``programme`` the programme,
``roadmap`` its steps, ``audience`` situations, ``change`` the list of changes,
``guide`` the guide and its authors.
"""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from certguide.catalog.model.audience import Audience, NotFor, Skip, StartingPoint, StartingPoints, StartStep, Stop
from certguide.catalog.model.base import CatalogModel
from certguide.catalog.model.change import Change
from certguide.catalog.model.credential import Credential, Group, Kind, Level, Requirement, SkipIf, StudyTime
from certguide.catalog.model.exam import Beta, BookableExam, Choice, Domain, Exam, Part
from certguide.catalog.model.guide import Article, Author, Guide
from certguide.catalog.model.programme import Discount, Policy, Programme
from certguide.catalog.model.renewal import Activity, Credits, RenewalWay, YearlyFee
from certguide.catalog.model.roadmap import Extension, Query, Step
from certguide.catalog.model.sourcing import Doubt, InheritableFields, Questions, Source, Sourced

__all__ = [
    "Activity",
    "Article",
    "Audience",
    "Author",
    "Beta",
    "BookableExam",
    "Catalog",
    "Change",
    "Choice",
    "Credential",
    "Credits",
    "Discount",
    "Domain",
    "Doubt",
    "Exam",
    "Extension",
    "Group",
    "Guide",
    "InheritableFields",
    "Kind",
    "Level",
    "NotFor",
    "Part",
    "Policy",
    "Programme",
    "Query",
    "Questions",
    "RenewalWay",
    "Requirement",
    "Skip",
    "SkipIf",
    "Source",
    "Sourced",
    "StartStep",
    "StartingPoint",
    "StartingPoints",
    "Step",
    "Stop",
    "StudyTime",
    "YearlyFee",
]  # fmt: skip


class Catalog(CatalogModel):
    """The whole catalogue: every fact of the guide."""

    guide: Guide = Field(description="Title, language and origin of the guide.")
    programme: Programme = Field(description="The programme and its policies.")
    kinds: list[Kind] = Field(min_length=1, description="Types of credentials.")
    levels: list[Level] = Field(default=[], description="Levels, in the order of lists.")
    credentials: list[Credential] = Field(min_length=1, description="All credentials, current and retired.")
    roadmap: list[Step] = Field(min_length=1, description="The recommended order.")
    audiences: list[Audience] = Field(default=[], description="Situations, in the order of the home page.")
    sources: list[Source] = Field(min_length=1, description="The sources.")
    changes: list[Change] = Field(default=[], description="Changes that the dates of exams don’t show.")

    @cached_property
    def by_id(self) -> dict[str, Credential]:
        """The credentials by their ids."""
        return {credential.id: credential for credential in self.credentials}

    @cached_property
    def level_by_id(self) -> dict[str, Level]:
        """The levels by their ids."""
        return {level.id: level for level in self.levels}

    @cached_property
    def kind_by_id(self) -> dict[str, Kind]:
        """The kinds by their ids."""
        return {kind.id: kind for kind in self.kinds}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}

    @cached_property
    def change_names(self) -> dict[tuple[object, ...], str]:
        """The unique names of the changes in anchors, by their keys: of those with one name, later have a currency."""
        names: dict[tuple[object, ...], str] = {}
        taken: set[str] = set()
        for change in self.changes:
            name = f"{change.name}-{change.currency.lower()}" if change.name in taken else change.name
            names[change.key] = name
            taken.add(name)
        return names
