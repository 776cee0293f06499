"""A catalogue on a day: status and facts of every credential, each computed once and kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Beta, Catalog, Credential, Exam, Group
from certguide.catalog.model.text_values import Money
from certguide.catalog.queries.facts import Fact, ResolvedFacts, inheritance_chain, level_chain, resolve_facts
from certguide.catalog.queries.lifecycle import CredentialStatus, Offering, offerings, status_on


@dataclass(frozen=True, eq=False)
class CredentialOnDay:
    """A credential on a day."""

    catalog: Catalog
    credential: Credential
    day: date

    @cached_property
    def status(self) -> CredentialStatus:
        """Its status: computed, never typed."""
        return status_on(self.credential, self.catalog, self.day)

    @cached_property
    def offering(self) -> Offering:
        """The version that its facts describe: what one would book that day, what opens next, or the last there was."""
        return self.status.current or self.status.next or offerings(self.credential)[-1]

    @cached_property
    def facts(self) -> ResolvedFacts:
        """The facts of the version that one would book that day."""
        return self.facts_of(self.offering.exam, self.offering.beta)

    @property
    def regular_price(self) -> Fact[Money]:
        """The price, outside of a beta, of the version that its facts describe; every sum is made of these.

        A version that is only announced does not count while another is on offer, even where its price is known.
        """
        return self.facts_of(self.offering.exam).price

    def facts_of(self, exam: Exam | None, beta: Beta | None = None) -> ResolvedFacts:
        """Return the facts of a version; of a credential without exams those of its course."""
        return self._facts_of(exam, beta)

    @cache_on_first_argument
    def _facts_of(self, exam: Exam | None, beta: Beta | None) -> ResolvedFacts:
        return resolve_facts(inheritance_chain(self.catalog, self.credential, exam, beta))


@dataclass(frozen=True, eq=False)
class CatalogOnDay:
    """A catalogue on a day."""

    catalog: Catalog
    day: date

    @cached_property
    def credentials(self) -> dict[str, CredentialOnDay]:
        """Every credential on that day, by its id."""
        return {
            credential.id: CredentialOnDay(self.catalog, credential, self.day)
            for credential in self.catalog.credentials
        }

    def status(self, credential: Credential) -> CredentialStatus:
        """Return the status of a credential."""
        return self.credentials[credential.id].status

    def facts(self, credential: Credential) -> ResolvedFacts:
        """Return the facts of the version of a credential that one would book."""
        return self.credentials[credential.id].facts

    def regular_price(self, credential: Credential) -> Money | None:
        """Return the price of a credential outside of a beta; ``None`` when it is not known."""
        return self.credentials[credential.id].regular_price.value

    @cache_on_first_argument
    def group_facts(self, group: Group) -> ResolvedFacts:
        """Return the facts of a level or kind, as far as nothing within it states others."""
        return resolve_facts(level_chain(self.catalog, group))

    @cached_property
    def main_currency(self) -> str:
        """The currency of most prices; empty where everything is free. Prices in others are not added to the rest."""
        prices = [self.regular_price(credential) for credential in self.catalog.credentials]
        counts = Counter(price.currency for price in prices if price and not price.is_free)
        return max(counts, key=counts.__getitem__, default="")
