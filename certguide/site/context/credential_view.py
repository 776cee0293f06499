"""A credential as every fragment shows it: the same words for chip, card and table row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from certguide.catalog.model.catalog import Catalog, Credential, Group, Kind
from certguide.catalog.model.text_values import Length, Money, Validity
from certguide.catalog.queries.facts import Fact, fact
from certguide.catalog.queries.lifecycle import Sitting, State, Status, sittings, status
from certguide.catalog.queries.selection import group_of, kind_of
from certguide.site.context import formatting, urls

if TYPE_CHECKING:
    from certguide.site.context.site import Edition


@dataclass(frozen=True)
class StatusWords:
    """A status as an icon's name and the word that replaces or explains it."""

    icon: str
    text: str


@dataclass(frozen=True, eq=False)
class View:
    """One credential on the day of the edition."""

    edition: Edition
    credential: Credential

    @property
    def catalog(self) -> Catalog:
        return self.edition.catalog

    @property
    def id(self) -> str:
        return self.credential.id

    @property
    def name(self) -> str:
        return self.credential.name

    @property
    def short(self) -> str:
        return self.credential.short

    @property
    def href(self) -> str:
        return urls.credential(self.credential.id)

    @cached_property
    def status(self) -> Status:
        return status(self.credential, self.catalog, self.edition.today)

    @cached_property
    def group(self) -> Group:
        return group_of(self.catalog, self.credential)

    @cached_property
    def kind(self) -> Kind:
        return kind_of(self.catalog, self.credential)

    @cached_property
    def sitting(self) -> Sitting:
        """What its facts speak of: what one would book today, what comes first, or what there was last."""
        return self.status.current or self.status.coming or sittings(self.credential)[-1]

    @cached_property
    def standard(self) -> Sitting:
        """The same without a beta: what the price settles at."""
        return Sitting(self.sitting.exam, None, None, None)

    def fact(self, field: str) -> Fact:
        """The fact as it holds for what one would book today."""
        return fact(self.catalog, self.credential, self.sitting, field)

    def settled(self, field: str) -> Fact:
        """The fact as it holds once a beta is over."""
        return fact(self.catalog, self.credential, self.standard, field)

    @property
    def code(self) -> str:
        """The exam code people know it by."""
        return self.sitting.exam.code if self.sitting.exam else ""

    @property
    def over(self) -> bool:
        return self.status.state in (State.RETIRED, State.RENAMED)

    @cached_property
    def price(self) -> str:
        """``150 USD``, or ``75 USD, later 150 USD`` while a beta runs."""
        now, later = self.fact("price").value, self.settled("price").value
        if not isinstance(now, Money):
            return "not known"
        if isinstance(later, Money) and later != now:
            return f"{formatting.money(now)}, later {formatting.money(later)}"
        return formatting.money(now)

    @cached_property
    def fee(self) -> str:
        """The price in short, for a card."""
        value = self.settled("price").value
        return formatting.money(value) if isinstance(value, Money) else "fee not known"

    @property
    def timed(self) -> bool:
        """Whether it has an exam of a known length, rather than a course."""
        return bool(self.credential.exams) and isinstance(self.fact("length").value, Length)

    @cached_property
    def expiry(self) -> str:
        """``does not expire`` or ``after three years``."""
        value = self.fact("validity").value
        if not isinstance(value, Validity):
            return "not known"
        return "does not expire" if value.months is None else f"after {formatting.validity(value)}"

    @cached_property
    def badge(self) -> StatusWords:
        """The status as chips and tables show it: what matters when it is known, else the word."""
        now = self.status
        if now.state is State.ACTIVE and now.coming and now.coming.first and now.current:
            return StatusWords("announced", f"new exam {formatting.when(now.coming.first)}")
        if now.state is State.ENDING and now.until:
            return StatusWords("ending", f"until {formatting.when(now.until)}")
        if now.state is State.BETA and now.other_languages:
            return StatusWords("beta", f"{self.catalog.guide.language} exam in beta")
        if now.state is State.ANNOUNCED and now.coming and now.coming.first:
            return StatusWords("announced", f"from {formatting.when(now.coming.first)}")
        return StatusWords(now.state.value, formatting.capital(now.state.value))

    @property
    def chip_badge(self) -> StatusWords | None:
        """The same for chips, where an active credential needs no word."""
        return None if self.badge.icon == "active" else self.badge

    @cached_property
    def headline(self) -> StatusWords:
        """The status under the title of its page: the plain word, with the year in which it ended."""
        now = self.status
        text = formatting.capital(now.state.value)
        if now.since:
            year = formatting.when(now.since) if now.since.other else str(now.since.first.year)
            text = f"{text} {'about' if now.since.hedge else 'in'} {year}" if not now.since.other else f"{text}, {year}"
        return StatusWords(now.state.value, text)
