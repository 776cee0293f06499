"""List the slugs of a credential's page and its redirects: id, former ids and names, and exam codes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.problems import Path
from certguide.catalog.queries.records import part_records

_SIGNS_OF_A_NAME = re.compile(r"(?<=[^\W_])(?:\++|#+)(?!\w)")
_SPELLED = {"+": "-plus", "#": "-sharp"}

_LATIN = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d",
    "ð": "d", "þ": "th", "ħ": "h", "\u0131": "i", "ŋ": "ng",
})  # fmt: skip
"""Letters of European languages that Unicode doesn't take apart into a plain letter and a mark."""


def spell_signs(text: str) -> str:
    """Spell the signs at the end of a name, so that C, C++ and C# stay apart in a URL."""
    return _SIGNS_OF_A_NAME.sub(lambda signs: _SPELLED[signs[0][0]] * len(signs[0]), text)


def slug(text: str) -> str:
    """Write a text as part of a URL: lower-case letters, digits and hyphens; empty if the text has none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", spell_signs(text)) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().translate(_LATIN)).strip("-")


@cache_on_first_argument
def shared_codes(catalog: Catalog) -> frozenset[str]:
    """Return the slugs of the exam codes that several credentials have."""
    counts = Counter(
        slug
        for credential in catalog.credentials
        for slug in {slug for path, _, slug in credential_slugs(credential) if path[0] == "exams"}
    )
    return frozenset(slug for slug, count in counts.items() if count > 1)


def credential_slugs(credential: Credential) -> Iterator[tuple[Path, str, str]]:
    """Yield each slug with its path in the record and the text there: path, text, slug."""
    yield ("id",), credential.id, credential.id
    for number, former in enumerate(credential.former_ids):
        yield ("former_ids", number), former, former
    for number, name in enumerate(credential.former_names):
        if slug(name):
            yield ("former_names", number), name, slug(name)
    for number, exam in enumerate(credential.exams):
        for path, part in ((("exams", number), exam), *part_records(("exams", number), exam)):
            if part.own_code:
                yield (*path, "code"), part.own_code, slug(part.own_code)
        if exam.beta and exam.beta.code:
            yield ("exams", number, "beta", "code"), exam.beta.code, slug(exam.beta.code)
