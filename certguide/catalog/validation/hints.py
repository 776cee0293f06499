"""Hints about what is allowed and hardly meant. They fail no check and no build."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.facts import inheritance_chain, resolve_inherited
from certguide.catalog.queries.lifecycle import offerings
from certguide.catalog.queries.records import all_records
from certguide.catalog.validation.violations import Violation

_MARKUP = re.compile(
    r"</?(?:a|b|br|code|em|i|li|p|strong|u|ul)\b[^>]*>"  # HTML
    r"|\*\*[^*]+\*\*|(?<!\w)__[^_]+__(?!\w)|`[^`]+`|!?\[[^\]]+\]\([^)]*\)"  # Markdown
    r"|&(?:amp|lt|gt|nbsp|quot|[nm]dash|#\d+);"  # entities
)


_PASSING = re.compile(
    r"\b(?:(?:its|the) next version|coming soon|currently|at the moment|right now|recently"
    r"|(?:this|next|last) (?:year|month))\b",
    re.IGNORECASE,
)
_LASTING = ("guide", "programme", "kinds", "levels", "credentials", "roadmap", "audiences")
"""The parts of a catalogue whose texts are shown until an edit. Sources and changes have a day of their own."""


def find_hints(catalog: Catalog, today: date) -> list[Violation]:
    """Return the hints about a catalogue without problems."""
    return [
        *shown_markup(catalog),
        *passing_words(catalog),
        *lone_currency(catalog),
        *inherited_retakes(catalog, today),
    ]


def shown_markup(catalog: Catalog) -> Iterator[Violation]:
    """Yield texts with Markdown or HTML, which pages show as it is typed."""
    for path, text in _texts(catalog):
        if match := _MARKUP.search(text):
            yield Violation(path, f"Readers see {quote(match[0])} as it is typed. Write plain text.")


def passing_words(catalog: Catalog) -> Iterator[Violation]:
    """Yield texts with words that are true only for some time, while nothing else in the catalogue changes."""
    for path, text in _texts(catalog):
        if path[0] in _LASTING and "doubts" not in path and (match := _PASSING.search(text)):
            yield Violation(path, f"{quote(match[0])} is true only for some time. Name the day, or leave it out.")


def inherited_retakes(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield betas to come that take the retakes of the standard exam, which betas often don't allow."""
    for number, credential in enumerate(catalog.credentials):
        for offering in offerings(credential):
            exam, beta = offering.exam, offering.beta
            retakes = resolve_inherited(inheritance_chain(catalog, credential, exam, beta), "retakes")
            if exam and beta and offering.last_certain_day >= today and retakes.record not in (None, beta):
                message = (
                    f"This beta inherits {quote(retakes.value)}. If it doesn't allow that, write its own `retakes`."
                )
                yield Violation(("credentials", number, "exams", credential.exams.index(exam), "beta"), message)


def _texts(catalog: Catalog) -> Iterator[tuple[Path, str]]:
    """Yield every text of a catalogue with its path."""
    for record, path in all_records(catalog):
        for name, info in type(record).model_fields.items():
            value = getattr(record, name)
            for position, text in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(text, str):
                    yield (*path, info.alias or name, *([position] if isinstance(value, list) else [])), text


def lone_currency(catalog: Catalog) -> Iterator[Violation]:
    """Yield a price in a currency of its own, where all other levels and kinds have another; no sum includes it."""
    prices = [
        ((name, number, "price"), group.price)
        for name in ("levels", "kinds")
        for number, group in enumerate(getattr(catalog, name))
        if group.price and not group.price.is_free
    ]
    counts = Counter(price.currency for _, price in prices).most_common()
    if len(counts) == 2 and counts[0][1] > counts[1][1] == 1:
        path, price = next((path, price) for path, price in prices if price.currency == counts[1][0])
        yield Violation(path, f"All other prices are in {counts[0][0]}, so no sum includes {price}. Is it meant?")
