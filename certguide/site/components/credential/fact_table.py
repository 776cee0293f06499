"""The rows of the fact table on a credential's page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from certguide.catalog.queries.facts import Fact, ResolvedFacts, stated_fact
from certguide.site.components.credential.requirements import (
    WHILE_ALL_ARE_VALID,
    TextPart,
    parts_text,
    requirement_parts,
)
from certguide.site.components.labels import LABELS
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView


@dataclass(frozen=True)
class FactRow:
    """A label, a text, and the facts from which the text is made; ``parts`` are the pieces of a text with links."""

    label: str
    text: str
    facts: tuple[Fact[object], ...]
    parts: tuple[TextPart, ...] = ()


RowBuilder = Callable[[CredentialView], Iterator[FactRow]]
"""Yields the rows of a field, mostly one."""


def fact_rows(view: CredentialView) -> list[FactRow]:
    """Return all rows whose facts are stated, in the order of the table."""
    return [row for build_rows in _ROW_BUILDERS for row in build_rows(view)]


def _by_exam(build_rows: Callable[[CredentialView, ResolvedFacts], Iterator[FactRow]]) -> RowBuilder:
    """Return a builder of a row for all exams of a credential, which names each exam where their texts differ."""

    def build(view: CredentialView) -> Iterator[FactRow]:
        exams = view.on_day.exams
        rows = [(exam.part, row) for exam in exams for row in build_rows(view, exam.facts)]
        texts = {row.text for _, row in rows}
        if rows and len(texts) == 1 and len(rows) == len(exams):
            yield replace(rows[0][1], facts=_all_facts([row for _, row in rows]))
        elif rows:
            text = "; ".join(f"{part.code}: {formatting.decapitalize_first(row.text)}" for part, row in rows if part)
            yield replace(rows[0][1], text=text, facts=_all_facts([row for _, row in rows]))

    return build


def _all_facts(rows: list[FactRow]) -> tuple[Fact[object], ...]:
    """Return the facts of several rows, each once."""
    facts: list[Fact[object]] = []
    for row in rows:
        facts += [fact for fact in row.facts if fact not in facts]
    return tuple(facts)


def _row(field: str, text: str, *facts: Fact[object]) -> Iterator[FactRow]:
    stated = tuple(fact for fact in facts if fact.is_stated)
    if stated:
        yield FactRow(LABELS[field], formatting.capitalize_first(text), stated)


def _text_row(view: CredentialView, facts: ResolvedFacts, field: str) -> Iterator[FactRow]:
    fact = facts.named(field)
    yield from _row(field, view.localizer.format_value(fact.value), fact)


def _price(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.price
    is_taxed = fact.value and not fact.value.is_free
    yield from _row("price", f"{view.price}, before tax" if is_taxed else view.price, *view.price_facts)


def _length(view: CredentialView) -> Iterator[FactRow]:
    yield from _row("length", view.length or view.localizer.gettext("not known"), view.facts.length)


def _questions(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    questions, formats = facts.questions, facts.formats
    parts = [view.localizer.format_questions(questions.value)] if questions.value else []
    parts += [view.localizer.join_words(formats.value)] if formats.value else []
    if questions.is_stated and not questions.value:
        parts.insert(0, f"number {view.localizer.gettext('not known')}")
    yield from _row("questions", ", ".join(parts) or view.localizer.gettext("not known"), questions, formats)


def _pass_mark(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    mark, scale = facts.pass_mark, facts.scale
    if not mark.is_stated:
        return
    text = (
        view.localizer.format_pass_mark(mark.value, scale.value) if mark.value else view.localizer.gettext("not known")
    )
    scales = (scale,) if mark.value and mark.value.type == "points" else ()
    yield from _row("pass_mark", text, mark, *scales)


def _location(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    yield from _text_row(view, facts, "location")


def _proctored(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    fact = facts.proctored
    yield from _row("proctored", view.localizer.format_yes_or_no(fact.value), fact)


def _prerequisites(view: CredentialView) -> Iterator[FactRow]:
    fact, parts = view.facts.prerequisites, requirement_parts(view)
    if parts and not view.is_title:
        others = (fact,) if fact.value and fact.value != "none" else ()
        parts += tuple(f"; {other.value}" for other in others)
        facts = (stated_fact(view.credential, "requires"), *others)
        yield FactRow(LABELS["prerequisites"], parts_text(parts), facts, parts)
        return
    text = "none required" if fact.value == "none" else view.localizer.format_value(fact.value)
    yield from _row("prerequisites", text, fact)


def _title(view: CredentialView) -> Iterator[FactRow]:
    """Yield what earns a title, and how long it is valid."""
    if view.is_title:
        facts, parts = (stated_fact(view.credential, "awarded_for"),), requirement_parts(view)
        yield FactRow(LABELS["awarded_for"], parts_text(parts), facts, parts)
        yield FactRow(LABELS["validity"], WHILE_ALL_ARE_VALID, facts)


def _experience(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    yield from _text_row(view, facts, "recommended_experience")


def _retakes(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    yield from _text_row(view, facts, "retakes")


def _validity(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.validity
    expires = fact.value and fact.value.months
    text = view.localizer.format_value(fact.value)
    yield from _row("validity", f"{text} from the day you pass" if expires else text, fact)


def _languages(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    fact = facts.languages
    offered = [language for language in fact.value or [] if language.is_offered(view.today)]
    text = view.localizer.join_words([view.localizer.format_language(language) for language in offered])
    yield from _row(
        "languages", text or ("no longer offered" if fact.value else view.localizer.gettext("not known")), fact
    )


def _eligibility(view: CredentialView) -> Iterator[FactRow]:
    text = view.credential.eligibility
    if text:
        yield from _row("eligibility", text, stated_fact(view.credential, "eligibility"))


def _former_names(view: CredentialView) -> Iterator[FactRow]:
    names = view.credential.former_names
    if names:
        yield from _row("former_names", view.localizer.join_words(names), stated_fact(view.credential, "former_names"))


_ROW_BUILDERS = (
    _price,
    _length,
    _by_exam(_questions),
    _by_exam(_pass_mark),
    _by_exam(_location),
    _by_exam(_proctored),
    _prerequisites,
    _title,
    _by_exam(_experience),
    _by_exam(_retakes),
    _validity,
    _by_exam(_languages),
    _eligibility,
    _former_names,
)
