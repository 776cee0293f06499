"""The rows of the fact table on a credential's page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from certguide.advice.yearly_fees import yearly_fees
from certguide.catalog.queries.facts import Fact, ResolvedFacts, stated_fact
from certguide.site.components.credential.requirements import requirement_parts, title_validity, title_validity_fact
from certguide.site.components.credential.validity_text import validity_label, validity_text
from certguide.site.components.labels import LABELS
from certguide.site.components.price_text import other_prices
from certguide.site.components.renewal_text import fee_text
from certguide.site.components.text_spans import TextSpan, spans_text
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView


@dataclass(frozen=True)
class FactRow:
    """A field, its label, a text, and the facts from which the text is made; ``parts`` are those of a text with links.

    ``field`` is the key by which code finds the row, whatever the language of the label.
    """

    field: str
    label: str
    text: str
    facts: tuple[Fact[object], ...]
    parts: tuple[TextSpan, ...] = ()


RowBuilder = Callable[[CredentialView], Iterator[FactRow]]
"""Yields the rows of a field, mostly one."""

ExamRowBuilder = Callable[[CredentialView, ResolvedFacts], Iterator[FactRow]]
"""Yields the rows of a field of one exam."""


def fact_rows(view: CredentialView) -> list[FactRow]:
    """Return all rows whose facts are stated, in the order of the table."""
    rows = (row for build_rows in _ROW_BUILDERS for row in build_rows(view))
    return [row if row.parts else replace(row, text=formatting.capitalize_first(row.text)) for row in rows]


def _by_exam(build_rows: ExamRowBuilder) -> RowBuilder:
    """Return a builder of a row for all exams of a credential, which names each exam where their texts differ."""

    def build(view: CredentialView) -> Iterator[FactRow]:
        exams = view.on_day.exams
        rows = [(exam.part, row) for exam in exams for row in build_rows(view, exam.facts)]
        texts, facts = {row.text for _, row in rows}, _all_facts([row for _, row in rows])
        if rows and len(texts) == 1 and len(rows) == len(exams):
            yield replace(rows[0][1], facts=facts)
        elif rows:
            write = view.localizer.gettext
            named = [write("{name}: {value}", name=part.code, value=row.text) for part, row in rows if part]
            yield replace(rows[0][1], text=view.localizer.join_clauses(named), facts=facts)

    return build


def _all_facts(rows: list[FactRow]) -> tuple[Fact[object], ...]:
    """Return the facts of several rows, each once."""
    facts: list[Fact[object]] = []
    for row in rows:
        facts += [fact for fact in row.facts if fact not in facts]
    return tuple(facts)


def _row(view: CredentialView, field: str, text: str, *facts: Fact[object]) -> Iterator[FactRow]:
    stated = tuple(fact for fact in facts if fact.is_stated)
    if stated:
        yield FactRow(field, _label(view, field), text, stated)


def _label(view: CredentialView, field: str) -> str:
    return view.localizer.gettext(LABELS[field])


def _text_row(view: CredentialView, facts: ResolvedFacts, field: str) -> Iterator[FactRow]:
    fact = facts.named(field)
    yield from _row(view, field, view.localizer.format_value(fact.value), fact)


def _price(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.price
    is_taxed = view.catalog.programme.before_tax and fact.value and not fact.value.is_free
    _, write = view.localizer.gettext, view.localizer.format_money
    text = _("{price}, before tax", price=view.price) if is_taxed else view.price
    if fact.value and fact.value.others:
        sums = _("sums use {price}", price=write(fact.value))
        text = view.localizer.join_clauses([text, *other_prices(view.localizer, fact.value), sums])
    yield from _row(view, "price", text, *view.price_facts)


def _yearly_fees(view: CredentialView) -> Iterator[FactRow]:
    fees = yearly_fees(view.catalog, [view.id])
    texts = [view.localizer.join_values([fee.name, fee_text(view.localizer, fee, for_several=False)]) for fee in fees]
    yield from _row(
        view, "yearly_fees", view.localizer.join_clauses(texts), *(stated_fact(fee, "price") for fee in fees)
    )


def _length(view: CredentialView) -> Iterator[FactRow]:
    text = view.length or view.localizer.gettext("not known")
    yield from _row(view, "length", text, view.facts.length)


def _questions(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    _, questions, formats = view.localizer.gettext, facts.questions, facts.formats
    number = view.localizer.format_questions(questions.value) if questions.value else ""
    numbers = [exam.facts.questions.value for exam in view.on_day.exams]
    if number and len(numbers) > 1 and all(other == questions.value for other in numbers):
        number = _("{number} each", number=number)
    if questions.is_stated and not questions.value:
        number = _("number not known")
    types = view.localizer.join_words(formats.value or [])
    yield from _row(
        view, "questions", view.localizer.join_values([number, types]) or _("not known"), questions, formats
    )


def _pass_mark(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    mark, scale = facts.pass_mark, facts.scale
    if not mark.is_stated:
        return
    text = (
        view.localizer.format_pass_mark(mark.value, scale.value) if mark.value else view.localizer.gettext("not known")
    )
    scales = (scale,) if mark.value and mark.value.type == "points" else ()
    yield from _row(view, "pass_mark", text, mark, *scales)


def _location(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    yield from _text_row(view, facts, "location")


def _proctored(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    fact = facts.proctored
    yield from _row(view, "proctored", view.localizer.format_yes_or_no(fact.value), fact)


def _prerequisites(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.prerequisites
    if view.credential.requires:
        others = (fact,) if fact.value and fact.value != "none" else ()
        parts = requirement_parts(view, *(str(other.value) for other in others))
        facts = (stated_fact(view.credential, "requires"), *others)
        yield FactRow("prerequisites", _label(view, "prerequisites"), spans_text(parts), facts, parts)
        return
    is_none = fact.value == "none"
    text = view.localizer.gettext("none required") if is_none else view.localizer.format_value(fact.value)
    yield from _row(view, "prerequisites", text, fact)


def _title(view: CredentialView) -> Iterator[FactRow]:
    """Yield what earns a title, and how long it is valid."""
    if view.is_title:
        facts, parts = (stated_fact(view.credential, "awarded_for"),), requirement_parts(view)
        yield FactRow("awarded_for", _label(view, "awarded_for"), spans_text(parts), facts, parts)
        yield FactRow("validity", _label(view, "validity"), title_validity(view), (title_validity_fact(view),))


def _experience(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    yield from _text_row(view, facts, "recommended_experience")


def _retakes(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    yield from _text_row(view, facts, "retakes")


def _validity(view: CredentialView) -> Iterator[FactRow]:
    for row in _row(view, "validity", validity_text(view), view.facts.validity):
        yield replace(row, label=validity_label(view))


def _languages(view: CredentialView, facts: ResolvedFacts) -> Iterator[FactRow]:
    fact = facts.languages
    offered = [language for language in fact.value or [] if language.is_offered(view.today)]
    text = view.localizer.join_words([view.localizer.format_language(language) for language in offered])
    if not text:
        _ = view.localizer.gettext
        text = _("no longer offered") if fact.value else _("not known")
    yield from _row(view, "languages", text, fact)


def _eligibility(view: CredentialView) -> Iterator[FactRow]:
    text = view.credential.eligibility
    if text:
        yield from _row(view, "eligibility", text, stated_fact(view.credential, "eligibility"))


def _former_names(view: CredentialView) -> Iterator[FactRow]:
    names = view.credential.former_names
    if names:
        yield from _row(
            view, "former_names", view.localizer.join_words(names), stated_fact(view.credential, "former_names")
        )


_ROW_BUILDERS = (
    _price,
    _yearly_fees,
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
