"""List the slugs of a credential's page and its redirects: id, former ids and names, and exam codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from certguide.catalog.model.catalog import Credential
from certguide.catalog.problems import Path

_SIGNS_OF_A_NAME = re.compile(r"(?<=[^\W_])(?:\++|#+)(?!\w)")
_SPELLED = {"+": "-plus", "#": "-sharp"}


def spell_signs(text: str) -> str:
    """Spell the signs at the end of a name, so that C, C++ and C# stay apart in a URL."""
    return _SIGNS_OF_A_NAME.sub(lambda signs: _SPELLED[signs[0][0]] * len(signs[0]), text)


def slug(text: str) -> str:
    """Write a text as part of a URL: lower-case letters, digits and hyphens; empty if the text has none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", spell_signs(text)) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def credential_slugs(credential: Credential) -> Iterator[tuple[Path, str, str]]:
    """Yield each slug with its path in the record and the text there: path, text, slug."""
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
