"""The rows of facts on a credential's page."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from certguide.catalog.model.catalog import Doubt
from certguide.catalog.model.text_values import Money
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.lifecycle import offerings
from certguide.catalog.queries.records import credential_records
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView


@dataclass(frozen=True)
class FactRow:
    """A label, what holds, and the facts it rests on."""

    label: str
    text: str
    facts: tuple[Fact, ...]


UNKNOWN = "not known"


def unlisted_doubts(view: CredentialView, told: Collection[Doubt]) -> list[FactRow]:
    """Doubts about the credential that no fact on its page shows, such as those about its name or an older exam."""
    found = []
    for path, record in credential_records((), view.credential):
        doubts = tuple(doubt for doubt in record.doubts if doubt not in told)
        exam = view.credential.exams[path[1]].code if len(path) > 1 and isinstance(path[1], int) else ""
        for doubt in doubts:
            about = formatting.join_words([_PLAIN.get(field, field.replace("_", " ")) for field in doubt.about])
            fact = Fact(None, doubts=(doubt,), record=record, field="doubts")
            found.append(FactRow("Also unsure", f"{about}{f' of {exam}' if exam else ''}", (fact,)))
    return found


def fact_rows(view: CredentialView) -> list[FactRow]:
    """All rows that have something to say, in the order in which people ask."""
    made = (
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
    )
    return [row for make in (*made, _roles, _former) for row in make(view)]


_PLAIN = {"all": "everything", "from": "first day", "to": "last day", "code": "exam code", "page": "official page"}


def _row(label: str, text: str, *facts: Fact) -> Iterator[FactRow]:
    stated = tuple(fact for fact in facts if fact.is_stated)
    if stated:
        yield FactRow(label, text, stated)


def _price(view: CredentialView) -> Iterator[FactRow]:
    fact = view.fact("price")
    taxed = isinstance(fact.value, Money) and not fact.value.is_free
    yield from _row("Price", f"{view.price}, before tax" if taxed else view.price, fact, view.regular_fact("price"))


def _length(view: CredentialView) -> Iterator[FactRow]:
    fact = view.fact("length")
    yield from _row("Length", formatting.format_duration(fact.value) if fact.value else UNKNOWN, fact)


def _questions(view: CredentialView) -> Iterator[FactRow]:
    asked, kinds = view.fact("questions"), view.fact("formats")
    parts = [formatting.format_questions(asked.value)] if asked.value else []
    parts += [formatting.join_words(kinds.value)] if kinds.value else []
    if asked.is_stated and not asked.value:
        parts.insert(0, "number not known")
    yield from _row("Questions", "; ".join(parts) or UNKNOWN, asked, kinds)


def _pass_mark(view: CredentialView) -> Iterator[FactRow]:
    mark, scale = view.fact("pass_mark"), view.fact("scale")
    if not mark.is_stated:
        return
    text = f"{mark.value:,} on a scale from {scale.value}" if mark.value and scale.value else UNKNOWN
    yield from _row("Pass mark", text if mark.value else UNKNOWN, mark, scale)


def _taken(view: CredentialView) -> Iterator[FactRow]:
    place, watched = view.fact("taken"), view.fact("proctored")
    parts = [place.value] if place.value else []
    if watched.is_stated:
        parts.append("proctored" if watched.value else "nobody watches")
    yield from _row("Taken", ", ".join(parts), place, watched)


def _required(view: CredentialView) -> Iterator[FactRow]:
    required, experience = view.fact("required"), view.fact("experience")
    parts = [required.value] if required.value else []
    if experience.value:
        verb = "suggested" if view.is_retired else "suggests"
        parts.append(f"{view.catalog.programme.short} {verb} {experience.value}")
    elif experience.is_stated:
        parts.append("suggested experience not known")
    yield from _row("Required first", "; ".join(parts), required, experience)


def _retake(view: CredentialView) -> Iterator[FactRow]:
    fact = view.fact("retake")
    yield from _row("If you fail", fact.value or UNKNOWN, fact)


def _validity(view: CredentialView) -> Iterator[FactRow]:
    fact = view.fact("validity")
    lasting = fact.value and fact.value.months
    text = formatting.format_validity(fact.value) if fact.value else UNKNOWN
    yield from _row("Valid for", f"{text} from the day you pass" if lasting else text, fact)


def _languages(view: CredentialView) -> Iterator[FactRow]:
    fact = view.fact("languages")
    offered = [one for one in fact.value or [] if one.is_offered(view.site.today)]
    text = formatting.join_words([formatting.format_language(one) for one in offered])
    yield from _row("Languages", text or ("no longer offered" if fact.value else UNKNOWN), fact)


def _offered(view: CredentialView) -> Iterator[FactRow]:
    first = offerings(view.credential)[0]
    record = first.beta or first.exam or view.credential
    if first.first:
        suffix = " as a beta" if first.beta else ""
        verb = "First offered" if first.first_certain_day <= view.site.today else "Opens"
        yield from _row(
            verb, f"{formatting.format_date(first.first)}{suffix}", stated_fact(record, "first", view.credential)
        )
    if not view.credential.exams and view.credential.last:
        yield from _row(
            "Last offered", formatting.format_date(view.credential.last), stated_fact(view.credential, "last")
        )


def _eligible(view: CredentialView) -> Iterator[FactRow]:
    if view.credential.eligible:
        yield from _row("Open to", view.credential.eligible, stated_fact(view.credential, "eligible"))


def _roles(view: CredentialView) -> Iterator[FactRow]:
    if view.credential.roles:
        yield from _row(
            "Meant for", formatting.join_words(view.credential.roles), stated_fact(view.credential, "roles")
        )


def _former(view: CredentialView) -> Iterator[FactRow]:
    names = view.credential.former_names
    if names:
        yield from _row("Earlier names", formatting.join_words(names), stated_fact(view.credential, "former_names"))
