"""One edition of the guide: a catalogue, the day it is built for, and where it is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from certguide.advice.paths import ResolvedPath, resolve_path
from certguide.advice.roadmap import ResolvedStep, resolve_roadmap
from certguide.catalog.loading.line_index import LineIndex
from certguide.catalog.model.base import CatalogModel
from certguide.catalog.model.catalog import Catalog, Source
from certguide.catalog.queries.freshness import Freshness
from certguide.site.assets.cache import BuildCache
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView


@dataclass(frozen=True, eq=False, repr=False)
class Site:
    """Everything that stays the same from page to page; in a log it is told by its name alone.

    ``edit_base`` is the address below which files can be edited, empty when
    the place of the repository is not known. ``pages`` are the addresses of
    the prose pages, by which a heading knows whether it has a page; ``moved``
    leads from addresses that prose had before to where it is now. ``site`` is
    where the guide is published, with a slash at its end. ``drawn`` keeps
    pictures by what they show, from one edition to the next.
    ``issues`` is the address at which a mistake can be reported, ``file`` the
    catalogue's path in the repository and ``lines`` the way back to its lines.
    """

    catalog: Catalog
    today: date
    edit_base: str = ""
    pages: frozenset[str] = field(default_factory=frozenset)
    url: str = ""
    moved_pages: Mapping[str, str] = field(default_factory=dict)
    preview_cache: BuildCache = field(default_factory=BuildCache)
    issues_url: str = ""
    file: str = "data/credentials.yaml"
    lines: LineIndex | None = None

    @cached_property
    def steps(self) -> list[ResolvedStep]:
        return resolve_roadmap(self.catalog, self.today)

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.catalog.sources}

    @cached_property
    def credentials(self) -> dict[str, CredentialView]:
        """Every credential as fragments show it, by its id."""
        return {one.id: CredentialView(self, one) for one in self.catalog.credentials}

    def credential_at(self, address: str) -> CredentialView | None:
        """The credential whose page is at an address, if any."""
        view = self.credentials.get(address.removeprefix(urls.CREDENTIALS).removesuffix("/"))
        return view if view and view.href == address else None

    @cached_property
    def credentials_by_group(self) -> dict[str, list[CredentialView]]:
        """The credentials under each heading of the lists, by the heading's id, in the catalogue's order."""
        found: dict[str, list[CredentialView]] = defaultdict(list)
        for view in self.credentials.values():
            found[view.group.id].append(view)
        return found

    @cached_property
    def paths(self) -> list[ResolvedPath]:
        return [resolve_path(self.catalog, audience) for audience in self.catalog.audiences]

    @property
    def group_label(self) -> str:
        """What the headings of lists are called: levels, or families where no kind has levels."""
        return "Level" if self.catalog.levels else "Family"

    @cached_property
    def has_no_prerequisites(self) -> bool:
        """Whether nothing on offer requires anything first."""
        offered = (view for view in self.credentials.values() if view.status.is_bookable)
        return all(view.fact("required").value == "nothing" for view in offered)

    @cached_property
    def sources_checked_until(self) -> date:
        """The newest day on which a source was checked."""
        return max(source.checked.latest for source in self.catalog.sources)

    @cached_property
    def sources_checked_since(self) -> date:
        """The oldest day on which a source in the list was checked."""
        return min(source.checked.earliest for source in self.catalog.sources)

    @cached_property
    def freshness(self) -> Freshness:
        """How long ago each fact was checked."""
        return Freshness(self.catalog, self.today)

    @cached_property
    def records(self) -> dict[tuple[str, str], CatalogModel]:
        """What pages are made from, by the list of the catalogue and the id."""
        lists = ("credentials", "audiences")
        return {(name, one.id): one for name in lists for one in getattr(self.catalog, name)}
