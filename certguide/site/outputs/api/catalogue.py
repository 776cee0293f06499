"""The guide, the sources, and credentials in brief."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from certguide.catalog.model import catalog
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site
from certguide.site.outputs.api.base import CredentialId, Shape, SourceId
from certguide.site.outputs.api.values import Day, day


class Article(Shape):
    """The article that the guide is based on."""

    written: Day = Field(description="Date of the article.")
    credentials: list[CredentialId] = Field(description="The credentials it lists, in its order.")


class Author(Shape):
    """A person or a team who writes the guide."""

    name: str = Field(description="Name of the person or the team.")
    url: str | None = Field(default=None, description="URL of their page.")
    about: str | None = Field(default=None, description="Who they are.")


class Guide(Shape):
    """The guide."""

    title: str = Field(description="The question that the guide answers.")
    language: str = Field(description="The language of the exams that the guide describes.")
    authors: list[Author] = Field(default=[], description="Who writes the guide.")
    affiliation: str | None = Field(
        default=None, description="How the authors are related to the vendor; `none` if they aren’t."
    )
    point_of_view: str | None = Field(default=None, description="Whose order the roadmap and the paths follow.")
    reading: str | None = Field(default=None, description="How we read the sources.")
    article: Article | None = Field(default=None, description="The article that the guide is based on.")


class Source(Shape):
    """A public page that facts come from."""

    id: SourceId = Field(description="Short name, used by facts.")
    former_ids: list[str] = Field(description="Former ids; their URLs still work.")
    title: str = Field(description="Title of the page.")
    url: str = Field(description="Its URL.")
    checked: Day = Field(description="Day on which we last checked it.")
    read: Literal["all", "part", "none"] = Field(description="How much of it we read.")
    note: str | None = Field(default=None, description="How we read it, if that matters.")
    page: str = Field(description="URL of its entry in the list of sources.")


class CredentialSummary(Shape):
    """A credential in brief."""

    id: CredentialId = Field(description="Id of the credential.")
    short: str = Field(description="Name in lists.")
    url: str = Field(description="URL of its JSON file.")
    page: str = Field(description="URL of its web page.")
    state: str = Field(description="Status on the day of the file.")
    bookable: bool = Field(description="Whether you can take it that day.")


def build_guide(guide: catalog.Guide) -> Guide:
    """Build the title, language and origin of the guide."""
    article = guide.article
    return Guide(
        title=guide.title,
        language=guide.language,
        authors=[Author(name=author.name, url=author.url, about=author.about) for author in guide.authors],
        affiliation=guide.affiliation,
        point_of_view=guide.point_of_view,
        reading=guide.sources_note,
        article=Article(written=day(article.written), credentials=article.credentials) if article else None,
    )


def build_source(site: Site, source: catalog.Source) -> Source:
    """Build a source with the URL of its entry in the guide's list of sources."""
    return Source(
        id=source.id,
        former_ids=source.former_ids,
        title=source.title,
        url=source.url,
        checked=day(source.checked),
        read=source.read,
        note=source.note,
        page=site.url + urls.source_url(source.id),
    )


def build_summary(site: Site, view: CredentialView) -> CredentialSummary:
    """Build a credential in brief."""
    return CredentialSummary(
        id=view.id,
        short=view.short,
        url=site.url + urls.api_credential_url(view.id),
        page=site.url + view.href,
        state=view.status.state.value,
        bookable=view.status.is_bookable,
    )
