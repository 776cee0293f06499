"""What happened to a credential, in a phrase that follows its name and a colon."""

from __future__ import annotations

from certguide.advice.past_events import CatalogEvent
from certguide.catalog.model.catalog import Credential, Exam, Group, Level
from certguide.catalog.queries.lifecycle import Offering
from certguide.site.components.exam_names import exam_message
from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message


def event_text(localizer: Localizer, event: CatalogEvent, offering: Offering) -> str:
    """Write what happened to a credential on a day."""
    _, exam, code = localizer.gettext, offering.exam, offering.exam_code
    if not exam:
        return _course_text(localizer, event, offering)
    if event.type == "ends":
        return _(end_message(offering), code=code)
    if event.is_new:
        return _new_text(localizer, offering, event.opens)
    if event.before:
        former = localizer.join_words([former.code for former in event.before])
        message = mark_message("exam {code} takes the place of {former}")
        message = exam_message(offering, message, mark_message("{code} takes the place of {former}"), message)
        return _(message, code=code, former=former)
    if exam.beta and not offering.beta and not offering.part:
        message = mark_message("exam {code} leaves its beta")
        message = exam_message(
            offering, message, mark_message("{code} leaves its beta"), mark_message("the exam leaves its beta")
        )
        return _(message, code=code)
    return _start_text(localizer, offering, event.credential)


def is_first_sighting(offering: Offering) -> bool:
    """Whether all that is known of the first day of a course is by when it existed."""
    return not offering.exam and bool(offering.first and offering.first.hedge == "by")


def _course_text(localizer: Localizer, event: CatalogEvent, offering: Offering) -> str:
    if event.type == "ends":
        return localizer.gettext("last day")
    return localizer.gettext("first seen") if is_first_sighting(offering) else localizer.gettext("first day")


def end_message(offering: Offering) -> str:
    """Return the message for the last day of an exam, a part or a beta."""
    if offering.beta:
        return exam_message(
            offering,
            mark_message("last day of the beta of exam {code}"),
            mark_message("last day of the beta ({code})"),
            mark_message("last day of the beta"),
        )
    return exam_message(
        offering,
        mark_message("last day of exam {code}"),
        mark_message("last day ({code})"),
        mark_message("last day"),
    )


def _new_text(localizer: Localizer, offering: Offering, opens: Group | None) -> str:
    """Write the first day of a credential's first exam, which may open its level or its type."""
    _, code, name = localizer.gettext, offering.exam_code, opens.name if opens else ""
    is_beta = offering.beta is not None
    if isinstance(opens, Level):
        message = exam_message(
            offering,
            mark_message("first day, with exam {code}, the first of its level in this guide: {level}"),
            mark_message("first day ({code}), the first of its level in this guide: {level}"),
            mark_message("first day, the first of its level in this guide: {level}"),
        )
        if is_beta and code:
            message = mark_message(
                "first day, with the beta of exam {code}, the first of its level in this guide: {level}"
            )
        return _(message, code=code, level=name)
    if opens:
        message = exam_message(
            offering,
            mark_message("first day, with exam {code}, the first of its type in this guide: {type}"),
            mark_message("first day ({code}), the first of its type in this guide: {type}"),
            mark_message("first day, the first of its type in this guide: {type}"),
        )
        if is_beta and code:
            message = mark_message(
                "first day, with the beta of exam {code}, the first of its type in this guide: {type}"
            )
        return _(message, code=code, type=name)
    if is_beta and code:
        return _("first day, with the beta of exam {code}", code=code)
    message = exam_message(
        offering,
        mark_message("first day, with exam {code}"),
        mark_message("first day ({code})"),
        mark_message("first day"),
    )
    return _(message, code=code)


def _start_text(localizer: Localizer, offering: Offering, credential: Credential | None) -> str:
    """Write the first day of a further exam or part, and beside which others it is open."""
    others = localizer.join_words(_versions_beside(offering, credential))
    return localizer.gettext(start_message(offering, has_others=bool(others)), code=offering.exam_code, others=others)


def start_message(offering: Offering, *, has_others: bool) -> str:
    """Return the message for the first day of an exam, a part or a beta, maybe beside others."""
    if offering.beta and has_others:
        return exam_message(
            offering,
            mark_message("first day of the beta of exam {code}, beside {others}"),
            mark_message("first day of the beta ({code}), beside {others}"),
            mark_message("first day of the beta, beside {others}"),
        )
    if offering.beta:
        return exam_message(
            offering,
            mark_message("first day of the beta of exam {code}"),
            mark_message("first day of the beta ({code})"),
            mark_message("first day of the beta"),
        )
    if has_others:
        return exam_message(
            offering,
            mark_message("first day of exam {code}, beside {others}"),
            mark_message("first day ({code}), beside {others}"),
            mark_message("first day, beside {others}"),
        )
    return exam_message(
        offering,
        mark_message("first day of exam {code}"),
        mark_message("first day ({code})"),
        mark_message("first day"),
    )


def _versions_beside(offering: Offering, credential: Credential | None) -> list[str]:
    """Return the codes of the versions that a version overlaps, which may name them by a part."""
    if offering.part or not offering.exam:
        return []
    exams = credential.exams if credential else []
    return list(dict.fromkeys(_version_code(exams, name) for name in offering.exam.overlaps))


def _version_code(exams: list[Exam], name: str) -> str:
    return next((exam.code for exam in exams if name in exam.names), name)
