"""The renewal graph: its nodes with their columns, order and texts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from certguide.advice.renewal_cost import validity_months
from certguide.advice.renewal_effects import RenewalEffect
from certguide.advice.renewal_price import way_price
from certguide.advice.renewals import is_renewed_by_exam, renewal_ways
from certguide.catalog.model.catalog import Group, RenewalWay
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.pictures.renewal_chart import GraphNode
from certguide.site.pictures.text_width import AVERAGE_WIDTH, wrap_text


@dataclass(frozen=True)
class RenewalGraph:
    """Which pass renews which credentials, in columns from those that renew to those that are renewed."""

    page: PageContext
    effects: tuple[RenewalEffect, ...]

    @cached_property
    def by_id(self) -> dict[str, RenewalEffect]:
        """Every effect by the id of its credential."""
        return {effect.credential.id: effect for effect in self.effects}

    @cached_property
    def named(self) -> list[tuple[str, str]]:
        """Pairs of ids: a credential, and one that it lists as renewed by itself."""
        return [
            (effect.credential.id, target.id)
            for effect in self.effects
            for target in effect.named
            if target.id in self.by_id
        ]

    @cached_property
    def shared(self) -> dict[str, list[str]]:
        """The members of whole levels that renew a credential, by its id."""
        sources: dict[str, list[str]] = defaultdict(list)
        for effect in self.effects:
            for target in effect.shared:
                if target.id in self.by_id:
                    sources[target.id].append(effect.credential.id)
        return sources

    @cached_property
    def columns(self) -> list[list[str]]:
        """Ids by column. A level is in one column, to the right of every level that renews it."""
        connected = [credential_id for credential_id in self.by_id if self._is_connected(credential_id)]
        ranks: dict[str, int] = defaultdict(int)
        for credential_id in connected:
            group = self.group(credential_id).id
            ranks[group] = max(ranks[group], self._rank(credential_id))
        columns = [
            [credential_id for credential_id in connected if ranks[self.group(credential_id).id] == rank]
            for rank in sorted(set(ranks.values()))
        ]
        for column in columns[1:]:
            column.sort(key=self._barycentre)
        return columns

    @cached_property
    def isolated(self) -> list[str]:
        """Ids of credentials that only their own exam renews, and that renew no other."""
        return [credential_id for credential_id in self.by_id if not self._is_connected(credential_id)]

    @cached_property
    def named_targets(self) -> dict[str, list[str]]:
        """The ids that a credential lists as renewed by itself, by its id."""
        targets: dict[str, list[str]] = defaultdict(list)
        for source, target in self.named:
            targets[source].append(target)
        return targets

    def group(self, credential_id: str) -> Group:
        """Return the level or kind of a credential."""
        return self.page.view(credential_id).group

    def groups(self, column: list[str]) -> list[Group]:
        """Return the levels and kinds of a column."""
        groups = [self.group(credential_id) for credential_id in column]
        return list({group.id: group for group in groups}.values())

    def box(self, credential_id: str, x: int, y: int, width: int, letters: int) -> GraphNode:
        """Build the box of a credential; lines of its name are as wide as so many average ``letters``."""
        view = self.page.view(credential_id)
        short = view.short if credential_id in self.isolated else view.short.removesuffix(f" – {view.group.name}")
        lines = tuple(wrap_text(short, 1, letters * AVERAGE_WIDTH))
        small = self._small(view)
        return GraphNode(view, x, y, width, lines, small, self._label(view, f"{' '.join(lines)} {small}"))

    def _small(self, view: CredentialView) -> str:
        """Write the price, and for how long the credential can be renewed without an exam."""
        _ = view.localizer.gettext
        by_exam = is_renewed_by_exam(view.catalog_on_day, view.credential)
        if view.status.ends_on and by_exam:
            day = view.localizer.format_date_after_preposition(view.status.ends_on)
            return _("{price}, until {day}", price=view.short_price, day=day)
        ways = renewal_ways(view.catalog_on_day, view.credential)
        if not ways:
            return view.short_price if by_exam else _("not by its exam")
        renewal_way = min(ways, key=lambda way: not _is_free(way))
        months = validity_months(view.catalog_on_day, view.credential) or 0
        extends = renewal_way.extends
        shorter = view.localizer.format_validity(extends) if (extends.months or months) < months else ""
        is_free = _is_free(renewal_way)
        if renewal_way.by == "exam":
            text = self._by_renewal_exam(shorter, is_free=is_free)
        else:
            text = self._without_exam(shorter, is_free=is_free)
        return _("{price}, or {without_exam}", price=view.short_price, without_exam=text) if by_exam else text

    def _by_renewal_exam(self, term: str, *, is_free: bool) -> str:
        """Write the same for an exam for renewal."""
        _ = self.page.localizer.gettext
        if term:
            return (
                _("{term} free by a renewal exam", term=term) if is_free else _("{term} by a renewal exam", term=term)
            )
        return _("free by a renewal exam") if is_free else _("by a renewal exam")

    def _without_exam(self, term: str, *, is_free: bool) -> str:
        """Write for how long, where that is shorter than by the exam, and whether freely a credential is renewed."""
        _ = self.page.localizer.gettext
        if term:
            return _("{term} free without an exam", term=term) if is_free else _("{term} without an exam", term=term)
        return _("free without an exam") if is_free else _("without an exam")

    def _label(self, view: CredentialView, visible: str) -> str:
        """Write the accessible name of a box; it begins with the visible text, by which speech input finds it."""
        renewed = view.localizer.join_words([credential.short for credential in self.by_id[view.id].renews])
        _ = view.localizer.gettext
        if renewed:
            effect = _("Passing it renews {names}.", names=renewed)
        elif is_renewed_by_exam(view.catalog_on_day, view.credential):
            effect = _("Passing it renews nothing else.")
        else:
            effect = _("Passing it renews nothing.")
        return f"{visible}. {view.group.name}. {effect}"

    def _sources(self, credential_id: str) -> list[str]:
        """Return the ids of the credentials that renew one."""
        return [source for source, target in self.named if target == credential_id] + self.shared.get(credential_id, [])

    def _is_connected(self, credential_id: str) -> bool:
        """Whether a credential renews another or is renewed by another."""
        renews_named = any(source == credential_id for source, _ in self.named)
        renews_shared = any(credential_id in sources for sources in self.shared.values())
        return bool(self._sources(credential_id)) or renews_named or renews_shared

    def _rank(self, credential_id: str) -> int:
        """Return the length of the longest path of renewals that leads to a credential."""
        return max((self._rank(source) + 1 for source in self._sources(credential_id)), default=0)

    def _barycentre(self, credential_id: str) -> float:
        """Barycentre heuristic: the mean position of the node's sources within their groups, from 0 to 1."""
        positions = []
        for source in self._sources(credential_id):
            members = [member for member in self.by_id if self.group(member) is self.group(source)]
            positions.append(members.index(source) / max(len(members) - 1, 1))
        return sum(positions) / len(positions) if positions else 0.5


def _is_free(renewal_way: RenewalWay) -> bool:
    price = way_price(renewal_way)
    return price is not None and price.is_free
