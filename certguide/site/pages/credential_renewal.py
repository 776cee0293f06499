"""The renewal section of a credential's page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from certguide.advice.renewal_effects import may_hold_older_version, may_still_be_held
from certguide.advice.renewals import (
    is_renewed_by_exam,
    last_day_of_way,
    needs_newer_version,
    renewal_ways,
    renewed_by,
    renews,
)
from certguide.catalog.model.catalog import Credential, Group, RenewalWay
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.text_values import Period
from certguide.catalog.model.validity import Validity
from certguide.catalog.queries.facts import Fact, ResolvedFacts, stated_fact
from certguide.site.components.renewal_text import way_text
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


@dataclass(frozen=True)
class RenewalSection:
    """How a credential is renewed, and what passing it renews.

    It is renewed ``by_first_pass`` if some of those who hold it passed another version of its exam.
    """

    retired_note: str
    by_exam: bool
    by_exam_fact: Fact[bool]
    needs_newer: bool
    by_first_pass: bool
    term: str
    window: Period | None
    until: PartialDate | None
    renewed_by: list[object]
    renewed_facts: list[Fact[object]]
    ways: list[tuple[RenewalWay, str]]
    renews: list[object]
    renews_facts: list[Fact[object]]

    @staticmethod
    def way_fact(way: RenewalWay) -> Fact[object]:
        """Return a renewal way as a fact, with all doubts about it but those about its description, shown elsewhere."""
        doubts = tuple(doubt for doubt in way.doubts if doubt.fields != ["text"])
        return replace(stated_fact(way, "text"), doubts=doubts)

    @classmethod
    def way_facts(cls, way: RenewalWay) -> list[Fact[object]]:
        """Return the facts that the text about a way rests on."""
        return [cls.way_fact(way), *(stated_fact(way, field) for field in ("extends", "credits", "price"))]


def credential_renewal(page: PageContext, view: CredentialView) -> str:
    """Render how to renew; empty if the credential does not expire or its validity is not known."""
    validity = view.facts.validity.value
    if not validity or validity.months is None:
        return ""
    return page.render("renewal_section", view=view, renewal=_renewal_section(view, validity))


def _way_text(view: CredentialView, way: RenewalWay) -> str:
    """Write the terms of a way, and its last day if it ends with the credential."""
    text, last = way_text(view.localizer, way), last_day_of_way(view.catalog_on_day, way, view.credential)
    if not last:
        return text
    _, day = view.localizer.gettext, view.localizer.format_date_after_preposition(last)
    return _("{terms}, until {day}. After that you can’t renew it this way", terms=text, day=day)


def _retired_note(view: CredentialView, is_renewable: bool) -> str:
    """Write what a holder of a retired credential can't do any more, and what stays as long as there can be holders."""
    _ = view.localizer.gettext
    if not is_renewed_by_exam(view.catalog_on_day, view.credential):
        lost = _("You can’t earn it any more.")
    elif is_renewable:
        lost = _("You can’t renew it with its own exam any more.")
    else:
        lost = _("You can’t renew it any more.")
    if not may_still_be_held(view.catalog_on_day, view.credential):
        return lost
    return f"{lost} {_('If you hold it, it stays valid until its expiry date.')}"


def _term(view: CredentialView, validity: Validity) -> str:
    """Write how long a pass renews it: from the day that the catalogue states, or without one."""
    _, term = view.localizer.gettext, view.localizer.format_validity(validity)
    first_day = view.facts.renewal_counts_from.value
    if first_day == "pass":
        return _("{period} from the day you pass", period=term)
    return _("{term} more", term=term) if first_day else _("For {term}", term=term)


def _stated_terms(facts: ResolvedFacts) -> tuple[Fact[Any], ...]:
    return facts.renewal_window, facts.renewed_by_same_version, facts.renewal_counts_from


def _renewal_section(view: CredentialView, validity: Validity) -> RenewalSection:
    groups: list[Group] = [view.group] if view.group is view.kind else [view.group, view.kind]
    records: list[Credential | Group] = [view.credential, *groups]
    renewing = renewed_by(view.catalog_on_day, view.credential)
    ways = [(way, _way_text(view, way)) for way in renewal_ways(view.catalog_on_day, view.credential)]
    return RenewalSection(
        retired_note=_retired_note(view, is_renewable=bool(renewing or ways)) if view.is_retired else "",
        by_exam=is_renewed_by_exam(view.catalog_on_day, view.credential),
        by_exam_fact=view.facts.renewed_by_exam,
        needs_newer=needs_newer_version(view.catalog_on_day, view.credential),
        by_first_pass=may_hold_older_version(view.catalog_on_day, view.credential, view.offering),
        term=_term(view, validity),
        window=view.facts.renewal_window.value,
        until=view.status.ends_on,
        renewed_by=list(renewing),
        renewed_facts=[
            view.facts.validity,
            *(fact for fact in _stated_terms(view.facts) if fact.is_stated),
            *(stated_fact(other, "renews") for other in renewing if other.renews),
        ],
        ways=ways,
        renews=[] if view.is_retired else list(renews(view.catalog, view.credential)),
        renews_facts=[stated_fact(record, "renews") for record in records if record.renews],
    )
