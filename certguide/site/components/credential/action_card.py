"""The action card of a credential: the version to prepare for, its figures, and where to study, practise and book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from certguide.catalog.model.catalog import Exam, Source
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.preparation import Preparation
from certguide.site.components.labels import LABELS
from certguide.site.context.credential_view import CredentialView


@dataclass(frozen=True)
class Figure:
    """A figure with its label, a second line, and the facts that it rests on."""

    label: str
    text: str
    facts: tuple[Fact[object], ...]
    note: str = ""


@dataclass(frozen=True)
class VersionBox:
    """Which exam version to prepare for, in a title and a sentence, with the facts about its dates."""

    title: str
    text: str
    facts: tuple[Fact[object], ...]


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
        return " ".join(
            f"{self.view.localizer.join_words(names)} {'open' if len(names) > 1 else 'opens'} {host}."
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
    label = "Official page" if view.is_title else "Start"
    targets = _exam_targets(view, exam) if exam else {label: view.credential.page or _first(view.credential.study)}
    buttons = tuple(Button(label, source) for label, target in targets.items() if (source := _source(view, target)))
    return ActionCard(
        view,
        _version_box(view) if exam else None,
        tuple(_figures(view)),
        study_time_figure(view),
        buttons,
        _source(view, exam.guide) if exam else None,
        _missing(view, exam, targets) if exam else "",
    )


def study_time_figure(view: CredentialView) -> Figure | None:
    """Return the study time: with experience in the first line, without it in the second."""
    study_time = view.credential.study_time
    if not study_time or not study_time.shortest:
        return None
    notes = [f"{study_time.new} if you're new"] if study_time.experienced and study_time.new else []
    if study_time.exam and study_time.exam != view.code:
        notes.append(f"estimated for {study_time.exam}")
    field = "experienced" if study_time.experienced else "new"
    facts: tuple[Fact[object], ...] = (stated_fact(study_time, field, view.credential),)
    return Figure("Study time", str(study_time.shortest), facts, "; ".join(notes))


def _figures(view: CredentialView) -> list[Figure]:
    validity, length = view.facts.validity, view.facts.length
    if view.is_title:
        count = len(view.credential.awarded_for)
        text = f"{count} credentials, all valid at once" if count > 1 else "1 credential, while it is valid"
        return [Figure(LABELS["awarded_for"], text, (stated_fact(view.credential, "awarded_for"),))]
    figures = [Figure("Price", view.price, view.price_facts)]
    if length.value:
        figures.append(Figure("Length", view.localizer.format_duration(length.value), (length,)))
    if validity.is_stated:
        label = "Valid for" if validity.value and validity.value.months else "Validity"
        figures.append(Figure(label, view.localizer.format_value(validity.value), (validity,)))
    return figures


def _exam_targets(view: CredentialView, exam: Exam) -> dict[str, str | None]:
    """Return the id of the source that each button opens, or nothing where we haven't found one."""
    return {
        "Study": _first([*exam.study, *view.credential.study]),
        "Practise": _first([*exam.practise, *exam.study[-1:]]),
        "Book": view.credential.page,
    }


def _first(source_ids: Sequence[str]) -> str | None:
    return next(iter(source_ids), None)


def _missing(view: CredentialView, exam: Exam, targets: dict[str, str | None]) -> str:
    """Write which official material we haven't found for a version."""
    nouns = {"Study": "official preparation", "Practise": "practice questions", "Book": "a booking page"}
    missing = [nouns[label] for label, target in targets.items() if not target]
    missing += ["free practice questions"] if not exam.practise and targets["Practise"] else []
    missing += [] if exam.guide else ["an exam guide"]
    return f"We haven't found {view.localizer.join_words(missing, 'or')} for {exam.code}." if missing else ""


def _source(view: CredentialView, source_id: str | None) -> Source | None:
    return view.catalog.source_by_id[source_id] if source_id else None


def _version_box(view: CredentialView) -> VersionBox:
    preparation = view.on_day.preparation
    offering = preparation.offering
    record = offering.beta or offering.exam or view.credential
    facts = [stated_fact(record, "first", view.credential), stated_fact(record, "last", view.credential)]
    if preparation.replaces and preparation.replaces.exam:
        facts.append(stated_fact(preparation.replaces.exam, "last", view.credential))
    return VersionBox(_version_title(view, preparation), _version_text(view, preparation), tuple(facts))


def _version_title(view: CredentialView, preparation: Preparation) -> str:
    offering = preparation.offering
    if preparation.is_short:
        return f"Last chance: {offering.code}"
    if offering.is_upcoming(view.today):
        return f"Prepare for {view.code}"
    return f"{'Beta exam' if offering.beta else 'Current exam'}: {offering.code}"


def _version_text(view: CredentialView, preparation: Preparation) -> str:
    """Write the dates of the version, and of the version that ends before."""
    offering, ending = preparation.offering, preparation.ending_version
    sentences = []
    if offering.is_upcoming(view.today):
        day = view.localizer.format_date(offering.first) if offering.first else "not announced"
        sentences.append(f"First exam day: {day}.")
    elif preparation.is_new and offering.first:
        sentences.append(f"New since {view.localizer.format_date(offering.first)}.")
    if ending and ending.last:
        sentences.append(f"Don't start on {ending.code}: it ends on {view.localizer.format_date(ending.last)}.")
    elif preparation.is_short and offering.last:
        sentences.append(
            f"It ends on {view.localizer.format_date(offering.last)}. Take it only if you're already prepared."
        )
    elif offering.last:
        sentences.append(f"It ends on {view.localizer.format_date(offering.last)}.")
    return " ".join(sentences or ["No end date announced."])
