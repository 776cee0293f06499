"""The action card of a credential: the version to prepare for, its figures, and where to study, practise and book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlsplit

from certguide.catalog.model.catalog import Exam, Source
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.site.components.credential.validity_text import later_validities, validity_label
from certguide.site.components.credential.version_box import VersionBox, version_box
from certguide.site.components.labels import LABELS, translate_label
from certguide.site.components.price_text import other_prices
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.exam_names import exam_name
from certguide.site.localization.messages import mark_message

_BUTTONS = MappingProxyType(
    {
        "study": mark_message("Study"),
        "practise": mark_message("Practise"),
        "book": mark_message("Book"),
        "start": mark_message("Start"),
        "page": mark_message("Official page"),
    }
)


@dataclass(frozen=True)
class Figure:
    """A figure with its label, a second line, and the facts that it rests on."""

    label: str
    text: str
    facts: tuple[Fact[object], ...]
    note: str = ""


@dataclass(frozen=True)
class Button:
    """A button with the source that it opens."""

    label: str
    source: Source


@dataclass(frozen=True)
class ActionCard:
    """The parts of the card, in their order."""

    view: CredentialView
    version: VersionBox | None
    figures: tuple[Figure, ...]
    study_time: Figure | None
    buttons: tuple[Button, ...]
    guide: Source | None
    missing: str

    @property
    def targets(self) -> str:
        """Which host each button opens, in a sentence a host."""
        labels: dict[str, list[str]] = {}
        for button in self.buttons:
            labels.setdefault(urlsplit(button.source.url).hostname or "", []).append(button.label)
        localizer = self.view.localizer
        return " ".join(
            # Translators: {buttons} are the labels of one or more buttons, {host} is a website.
            localizer.ngettext(
                "{buttons} opens {host}.",
                "{buttons} open {host}.",
                len(names),
                buttons=localizer.join_words(names),
                host=host,
            )
            for host, names in labels.items()
        )

    @property
    def facts(self) -> tuple[Fact[object], ...]:
        """The facts behind the figures."""
        return tuple(fact for figure in self.figures for fact in figure.facts)


def action_card(view: CredentialView) -> ActionCard | None:
    """Build the card of a credential that can be taken; ``None`` for a retired one."""
    if view.is_retired:
        return None
    exam = view.offering.exam
    purpose = "page" if view.is_title else "start"
    targets = _exam_targets(view, exam) if exam else {purpose: view.credential.page or _first(view.credential.study)}
    buttons = tuple(
        Button(view.localizer.gettext(_BUTTONS[purpose]), source)
        for purpose, target in targets.items()
        if (source := _source(view, target))
    )
    return ActionCard(
        view,
        version_box(view, exam) if exam else None,
        tuple(_figures(view)),
        study_time_figure(view),
        buttons,
        _source(view, exam.guide) if exam else None,
        _missing(view, exam, targets) if exam else _missing_page(view, targets),
    )


def study_time_figure(view: CredentialView) -> Figure | None:
    """Return the study time: with experience in the first line, without it in the second."""
    study_time = view.credential.study_time
    if not study_time or not study_time.shortest:
        return None
    _, write, notes = view.localizer.gettext, view.localizer.format_study_range, []
    if study_time.experienced and study_time.new:
        notes.append(_("{time} if you’re new", time=write(study_time.new)))
    if study_time.exam and study_time.exam not in view.exam_names:
        notes.append(_("estimated for {code}", code=study_time.exam))
    field = "experienced" if study_time.experienced else "new"
    facts: tuple[Fact[object], ...] = (stated_fact(study_time, field, view.credential),)
    return Figure(
        translate_label(view.localizer, "study_time"),
        write(study_time.shortest),
        facts,
        view.localizer.join_clauses(notes),
    )


def _figures(view: CredentialView) -> list[Figure]:
    validity, length = view.facts.validity, view.facts.length
    if view.is_title:
        return [_awarded_for(view)]
    price = view.facts.price.value
    others = view.localizer.join_clauses(other_prices(view.localizer, price) if price else [])
    figures = [Figure(translate_label(view.localizer, "price"), view.price, view.price_facts, others)]
    if length.value:
        figures.append(Figure(translate_label(view.localizer, "length"), view.length, (length,)))
    if validity.is_stated:
        note = view.localizer.join_clauses(later_validities(view))
        figures.append(Figure(validity_label(view), view.localizer.format_value(validity.value), (validity,), note))
    return figures


def _awarded_for(view: CredentialView) -> Figure:
    number = len(view.credential.awarded_for)
    text = view.localizer.ngettext(
        "{number} credential, while it is valid", "{number} credentials, all valid at once", number
    )
    if number == 2:
        text = view.localizer.gettext("2 credentials, both valid at once")
    return Figure(view.localizer.gettext(LABELS["awarded_for"]), text, (stated_fact(view.credential, "awarded_for"),))


def _exam_targets(view: CredentialView, exam: Exam) -> dict[str, str | None]:
    """Return the id of the source that each button opens, or nothing where the guide lists none."""
    parts = [exam, *view.parts]
    study = [source_id for part in parts for source_id in part.study]
    practise = [source_id for part in parts for source_id in part.practise]
    return {
        "study": _first([*study, *view.credential.study]),
        "practise": _first([*practise, *study[-1:]]),
        "book": view.credential.page,
    }


def _first(source_ids: Sequence[str]) -> str | None:
    return next(iter(source_ids), None)


def _missing(view: CredentialView, exam: Exam, targets: dict[str, str | None]) -> str:
    """Write which official material the guide lists none of, for a version and its parts."""
    _, exams = view.localizer.gettext, [exam, *view.parts]
    name = _("these exams") if view.parts else exam_name(view.localizer, exam) or _("this exam")
    material = {"study": _("official preparation"), "practise": _("practice questions"), "book": _("a booking page")}
    missing = [material[purpose] for purpose, target in targets.items() if not target]
    missing += (
        [_("free practice questions")] if targets["practise"] and not any(part.practise for part in exams) else []
    )
    without = [] if exam.guide else [part.code for part in view.parts if not part.guide]
    missing += [_("an exam guide")] if not exam.guide and len(without) == len(view.parts) else []
    some_parts = view.localizer.join_words(without, "or") if len(without) < len(view.parts) else ""
    # Translators: {material} is a list such as "practice questions or an exam guide".
    return " ".join(
        _(
            "This guide doesn’t list {material} for {code} yet.",
            material=view.localizer.join_words(nouns, "or"),
            code=code,
        )
        for code, nouns in ((name, missing), (some_parts, [_("an exam guide")]))
        if code and nouns
    )


def _missing_page(view: CredentialView, targets: dict[str, str | None]) -> str:
    """Write that the guide lists no page of the vendor about what has no exam; empty if it lists one."""
    return (
        "" if any(targets.values()) else view.localizer.gettext("This guide doesn’t list an official page for it yet.")
    )


def _source(view: CredentialView, source_id: str | None) -> Source | None:
    return view.catalog.source_by_id[source_id] if source_id else None
