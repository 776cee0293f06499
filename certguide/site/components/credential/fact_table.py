"""The rows of the fact table on a credential's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from certguide.catalog.queries.facts import Fact, stated_fact
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


def fact_rows(view: CredentialView) -> list[FactRow]:
    """Return all rows whose facts are stated, in the order of the table."""
    return [row for build_rows in _ROW_BUILDERS for row in build_rows(view)]


def _row(field: str, text: str, *facts: Fact[object]) -> Iterator[FactRow]:
    stated = tuple(fact for fact in facts if fact.is_stated)
    if stated:
        yield FactRow(LABELS[field], formatting.capitalize_first(text), stated)


def _text_row(view: CredentialView, field: str) -> Iterator[FactRow]:
    fact = view.facts.named(field)
    yield from _row(field, view.localizer.format_value(fact.value), fact)


def _price(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.price
    is_taxed = fact.value and not fact.value.is_free
    yield from _row("price", f"{view.price}, before tax" if is_taxed else view.price, *view.price_facts)


def _length(view: CredentialView) -> Iterator[FactRow]:
    yield from _text_row(view, "length")


def _questions(view: CredentialView) -> Iterator[FactRow]:
    questions, formats = view.facts.questions, view.facts.formats
    parts = [view.localizer.format_questions(questions.value)] if questions.value else []
    parts += [view.localizer.join_words(formats.value)] if formats.value else []
    if questions.is_stated and not questions.value:
        parts.insert(0, f"number {view.localizer.gettext('not known')}")
    yield from _row("questions", ", ".join(parts) or view.localizer.gettext("not known"), questions, formats)


def _pass_mark(view: CredentialView) -> Iterator[FactRow]:
    mark, scale = view.facts.pass_mark, view.facts.scale
    if not mark.is_stated:
        return
    text = (
        view.localizer.format_pass_mark(mark.value, scale.value) if mark.value else view.localizer.gettext("not known")
    )
    scales = (scale,) if mark.value and mark.value.type == "points" else ()
    yield from _row("pass_mark", text, mark, *scales)


def _location(view: CredentialView) -> Iterator[FactRow]:
    yield from _text_row(view, "location")


def _proctored(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.proctored
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


def _experience(view: CredentialView) -> Iterator[FactRow]:
    yield from _text_row(view, "recommended_experience")


def _retakes(view: CredentialView) -> Iterator[FactRow]:
    yield from _text_row(view, "retakes")


def _validity(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.validity
    expires = fact.value and fact.value.months
    text = view.localizer.format_value(fact.value)
    yield from _row("validity", f"{text} from the day you pass" if expires else text, fact)


def _languages(view: CredentialView) -> Iterator[FactRow]:
    fact = view.facts.languages
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
    _questions,
    _pass_mark,
    _location,
    _proctored,
    _prerequisites,
    _title,
    _experience,
    _retakes,
    _validity,
    _languages,
    _eligibility,
    _former_names,
)
