"""The boxes of the picture of what renews what: who stands in which column, in which order, with which words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from textwrap import wrap

from certguide.advice.renewal_cost import validity_months
from certguide.advice.renewal_effects import RenewalEffect
from certguide.advice.renewals import renewal_ways
from certguide.catalog.model.catalog import Group
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext

LINE = 16
"""The height of a line of text in a box."""


@dataclass(frozen=True)
class GraphNode:
    """A credential in a drawing, in the drawing's own units; ``lines`` is its name, ``small`` what stands below."""

    view: CredentialView
    x: int
    y: int
    width: int
    lines: tuple[str, ...]
    small: str
    label: str

    @property
    def height(self) -> int:
        """The height that its lines need."""
        return LINE * len(self.lines) + 24

    @property
    def middle(self) -> int:
        """The y of its middle."""
        return self.y + self.height // 2

    @property
    def right(self) -> int:
        """The x of its right edge."""
        return self.x + self.width


@dataclass(frozen=True)
class RenewalGraph:
    """Which pass renews what, ready to be laid out: columns from those that renew to those that are renewed."""

    page: PageContext
    passes: tuple[RenewalEffect, ...]

    @cached_property
    def by_id(self) -> dict[str, RenewalEffect]:
        """Every effect by the id of its credential."""
        return {one.credential.id: one for one in self.passes}

    @cached_property
    def named(self) -> list[tuple[str, str]]:
        """Pairs of ids: what renews, and what it renews by its own name."""
        return [(p.credential.id, to.id) for p in self.passes for to in p.named if to.id in self.by_id]

    @cached_property
    def shared(self) -> dict[str, list[str]]:
        """By what is renewed: the members of whole levels that renew it."""
        found: dict[str, list[str]] = defaultdict(list)
        for to, by in ((to.id, one.credential.id) for one in self.passes for to in one.shared if to.id in self.by_id):
            found[to].append(by)
        return found

    @cached_property
    def columns(self) -> list[list[str]]:
        """Ids by column. A level stands in one column, to the right of every level that renews it."""
        joined = [one for one in self.by_id if self._sources(one) or self._renewing(one)]
        ranks: dict[str, int] = defaultdict(int)
        for one in joined:
            group = self.group(one).id
            ranks[group] = max(ranks[group], self._rank(one))
        found = [[one for one in joined if ranks[self.group(one).id] == rank] for rank in sorted(set(ranks.values()))]
        for column in found[1:]:
            column.sort(key=self._barycentre)
        return found

    @cached_property
    def alone(self) -> list[str]:
        """Ids of what only its own exam renews, and which renews nothing else."""
        return [one for one in self.by_id if not self._sources(one) and not self._renewing(one)]

    @cached_property
    def renewing(self) -> dict[str, list[str]]:
        """By the exam: what it renews by its own name."""
        found: dict[str, list[str]] = defaultdict(list)
        for one, to in self.named:
            found[one].append(to)
        return found

    def group(self, one: str) -> Group:
        """Return the level or type of a credential."""
        return self.page.view(one).group

    def groups(self, column: list[str]) -> list[Group]:
        """The levels that stand in a column."""
        return list({self.group(one).id: self.group(one) for one in column}.values())

    def box(self, one: str, x: int, y: int, width: int, letters: int) -> GraphNode:
        """A box with its text, the name broken after so many letters; its height follows from them."""
        view = self.page.view(one)
        short = view.short if one in self.alone else view.short.removesuffix(f" – {view.group.name}")
        lines = tuple(wrap(short, letters)) or (short,)
        return GraphNode(view, x, y, width, lines, self._small(view), self._label(view))

    def _small(self, view: CredentialView) -> str:
        """The fee, and by how much it can be kept without an exam."""
        if view.status.ends_on:
            return f"{view.short_price}, until {formatting.format_date(view.status.ends_on)}"
        kept = sorted(
            renewal_ways(view.catalog, view.credential), key=lambda way: not (way.price and way.price.is_free)
        )
        if not kept:
            return view.short_price
        way, months = kept[0], validity_months(view.catalog_on_day, view.credential) or 0
        shorter = [formatting.format_validity(way.extends)] if (way.extends.months or months) < months else []
        free = ["free"] if way.price and way.price.is_free else []
        return f"{view.short_price}, or {' '.join([*shorter, *free, 'without an exam'])}"

    def _label(self, view: CredentialView) -> str:
        also = formatting.join_words([one.short for one in self.by_id[view.id].renews])
        return f"{view.short}, {self._small(view)}. Passing it renews {also or 'nothing else'}."

    def _sources(self, one: str) -> list[str]:
        return [source for source, to in self.named if to == one] + self.shared.get(one, [])

    def _renewing(self, one: str) -> bool:
        return any(source == one for source, _ in self.named) or any(one in many for many in self.shared.values())

    def _rank(self, one: str) -> int:
        return max((self._rank(source) + 1 for source in self._sources(one)), default=0)

    def _barycentre(self, one: str) -> float:
        """Where in its column something is pulled to: the mean place of what renews it."""
        order = list(self.by_id)
        places = []
        for source in self._sources(one):
            mates = [mate for mate in order if self.group(mate) is self.group(source)]
            places.append(mates.index(source) / max(len(mates) - 1, 1))
        return sum(places) / len(places) if places else 0.5


@dataclass(frozen=True)
class ColumnHeading:
    """The levels of a column, above it."""

    groups: tuple[Group, ...]
    x: int
    y: int


@dataclass(frozen=True)
class ArrowHead:
    """An arrow head at the edge of a box; it points ``right`` or left."""

    x: int
    y: int
    right: bool = True


@dataclass(frozen=True)
class Edge:
    """All that leads from one exam, or from one column, in its colour."""

    colour: str
    path: str
    tips: tuple[ArrowHead, ...]


@dataclass(frozen=True)
class RenewalChart:
    """Everything the template needs for one drawing."""

    name: str
    width: int
    height: int
    heads: tuple[ColumnHeading, ...]
    boxes: tuple[GraphNode, ...]
    lines: tuple[Edge, ...]
    alone: int
    """Where the heading of what stands alone is; nothing when nothing does."""
