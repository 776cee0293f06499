"""List the slugs that lead to a credential: its id, former ids and names, and exam codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from certguide.catalog.model.catalog import Credential
from certguide.catalog.problems import Path


def slug(text: str) -> str:
    """Write a text as part of a URL: small letters, digits and hyphens; empty when nothing is left."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def credential_slugs(credential: Credential) -> Iterator[tuple[Path, str, str]]:
    """Yield the path of each in the record, the text there, and the slug that follows from it."""
    yield ("id",), credential.id, credential.id
    for number, former in enumerate(credential.former_ids):
        yield ("former_ids", number), former, former
    for number, name in enumerate(credential.former_names):
        if slug(name):
            yield ("former_names", number), name, slug(name)
    for number, exam in enumerate(credential.exams):
        yield ("exams", number, "code"), exam.code, slug(exam.code)
        if exam.beta and exam.beta.code:
            yield ("exams", number, "beta", "code"), exam.beta.code, slug(exam.beta.code)
