"""A catalogue on a day: status and facts of every credential, each computed once and cached."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Beta, Catalog, Credential, Exam, Group, Part
from certguide.catalog.model.money import Money
from certguide.catalog.model.text_values import ExamDuration
from certguide.catalog.queries.combined_facts import add_lengths, combine_facts
from certguide.catalog.queries.exam_parts import ExamGroup, ExamToTake, exam_key, spread_of, takeable_parts
from certguide.catalog.queries.facts import (
    Fact,
    ResolvedFacts,
    inheritance_chain,
    level_chain,
    resolve_facts,
    stated_value,
)
from certguide.catalog.queries.lifecycle import CredentialStatus, Offering, status_on
from certguide.catalog.queries.preparation import Preparation, preparation_on, study_days


@dataclass(frozen=True, eq=False)
class CredentialOnDay:
    """A credential on a day."""

    catalog: Catalog
    credential: Credential
    day: date

    @cached_property
    def status(self) -> CredentialStatus:
        """The status, which is computed and never written in the file."""
        return status_on(self.credential, self.catalog, self.day)

    @cached_property
    def offering(self) -> Offering:
        """The version that the facts describe: the one to prepare for that day, or the last one."""
        return self.preparation.offering

    @cached_property
    def preparation(self) -> Preparation:
        """The version to prepare for when starting to study that day."""
        return preparation_on(self.catalog, self.credential, self.status, self.day)

    @cached_property
    def facts(self) -> ResolvedFacts:
        """The facts of that version."""
        return self.facts_of(self.offering.exam, self.offering.beta)

    @property
    def regular_price(self) -> Fact[Money]:
        """The price, outside of a beta, of the version that its facts describe; every sum is made of these.

        A version that is only announced doesn't count while there is time to prepare for one on offer.
        A title adds nothing to what the credentials cost that earn it.
        """
        if self.credential.awarded_for:
            # A doubt about what earns it is no doubt about its price.
            return replace(stated_value(self.credential, "awarded_for", Money(0, "")), doubts=())
        return self.facts_of(self.offering.exam).price

    @property
    def exam_groups(self) -> tuple[ExamGroup, ...]:
        """The exams of that version outside of a beta, in groups of each of which you take some; a title has none."""
        return () if self.credential.awarded_for else self._exam_groups(self.offering.exam, None)

    @property
    def exams(self) -> list[ExamToTake]:
        """Every exam that a reader can take for that version, and the choices among them; of a beta, with its facts."""
        return [exam for group in self._exam_groups(self.offering.exam, self.offering.beta) for exam in group.exams]

    def exams_of(self, exam: Exam, beta: Beta | None) -> list[ExamToTake]:
        """Return every exam of a version, ended ones too."""
        return [self._exam_to_take(exam, beta, part) for group in exam.groups for part in group.exams]

    @property
    def exams_to_take(self) -> list[ExamToTake]:
        """The exams that cost least: all that are needed, and the cheapest of a choice."""
        return [exam for group in self.exam_groups for exam in group.pick()]

    @cached_property
    def price_range(self) -> tuple[Money, Money] | None:
        """The lowest and the highest regular price, where a choice of exams makes a difference."""
        spread = spread_of(self.exam_groups, lambda exam: exam.price.cents if exam.price else None)
        currency = self.regular_price.value.currency if self.regular_price.value else ""
        return (Money(spread[0], currency), Money(spread[1], currency)) if spread and currency else None

    @cached_property
    def length_range(self) -> tuple[ExamDuration, ExamDuration] | None:
        """The shortest and the longest time, where a choice of exams makes a difference."""
        spread = spread_of(self.exam_groups, lambda exam: exam.length.minutes if exam.length else None)
        lengths = [exam.length for group in self.exam_groups for exam in group.exams if exam.length]
        total = add_lengths(lengths)
        return (replace(total, minutes=spread[0]), replace(total, minutes=spread[1])) if spread else None

    def facts_of(self, exam: Exam | None, beta: Beta | None = None) -> ResolvedFacts:
        """Return the facts of a version; without an exam, those of the course."""
        return self._facts_of(exam, beta)

    @cache_on_first_argument
    def _facts_of(self, exam: Exam | None, beta: Beta | None) -> ResolvedFacts:
        facts = combine_facts([exam.facts for group in self._exam_groups(exam, beta) for exam in group.pick()])
        return _with_validity_on(facts, self._passing_day(exam, beta))

    def _passing_day(self, exam: Exam | None, beta: Beta | None) -> date:
        """Return the day, or the nearest one on which a version is on offer."""
        version = beta or exam or self.credential
        first, last = (version.first, version.last)
        day = max(self.day, first.earliest) if first else self.day
        return min(day, last.latest) if last else day

    @cache_on_first_argument
    def _exam_groups(self, exam: Exam | None, beta: Beta | None) -> tuple[ExamGroup, ...]:
        """Return the exams of a version, or the course, that a reader can still take who starts to study that day."""
        if not exam:
            return (ExamGroup(1, (self._exam_to_take(None, None, None),)),)
        version = Offering(exam, None, exam.first, exam.last)
        ready = self.day + study_days(self.catalog, self.credential)
        ready = min(max(ready, version.first_certain_day), version.last_certain_day)
        groups = [(group.choose, takeable_parts(group.exams, group.choose, ready)) for group in exam.groups]
        return tuple(
            ExamGroup(choose, tuple(self._exam_to_take(exam, beta, part) for part in parts)) for choose, parts in groups
        )

    def _exam_to_take(self, exam: Exam | None, beta: Beta | None, part: Exam | Part | None) -> ExamToTake:
        own_part = part if isinstance(part, Part) else None
        chain = inheritance_chain(self.catalog, self.credential, exam, beta, own_part)
        return ExamToTake(exam_key(self.credential, part), part, resolve_facts(chain))


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
        """Return the facts of a credential, as of the version to book that day."""
        return self.credentials[credential.id].facts

    def regular_price(self, credential: Credential) -> Money | None:
        """Return the price of a credential outside of a beta; ``None`` if it is not known."""
        return self.credentials[credential.id].regular_price.value

    @cache_on_first_argument
    def group_facts(self, group: Group) -> ResolvedFacts:
        """Return the facts of a level or kind, which its credentials and exams may override."""
        return _with_validity_on(resolve_facts(level_chain(self.catalog, group)), self.day)

    @cached_property
    def main_currency(self) -> str:
        """The currency of most prices; empty where everything is free. Prices in others are not added to the rest."""
        prices = [self.regular_price(credential) for credential in self.catalog.credentials]
        counts = Counter(price.currency for price in prices if price and not price.is_free)
        return max(counts, key=counts.__getitem__, default="")


def _with_validity_on(facts: ResolvedFacts, day: date) -> ResolvedFacts:
    """Return facts with the validity of what is passed on a day."""
    validity = facts.validity.value
    if not validity or not validity.earlier:
        return facts
    return replace(facts, validity=replace(facts.validity, value=validity.on(day)))
