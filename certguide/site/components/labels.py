"""The labels of facts, each written once: a label is a noun that readers of every page know."""

from __future__ import annotations

from types import MappingProxyType

from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message

LABELS = MappingProxyType(
    {
        "price": mark_message("Price"),
        "yearly_fees": mark_message("Yearly fees"),
        "length": mark_message("Length"),
        "questions": mark_message("Questions"),
        "formats": mark_message("Question types"),
        "pass_mark": mark_message("Pass mark"),
        "location": mark_message("Where to take it"),
        "proctored": mark_message("Proctored"),
        "prerequisites": mark_message("Prerequisites"),
        "awarded_for": mark_message("Awarded for"),
        "recommended_experience": mark_message("Recommended experience"),
        "retakes": mark_message("Retakes"),
        "validity": mark_message("Valid for"),
        "languages": mark_message("Languages"),
        "eligibility": mark_message("Eligibility"),
        "former_names": mark_message("Former names"),
        "study_time": mark_message("Study time"),
        "exam_content": mark_message("Exam content"),
        "who_for": mark_message("Who it’s for"),
        "next_change": mark_message("Next change"),
        "also_renews": mark_message("Also renews"),
    }
)


def translate_label(localizer: Localizer, field: str) -> str:
    """Return the label of a field in the language of the site."""
    message = LABELS[field]  # apart from the call, where the extractor would take the field for a message
    return localizer.gettext(message)
