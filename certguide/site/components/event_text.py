"""What happened to a credential, in a phrase that follows its name and a colon."""

from __future__ import annotations

from certguide.advice.past_events import CatalogEvent
from certguide.catalog.model.catalog import Exam, Group, Level
from certguide.catalog.queries.lifecycle import Offering
from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message


def event_text(localizer: Localizer, event: CatalogEvent, offering: Offering) -> str:
    """Write what happened to a credential on a day."""
    _, exam = localizer.gettext, offering.exam
    if not exam:
        return _course_text(localizer, event, offering)
    if event.type == "ends":
        if offering.beta:
            return _("last day of the beta of exam {code}", code=exam.code)
        return _("last day of exam {code}", code=exam.code)
    if event.is_new:
        return _new_text(localizer, exam, event.opens, is_beta=offering.beta is not None)
    if event.before:
        former = localizer.join_words([former.code for former in event.before])
        return _("exam {code} takes the place of {former}", code=exam.code, former=former)
    if exam.beta and not offering.beta:
        return _("exam {code} leaves its beta", code=exam.code)
    return _start_text(localizer, exam, is_beta=offering.beta is not None)


def is_first_sighting(offering: Offering) -> bool:
    """Whether all that is known of the first day of a course is by when it existed."""
    return not offering.exam and bool(offering.first and offering.first.hedge == "by")


def _course_text(localizer: Localizer, event: CatalogEvent, offering: Offering) -> str:
    if event.type == "ends":
        return localizer.gettext("last day")
    return localizer.gettext("first seen") if is_first_sighting(offering) else localizer.gettext("first day")


def _new_text(localizer: Localizer, exam: Exam, opens: Group | None, *, is_beta: bool) -> str:
    """Write the first day of a credential's first exam, which may open its level or its type."""
    _, code, name = localizer.gettext, exam.code, opens.name if opens else ""
    if isinstance(opens, Level):
        message = mark_message("first day, with exam {code}, the first of its level in this guide: {level}")
        if is_beta:
            message = mark_message(
                "first day, with the beta of exam {code}, the first of its level in this guide: {level}"
            )
        return _(message, code=code, level=name)
    if opens:
        message = mark_message("first day, with exam {code}, the first of its type in this guide: {type}")
        if is_beta:
            message = mark_message(
                "first day, with the beta of exam {code}, the first of its type in this guide: {type}"
            )
        return _(message, code=code, type=name)
    return (
        _("first day, with the beta of exam {code}", code=code)
        if is_beta
        else _("first day, with exam {code}", code=code)
    )


def _start_text(localizer: Localizer, exam: Exam, *, is_beta: bool) -> str:
    """Write the first day of a further exam, and beside which others it is open."""
    _, code, others = localizer.gettext, exam.code, localizer.join_words(exam.overlaps)
    if is_beta and others:
        return _("first day of the beta of exam {code}, beside {others}", code=code, others=others)
    if is_beta:
        return _("first day of the beta of exam {code}", code=code)
    if others:
        return _("first day of exam {code}, beside {others}", code=code, others=others)
    return _("first day of exam {code}", code=code)
