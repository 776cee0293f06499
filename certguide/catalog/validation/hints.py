"""Hints about what is allowed and hardly meant. They fail no check and no build."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.records import nested_models
from certguide.catalog.validation.violations import Violation

_MARKUP = re.compile(
    r"</?(?:a|b|br|code|em|i|li|p|strong|u|ul)\b[^>]*>"  # HTML
    r"|\*\*[^*]+\*\*|(?<!\w)__[^_]+__(?!\w)|`[^`]+`|!?\[[^\]]+\]\([^)]*\)"  # Markdown
    r"|&(?:amp|lt|gt|nbsp|quot|[nm]dash|#\d+);"  # entities
)


def find_hints(catalog: Catalog) -> list[Violation]:
    """Return the hints about a catalogue without problems."""
    return [*shown_markup(catalog), *lone_currency(catalog)]


def shown_markup(catalog: Catalog) -> Iterator[Violation]:
    """Yield texts with Markdown or HTML, which pages show as it is typed."""
    for record, path in nested_models(catalog, ()):
        for name, info in type(record).model_fields.items():
            value = getattr(record, name)
            for position, text in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(text, str) and (match := _MARKUP.search(text)):
                    place: Path = (*path, info.alias or name, *([position] if isinstance(value, list) else []))
                    yield Violation(place, f"Readers see {quote(match[0])} as it is typed. Write plain text.")


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
