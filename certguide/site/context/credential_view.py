"""View of a credential on the day of the site: the texts that chips, cards and table rows show of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from certguide.catalog.model.catalog import Catalog, Credential, Group, Kind
from certguide.catalog.model.text_values import Money
from certguide.catalog.queries.facts import Fact, ResolvedFacts
from certguide.catalog.queries.lifecycle import CredentialStatus, Offering, State
from certguide.catalog.queries.on_day import CatalogOnDay, CredentialOnDay
from certguide.catalog.queries.selection import kind_of, listing_group
from certguide.site.context import formatting, urls
from certguide.site.localization.localizer import Localizer

NO_PRICE = "no price of its own"
"""Price of a title, which is awarded for holding other credentials."""


@dataclass(frozen=True)
class StatusLabel:
    """A status as the name of an icon and the text beside it."""

    icon: str
    text: str


@dataclass(frozen=True, eq=False)
class CredentialView:
    """One credential on the day of the site."""

    catalog_on_day: CatalogOnDay
    credential: Credential
    localizer: Localizer

    @property
    def catalog(self) -> Catalog:
        """Catalogue that holds the credential."""
        return self.catalog_on_day.catalog

    @property
    def today(self) -> date:
        """The day of the site."""
        return self.catalog_on_day.day

    @property
    def id(self) -> str:
        """Id of the credential."""
        return self.credential.id

    @property
    def name(self) -> str:
        """Full name."""
        return self.credential.name

    @property
    def short(self) -> str:
        """Short name, for chips and tables."""
        return self.credential.short

    @property
    def href(self) -> str:
        """URL of its page, relative to the root of the site."""
        return urls.credential_url(self.credential.id)

    @cached_property
    def on_day(self) -> CredentialOnDay:
        """Status and facts on the day of the site."""
        return self.catalog_on_day.credentials[self.id]

    @property
    def status(self) -> CredentialStatus:
        """Status on the day of the site."""
        return self.on_day.status

    @cached_property
    def group(self) -> Group:
        """Level or type under which lists show it."""
        return listing_group(self.catalog, self.credential)

    @cached_property
    def kind(self) -> Kind:
        """Type of the credential."""
        return kind_of(self.catalog, self.credential)

    @property
    def offering(self) -> Offering:
        """Version that the facts describe: the one to prepare for."""
        return self.on_day.offering

    @property
    def facts(self) -> ResolvedFacts:
        """Facts of that version."""
        return self.on_day.facts

    @property
    def regular_price(self) -> Fact[Money]:
        """Price once a beta is over."""
        return self.on_day.regular_price

    @property
    def code(self) -> str:
        """Exam code; empty without an exam."""
        return self.offering.exam.code if self.offering.exam else ""

    @property
    def is_retired(self) -> bool:
        """Whether it is retired or renamed, so that it can no longer be taken."""
        return self.status.state in (State.RETIRED, State.RENAMED)

    @property
    def is_title(self) -> bool:
        """Whether it is awarded for holding other credentials."""
        return bool(self.credential.awarded_for)

    @property
    def is_free_course(self) -> bool:
        """Whether it is free and needs no exam."""
        price = self.facts.price.value
        return not self.credential.exams and bool(price and price.is_free)

    @cached_property
    def price(self) -> str:
        """Price as ``150 USD`` or ``445 USD for two attempts``, or as ``75 USD, later 150 USD`` while a beta runs."""
        price, regular = self.facts.price.value, self.regular_price.value
        if self.is_title:
            return NO_PRICE
        if not price:
            return self.localizer.gettext("not known")
        if regular and regular != price:
            return f"{self.localizer.format_money(price)}, later {self.localizer.format_money(regular)}"
        return f"{self.localizer.format_money(price)}{self.attempts}"

    @property
    def attempts(self) -> str:
        """Attempts that the price includes, to follow it, such as `` for two attempts``; empty for one."""
        number = self.facts.attempts.value or 1
        return f" for {self.localizer.spell_number(number)} attempts" if number > 1 else ""

    @property
    def price_facts(self) -> tuple[Fact[object], ...]:
        """Facts behind the text of the price."""
        return (self.facts.price, self.regular_price, *([self.facts.attempts] if self.facts.attempts.value else []))

    @property
    def beta_price(self) -> Money | None:
        """Price of a running beta when it differs from the regular price."""
        price, regular = self.facts.price.value, self.regular_price.value
        return price if price and regular and price != regular else None

    @cached_property
    def short_price(self) -> str:
        """Regular price, for a card."""
        price = self.regular_price.value
        if self.is_title:
            return NO_PRICE
        return self.localizer.format_money(price) if price else f"price {self.localizer.gettext('not known')}"

    @property
    def has_exam_duration(self) -> bool:
        """Whether it has an exam whose length is known."""
        return bool(self.credential.exams) and self.facts.length.value is not None

    @cached_property
    def expiry(self) -> str:
        """Expiry as ``does not expire`` or ``after three years``."""
        validity = self.facts.validity.value
        if self.is_title:
            return "with the first of its credentials"
        if not validity:
            return self.localizer.gettext("not known")
        text = self.localizer.format_validity(validity)
        return text if validity.months is None else f"after {text}"

    @cached_property
    def badge(self) -> StatusLabel:
        """Status as tables show it: its next date where one is known, else its name."""
        status = self.status
        if status.state is State.ACTIVE and status.next and status.next.first and status.current:
            return StatusLabel("announced", f"new exam {self.localizer.format_date(status.next.first)}")
        if status.state is State.ENDING and status.ends_on:
            return StatusLabel("ending", f"until {self.localizer.format_date(status.ends_on)}")
        if status.state is State.BETA and status.open_in_other_languages:
            return StatusLabel("beta", f"{self.catalog.guide.language} exam in beta")
        if status.state is State.ANNOUNCED and status.next and status.next.first:
            return StatusLabel("announced", f"from {self.localizer.format_date(status.next.first)}")
        return StatusLabel(status.state.value, formatting.capitalize_first(status.state.value))

    @property
    def chip_badge(self) -> StatusLabel | None:
        """Badge of a chip; ``None`` while the credential is active and no new exam is announced."""
        return None if self.badge.icon == "active" else self.badge

    @cached_property
    def headline(self) -> StatusLabel:
        """Status under the title of its page, with the year in which it ended."""
        state, ended_on = self.status.state.value, self.status.ended_on
        text = formatting.capitalize_first(state)
        if not ended_on:
            return StatusLabel(state, text)
        if ended_on.other:
            return StatusLabel(state, f"{text}, {self.localizer.format_date(ended_on)}")
        return StatusLabel(state, f"{text} {'about' if ended_on.hedge else 'in'} {ended_on.first.year}")
