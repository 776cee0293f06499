"""One edition of the guide: a catalogue, the day it is built for, and where it is published."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from certguide.advice.paths import PathOf, path_of
from certguide.advice.roadmap import Resolved, roadmap
from certguide.catalog.model import Catalog, Credential, Source


@dataclass(frozen=True, eq=False)
class Edition:
    """Everything that stays the same from page to page.

    ``edit_base`` is the address below which files can be edited, empty when
    the place of the repository is not known. ``pages`` are the addresses of
    the prose pages, by which a heading knows whether it has a page.
    """

    catalog: Catalog
    today: date
    edit_base: str = ""
    pages: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def steps(self) -> list[Resolved]:
        return roadmap(self.catalog, self.today)

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.catalog.sources}

    @cached_property
    def by_id(self) -> dict[str, Credential]:
        return {one.id: one for one in self.catalog.credentials}

    @cached_property
    def paths(self) -> list[PathOf]:
        return [path_of(self.catalog, audience) for audience in self.catalog.audiences]

    @cached_property
    def read_until(self) -> date:
        """The newest day on which a source was checked."""
        return max(source.checked.latest for source in self.catalog.sources)

    @cached_property
    def read_since(self) -> date:
        """The oldest day on which a source in the list was checked."""
        return min(source.checked.earliest for source in self.catalog.sources)
