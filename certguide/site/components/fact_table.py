"""The rows of the fact table on a credential's page."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from certguide.catalog.model.catalog import Doubt
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.lifecycle import offerings
from certguide.catalog.queries.records import credential_records
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView

_FIELD_LABELS = {
    "all": "everything",
    "from": "first day",
    "to": "last day",
    "code": "exam code",
    "page": "official page",
}
"""Labels of fields whose key in the file is not a label by itself."""


@dataclass(frozen=True)
class FactRow:
    """A label, a text, and the facts from which the text is made."""

    label: str
    text: str
    facts: tuple[Fact[object], ...]


def unlisted_doubts(view: CredentialView, listed: Collection[Doubt]) -> list[FactRow]:
    """Return a row for each doubt that the page does not list yet, such as those about the name or an older exam."""
    rows = []
    for path, record in credential_records((), view.credential):
        exam = view.credential.exams[path[1]].code if len(path) > 1 and isinstance(path[1], int) else ""
        for doubt in record.doubts:
            if doubt in listed:
                continue
            about = formatting.join_words([_FIELD_LABELS.get(field, field.replace("_", " ")) for field in doubt.fields])
            fact: Fact[object] = Fact(None, doubts=(doubt,), record=record, field="doubts")
            rows.append(FactRow("Also unsure", f"{about}{f' of {exam}' if exam else ''}", (fact,)))
    return rows


def fact_rows(view: CredentialView) -> list[FactRow]:
    """Return all rows whose facts are stated, in the order of the table."""
    return [row for build_rows in _ROW_BUILDERS for row in build_rows(view)]


def _row(label: str, text: str, *facts: Fact[object]) -> Iterator[FactRow]:
    stated = tuple(fact for fact in facts if fact.is_stated)
    if stated:
        yield FactRow(label, text, stated)


def _price(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.price
    is_taxed = fact.value and not fact.value.is_free
    yield from _row("Price", f"{view.price}, before tax" if is_taxed else view.price, fact, view.regular_price)


def _length(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.length
    yield from _row("Length", formatting.format_duration(fact.value) if fact.value else formatting.NOT_KNOWN, fact)


def _questions(view: CredentialView) -> Iterator[FactRow]:
    questions, formats = view.facts.questions, view.facts.formats
    parts = [formatting.format_questions(questions.value)] if questions.value else []
    parts += [formatting.join_words(formats.value)] if formats.value else []
    if questions.is_stated and not questions.value:
        parts.insert(0, f"number {formatting.NOT_KNOWN}")
    yield from _row("Questions", "; ".join(parts) or formatting.NOT_KNOWN, questions, formats)


def _pass_mark(view: CredentialView) -> Iterator[FactRow]:
    mark, scale = view.facts.pass_mark, view.facts.scale
    if not mark.is_stated:
        return
    is_known = mark.value and scale.value
    text = f"{mark.value:,} on a scale from {scale.value}" if is_known else formatting.NOT_KNOWN
    yield from _row("Pass mark", text, mark, scale)


def _taken(view: CredentialView) -> Iterator[FactRow]:
    taken, proctored = view.facts.location, view.facts.proctored
    parts = [taken.value] if taken.value else []
    if proctored.is_stated:
        parts.append("proctored" if proctored.value else "nobody watches")
    yield from _row("Taken", ", ".join(parts), taken, proctored)


def _required(view: CredentialView) -> Iterator[FactRow]:
    required, experience = view.facts.prerequisites, view.facts.recommended_experience
    parts = [required.value] if required.value else []
    if experience.value:
        verb = "suggested" if view.is_retired else "suggests"
        parts.append(f"{view.catalog.programme.short} {verb} {experience.value}")
    elif experience.is_stated:
        parts.append(f"suggested experience {formatting.NOT_KNOWN}")
    yield from _row("Required first", "; ".join(parts), required, experience)


def _retake(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.retakes
    yield from _row("If you fail", fact.value or formatting.NOT_KNOWN, fact)


def _validity(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.validity
    expires = fact.value and fact.value.months
    text = formatting.format_validity(fact.value) if fact.value else formatting.NOT_KNOWN
    yield from _row("Valid for", f"{text} from the day you pass" if expires else text, fact)


def _languages(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.languages
    offered = [language for language in fact.value or [] if language.is_offered(view.today)]
    text = formatting.join_words([formatting.format_language(language) for language in offered])
    yield from _row("Languages", text or ("no longer offered" if fact.value else formatting.NOT_KNOWN), fact)


def _offered(view: CredentialView) -> Iterator[FactRow]:
    credential = view.credential
    offering = offerings(credential)[0]
    record = offering.beta or offering.exam or credential
    if offering.first:
        label = "First offered" if offering.first_certain_day <= view.today else "Opens"
        text = f"{formatting.format_date(offering.first)}{' as a beta' if offering.beta else ''}"
        yield from _row(label, text, stated_fact(record, "first", credential))
    if not credential.exams and credential.last:
        yield from _row("Last offered", formatting.format_date(credential.last), stated_fact(credential, "last"))


def _eligible(view: CredentialView) -> Iterator[FactRow]:
    eligible = view.credential.eligibility
    if eligible:
        yield from _row("Open to", eligible, stated_fact(view.credential, "eligibility"))


def _roles(view: CredentialView) -> Iterator[FactRow]:
    roles = view.credential.roles
    if roles:
        yield from _row("Meant for", formatting.join_words(roles), stated_fact(view.credential, "roles"))


def _former_names(view: CredentialView) -> Iterator[FactRow]:
    names = view.credential.former_names
    if names:
        yield from _row("Earlier names", formatting.join_words(names), stated_fact(view.credential, "former_names"))


_ROW_BUILDERS = (
    _price,
    _length,
    _questions,
    _pass_mark,
    _taken,
    _required,
    _retake,
    _validity,
    _languages,
    _offered,
    _eligible,
    _roles,
    _former_names,
)
