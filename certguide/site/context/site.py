"""One edition of the guide: a catalogue, the day it is built for, and where it is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from certguide.advice.paths import PathOf, path_of
from certguide.advice.roadmap import Resolved, roadmap
from certguide.catalog.loading.line_index import Lines
from certguide.catalog.model.base import Part
from certguide.catalog.model.catalog import Catalog, Source
from certguide.catalog.queries.freshness import Ages
from certguide.site.assets.cache import Store
from certguide.site.context import urls
from certguide.site.context.credential_view import View


@dataclass(frozen=True, eq=False, repr=False)
class Edition:
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
    site: str = ""
    moved: Mapping[str, str] = field(default_factory=dict)
    drawn: Store = field(default_factory=Store)
    issues: str = ""
    file: str = "data/credentials.yaml"
    lines: Lines | None = None

    @cached_property
    def steps(self) -> list[Resolved]:
        return roadmap(self.catalog, self.today)

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.catalog.sources}

    @cached_property
    def views(self) -> dict[str, View]:
        """Every credential as fragments show it, by its id."""
        return {one.id: View(self, one) for one in self.catalog.credentials}

    def view_at(self, address: str) -> View | None:
        """The credential whose page is at an address, if any."""
        view = self.views.get(address.removeprefix(urls.CREDENTIALS).removesuffix("/"))
        return view if view and view.href == address else None

    @cached_property
    def neighbours(self) -> dict[str, list[View]]:
        """The credentials under each heading of the lists, by the heading's id, in the catalogue's order."""
        found: dict[str, list[View]] = defaultdict(list)
        for view in self.views.values():
            found[view.group.id].append(view)
        return found

    @cached_property
    def paths(self) -> list[PathOf]:
        return [path_of(self.catalog, audience) for audience in self.catalog.audiences]

    @property
    def ranked(self) -> str:
        """What the headings of lists are called: levels, or families where no kind has levels."""
        return "Level" if self.catalog.levels else "Family"

    @cached_property
    def any_order(self) -> bool:
        """Whether nothing on offer requires anything first."""
        offered = (view for view in self.views.values() if view.status.bookable)
        return all(view.fact("required").value == "nothing" for view in offered)

    @cached_property
    def read_until(self) -> date:
        """The newest day on which a source was checked."""
        return max(source.checked.latest for source in self.catalog.sources)

    @cached_property
    def read_since(self) -> date:
        """The oldest day on which a source in the list was checked."""
        return min(source.checked.earliest for source in self.catalog.sources)

    @cached_property
    def ages(self) -> Ages:
        """How long ago each fact was checked."""
        return Ages(self.catalog, self.today)

    @cached_property
    def records(self) -> dict[tuple[str, str], Part]:
        """What pages are made from, by the list of the catalogue and the id."""
        lists = ("credentials", "audiences")
        return {(name, one.id): one for name in lists for one in getattr(self.catalog, name)}
