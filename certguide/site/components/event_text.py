"""What happened to a credential, in a phrase that follows its name and a colon."""

from __future__ import annotations

from certguide.advice.past_events import CatalogEvent
from certguide.catalog.model.catalog import Credential, Exam, Group, Level
from certguide.catalog.queries.lifecycle import Offering
from certguide.site.context.exam_names import ExamMessage, exam_name
from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message

_REPLACES = mark_message("exam {exam} takes the place of {former}")
_REPLACED = ExamMessage(
    _REPLACES,
    mark_message("exams {exam} take the place of {former}"),
    mark_message("{exam} takes the place of {former}"),
    _REPLACES,
)
_LEAVES_BETA = ExamMessage(
    mark_message("exam {exam} leaves its beta"),
    mark_message("exams {exam} leave their beta"),
    mark_message("{exam} leaves its beta"),
    mark_message("the exam leaves its beta"),
)
_LAST_DAY = ExamMessage(
    mark_message("last day of exam {exam}"),
    mark_message("last day of exams {exam}"),
    mark_message("last day of {exam}"),
    mark_message("last day"),
)
_LAST_DAY_OF_BETA = ExamMessage(
    mark_message("last day of the beta of exam {exam}"),
    mark_message("last day of the beta of exams {exam}"),
    mark_message("last day of the beta of {exam}"),
    mark_message("last day of the beta"),
)
_FIRST_DAY = ExamMessage(
    mark_message("first day of exam {exam}"),
    mark_message("first day of exams {exam}"),
    mark_message("first day of {exam}"),
    mark_message("first day"),
)
_FIRST_DAY_BESIDE = ExamMessage(
    mark_message("first day of exam {exam}, beside {others}"),
    mark_message("first day of exams {exam}, beside {others}"),
    mark_message("first day of {exam}, beside {others}"),
    mark_message("first day, beside {others}"),
)
_FIRST_DAY_OF_BETA = ExamMessage(
    mark_message("first day of the beta of exam {exam}"),
    mark_message("first day of the beta of exams {exam}"),
    mark_message("first day of the beta of {exam}"),
    mark_message("first day of the beta"),
)
_FIRST_DAY_OF_BETA_BESIDE = ExamMessage(
    mark_message("first day of the beta of exam {exam}, beside {others}"),
    mark_message("first day of the beta of exams {exam}, beside {others}"),
    mark_message("first day of the beta of {exam}, beside {others}"),
    mark_message("first day of the beta, beside {others}"),
)
_NEW = ExamMessage(
    mark_message("first day, with exam {exam}"),
    mark_message("first day, with exams {exam}"),
    mark_message("first day, with {exam}"),
    mark_message("first day"),
)
_NEW_WITH_BETA = ExamMessage(
    mark_message("first day, with the beta of exam {exam}"),
    mark_message("first day, with the beta of exams {exam}"),
    mark_message("first day, with the beta of {exam}"),
    mark_message("first day"),
)
_NEW_OF_LEVEL = mark_message("{first_day}, the first of its level in this guide: {level}")
_NEW_OF_TYPE = mark_message("{first_day}, the first of its type in this guide: {type}")


def event_text(localizer: Localizer, event: CatalogEvent, offering: Offering) -> str:
    """Write what happened to a credential on a day."""
    exam = offering.exam
    if not exam:
        return _course_text(localizer, event, offering)
    if event.type == "ends":
        return end_text(localizer, offering)
    if event.is_new:
        return _new_text(localizer, offering, event.opens)
    if event.before:
        former = localizer.join_words([exam_name(localizer, former) for former in event.before])
        return _REPLACED.write(localizer, offering, former=former)
    if exam.beta and not offering.beta and not offering.part:
        return _LEAVES_BETA.write(localizer, offering)
    return start_text(localizer, offering, _versions_beside(localizer, offering, event.credential))


def is_first_sighting(offering: Offering) -> bool:
    """Whether all that is known of the first day of a course is by when it existed."""
    return not offering.exam and bool(offering.first and offering.first.hedge == "by")


def _course_text(localizer: Localizer, event: CatalogEvent, offering: Offering) -> str:
    if event.type == "ends":
        return localizer.gettext("last day")
    return (
        localizer.gettext("the first mention that we know of")
        if is_first_sighting(offering)
        else localizer.gettext("first day")
    )


def end_text(localizer: Localizer, offering: Offering) -> str:
    """Write the last day of an exam, a part or a beta."""
    return (_LAST_DAY_OF_BETA if offering.beta else _LAST_DAY).write(localizer, offering)


def start_text(localizer: Localizer, offering: Offering, beside: str = "") -> str:
    """Write the first day of an exam, a part or a beta, maybe beside others."""
    if offering.beta:
        message = _FIRST_DAY_OF_BETA_BESIDE if beside else _FIRST_DAY_OF_BETA
    else:
        message = _FIRST_DAY_BESIDE if beside else _FIRST_DAY
    return message.write(localizer, offering, others=beside)


def _new_text(localizer: Localizer, offering: Offering, opens: Group | None) -> str:
    """Write the first day of a credential's first exam, which may open its level or its type."""
    text = (_NEW_WITH_BETA if offering.beta else _NEW).write(localizer, offering)
    if isinstance(opens, Level):
        return localizer.gettext(_NEW_OF_LEVEL, first_day=text, level=opens.name)
    return localizer.gettext(_NEW_OF_TYPE, first_day=text, type=opens.name) if opens else text


def _versions_beside(localizer: Localizer, offering: Offering, credential: Credential | None) -> str:
    """Write the names of the versions that a version overlaps, which may name them by a part."""
    if offering.part or not offering.exam:
        return ""
    exams = credential.exams if credential else []
    names = [_version_name(localizer, exams, name) for name in offering.exam.overlaps]
    return localizer.join_words(list(dict.fromkeys(names)))


def _version_name(localizer: Localizer, exams: list[Exam], name: str) -> str:
    return next((exam_name(localizer, exam) for exam in exams if name in exam.names), name)
