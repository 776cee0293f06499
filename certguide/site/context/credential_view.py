"""A credential as every fragment shows it: the same words for chip, card and table row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from certguide.catalog.model.catalog import Catalog, Credential, Group, Kind
from certguide.catalog.model.text_values import ExamDuration, Money, Validity
from certguide.catalog.queries.facts import Fact, inherited_fact
from certguide.catalog.queries.lifecycle import CredentialStatus, Offering, State, offerings, status_on
from certguide.catalog.queries.selection import kind_of, listing_group
from certguide.site.context import formatting, urls

if TYPE_CHECKING:
    from certguide.site.context.site import Site


@dataclass(frozen=True)
class StatusLabel:
    """A status as an icon's name and the word that replaces or explains it."""

    icon: str
    text: str


@dataclass(frozen=True, eq=False)
class CredentialView:
    """One credential on the day of the site."""

    site: Site
    credential: Credential

    @property
    def catalog(self) -> Catalog:
        return self.site.catalog

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
        return urls.credential_url(self.credential.id)

    @cached_property
    def status(self) -> CredentialStatus:
        return status_on(self.credential, self.catalog, self.site.today)

    @cached_property
    def group(self) -> Group:
        return listing_group(self.catalog, self.credential)

    @cached_property
    def kind(self) -> Kind:
        return kind_of(self.catalog, self.credential)

    @cached_property
    def offering(self) -> Offering:
        """What its facts speak of: what one would book today, what comes first, or what there was last."""
        return self.status.current or self.status.next or offerings(self.credential)[-1]

    @cached_property
    def regular_offering(self) -> Offering:
        """The same without a beta: what the price settles at."""
        return Offering(self.offering.exam, None, None, None)

    def fact(self, field: str) -> Fact:
        """The fact as it holds for what one would book today."""
        return inherited_fact(self.catalog, self.credential, self.offering, field)

    def regular_fact(self, field: str) -> Fact:
        """The fact as it holds once a beta is over."""
        return inherited_fact(self.catalog, self.credential, self.regular_offering, field)

    @property
    def code(self) -> str:
        """The exam code people know it by."""
        return self.offering.exam.code if self.offering.exam else ""

    @property
    def is_retired(self) -> bool:
        return self.status.state in (State.RETIRED, State.RENAMED)

    @cached_property
    def price(self) -> str:
        """``150 USD``, or ``75 USD, later 150 USD`` while a beta runs."""
        now, later = self.fact("price").value, self.regular_fact("price").value
        if not isinstance(now, Money):
            return "not known"
        if isinstance(later, Money) and later != now:
            return f"{formatting.format_money(now)}, later {formatting.format_money(later)}"
        return formatting.format_money(now)

    @cached_property
    def short_price(self) -> str:
        """The price in short, for a card."""
        value = self.regular_fact("price").value
        return formatting.format_money(value) if isinstance(value, Money) else "fee not known"

    @property
    def has_exam_duration(self) -> bool:
        """Whether it has an exam of a known length, rather than a course."""
        return bool(self.credential.exams) and isinstance(self.fact("length").value, ExamDuration)

    @cached_property
    def expiry(self) -> str:
        """``does not expire`` or ``after three years``."""
        value = self.fact("validity").value
        if not isinstance(value, Validity):
            return "not known"
        return "does not expire" if value.months is None else f"after {formatting.format_validity(value)}"

    @cached_property
    def badge(self) -> StatusLabel:
        """The status as chips and tables show it: what matters when it is known, else the word."""
        now = self.status
        if now.state is State.ACTIVE and now.next and now.next.first and now.current:
            return StatusLabel("announced", f"new exam {formatting.format_date(now.next.first)}")
        if now.state is State.ENDING and now.ends_on:
            return StatusLabel("ending", f"until {formatting.format_date(now.ends_on)}")
        if now.state is State.BETA and now.open_in_other_languages:
            return StatusLabel("beta", f"{self.catalog.guide.language} exam in beta")
        if now.state is State.ANNOUNCED and now.next and now.next.first:
            return StatusLabel("announced", f"from {formatting.format_date(now.next.first)}")
        return StatusLabel(now.state.value, formatting.capitalize_first(now.state.value))

    @property
    def chip_badge(self) -> StatusLabel | None:
        """The same for chips, where an active credential needs no word."""
        return None if self.badge.icon == "active" else self.badge

    @cached_property
    def headline(self) -> StatusLabel:
        """The status under the title of its page: the plain word, with the year in which it ended."""
        now = self.status
        text = formatting.capitalize_first(now.state.value)
        if now.ended_on:
            year = formatting.format_date(now.ended_on) if now.ended_on.other else str(now.ended_on.first.year)
            text = (
                f"{text} {'about' if now.ended_on.hedge else 'in'} {year}"
                if not now.ended_on.other
                else f"{text}, {year}"
            )
        return StatusLabel(now.state.value, text)
