"""View of a credential on the day of the site: the texts that chips, cards and table rows show of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from certguide.catalog.model.catalog import Catalog, Credential, Group, Kind, Part
from certguide.catalog.model.money import Money
from certguide.catalog.model.text_values import ExamDuration
from certguide.catalog.queries.facts import Fact, ResolvedFacts
from certguide.catalog.queries.lifecycle import CredentialStatus, Offering, State
from certguide.catalog.queries.on_day import CatalogOnDay, CredentialOnDay
from certguide.catalog.queries.selection import kind_of, listing_group
from certguide.site.context import urls
from certguide.site.context.exam_names import exam_name
from certguide.site.context.status_labels import StatusLabel, badge_label, headline_label
from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message

NO_PRICE = mark_message("no separate price")
"""Price of a title, which is awarded for holding other credentials."""


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
        return exam_name(self.localizer, self.offering.exam)

    @property
    def exams(self) -> str:
        """Exams to take: the codes of those that you need, and how many you choose; empty if it has no code."""
        choices = self.offering.exam.choices if self.offering.exam else []
        if not choices:
            return self.code
        count = sum(choice.choose for choice in choices)
        number = self.localizer.spell_number(count)
        chosen = self.localizer.ngettext("{number} of your choice", "{number} of your choice", count, number=number)
        return self.localizer.join_words([code for code in (self.code, chosen) if code])

    @property
    def exam_names(self) -> list[str]:
        """Codes and names of that version and its parts."""
        return self.offering.exam.names if self.offering.exam else []

    @cached_property
    def parts(self) -> list[Part]:
        """Parts of that version that have not ended; none if it is a single exam."""
        parts = self.offering.exam.all_parts if self.offering.exam else []
        return [part for part in parts if not part.last or part.last.earliest >= self.today]

    @property
    def is_retired(self) -> bool:
        """Whether it is retired or renamed, so that it can no longer be taken."""
        return self.status.state in (State.RETIRED, State.RENAMED)

    @property
    def needs_several_exams(self) -> bool:
        """Whether the version to prepare for takes more than one exam to pass."""
        return self.offering.needs_several

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
        _, write = self.localizer.gettext, self.localizer.format_money
        price, regular = self.facts.price.value, self.regular_price.value
        if self.is_title:
            return _(NO_PRICE)
        if not price:
            return _("not known")
        if regular and regular != price:
            return _("{price}, later {later_price}", price=write(price), later_price=write(regular))
        text = self.localizer.format_money_range(self.on_day.price_range or [price])
        return self._for_attempts(text) if self.attempts > 1 else text

    def _for_attempts(self, price: str) -> str:
        number = self.localizer.spell_number(self.attempts)
        return self.localizer.ngettext(
            "{price} for {attempts} attempt",
            "{price} for {attempts} attempts",
            self.attempts,
            price=price,
            attempts=number,
        )

    @property
    def attempts(self) -> int:
        """Number of attempts that the price includes."""
        return self.facts.attempts.value or 1

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
        _, price = self.localizer.gettext, self.regular_price.value
        if self.is_title:
            return _(NO_PRICE)
        if not price:
            return _("price not known")
        return self.localizer.format_money_range(self.on_day.price_range or [price])

    @property
    def length(self) -> str:
        """Length of the exam or of all its parts; empty if it is not known."""
        return self._length(self.localizer.format_duration)

    @property
    def short_length(self) -> str:
        """Write how long the exam takes, for a narrow column."""
        return self._length(self.localizer.format_short_duration)

    def _length(self, write: Callable[[ExamDuration], str]) -> str:
        if lengths := self.on_day.length_range:
            shortest, longest = lengths
            low = self.localizer.format_number(shortest.minutes // (60 if shortest.is_in_hours else 1))
            return self.localizer.gettext("{low} to {high}", low=low, high=write(longest))
        length = self.facts.length.value
        return write(length) if length else ""

    @property
    def has_exam_duration(self) -> bool:
        """Whether it has an exam whose length is known."""
        return bool(self.credential.exams) and self.facts.length.value is not None

    @cached_property
    def expiry(self) -> str:
        """Expiry as ``does not expire`` or ``after three years``."""
        _, validity = self.localizer.gettext, self.facts.validity.value
        if self.is_title:
            return self.credential.validity_note or _("with the first of its credentials")
        if not validity:
            return _("not known")
        text = self.localizer.format_validity(validity)
        return text if validity.months is None else _("after {period}", period=text)

    @cached_property
    def badge(self) -> StatusLabel:
        """Status as tables show it: its next date where one is known, else its name."""
        return badge_label(self.localizer, self.status, self.catalog.guide.language)

    @property
    def chip_badge(self) -> StatusLabel | None:
        """Badge of a chip; ``None`` while the credential is active and no new exam is announced."""
        return None if self.badge.icon == "active" else self.badge

    @cached_property
    def headline(self) -> StatusLabel:
        """Status under the title of its page, with the year in which it ended."""
        return headline_label(self.localizer, self.status)
