"""The labels of facts, each written once: a label is a noun that readers of every page know."""

from __future__ import annotations

from types import MappingProxyType

LABELS = MappingProxyType(
    {
        "price": "Price",
        "yearly_fees": "Yearly fees",
        "length": "Length",
        "questions": "Questions",
        "formats": "Question types",
        "pass_mark": "Pass mark",
        "location": "Where to take it",
        "proctored": "Proctored",
        "prerequisites": "Prerequisites",
        "awarded_for": "Awarded for",
        "recommended_experience": "Recommended experience",
        "retakes": "Retakes",
        "validity": "Valid for",
        "languages": "Languages",
        "eligibility": "Eligibility",
        "former_names": "Former names",
        "study_time": "Study time",
        "exam_content": "Exam content",
        "who_for": "Who it’s for",
    }
)
