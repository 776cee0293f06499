"""The models of the guide itself: its title, its authors, their point of view, and how they read the sources."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from certguide.catalog.model.base import Address, CatalogModel, Ids, Name, Text, refers_to
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.text_values import Period


class Article(CatalogModel):
    """The article that the guide is based on."""

    written: PartialDate = Field(description="Date of the article.")
    credentials: Ids = Field(
        description="The credentials it lists. Each always keeps a page.", json_schema_extra=refers_to("credentials")
    )


class Author(CatalogModel):
    """A person or a team who writes the guide."""

    name: Name = Field(description="Name of the person or the team.")
    url: Address | None = Field(default=None, description="URL of their page.")
    about: Text | None = Field(default=None, description="Who they are, such as: Trains administrators.")


class Guide(CatalogModel):
    """About the guide."""

    title: Name = Field(description="The question that the guide answers.")
    language: Name = Field(description="The language of the exams that the guide describes.")
    authors: list[Author] = Field(default=[], description="Who writes the guide.")
    affiliation: Text | None = Field(
        default=None,
        description=(
            "How the authors are related to the vendor, in a sentence, or `none`. The foot of every page shows it; "
            "`none` becomes: Not affiliated with the vendor."
        ),
    )
    point_of_view: Text | None = Field(
        default=None,
        description="Whose order the roadmap and the paths follow, such as: This order is one practitioner’s opinion.",
    )
    article: Article | None = Field(default=None, description="The article that the guide is based on.")
    sources_note: Text | None = Field(default=None, description="How we read the sources.")
    sources_read_in: Name | None = Field(
        default=None,
        description="Where we read the sources, if not live, such as “dated public copies”.",
    )
    study_note: Text | None = Field(
        default=None, description="Who estimated the study times, such as: Study times are third-party estimates."
    )
    study_hours_per_week: Annotated[int, Field(ge=1, le=80)] = Field(
        default=10, description="Hours of study per week, to convert study times into weeks and days."
    )
    stale_after: Period | None = Field(
        default=None, description="How long after its last check a source is current. After that, its facts are marked."
    )
