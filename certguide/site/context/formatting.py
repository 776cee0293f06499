"""Texts cut, joined and capitalized, in whatever language they are."""

from __future__ import annotations

from certguide.site.context.sentences import without_full_stop
from certguide.site.localization.capitals import has_inner_capital
from certguide.site.localization.dates import NBSP


def capitalize_first(text: str) -> str:
    """Capitalize the first letter and leave the rest as it is; a word such as ``iOS`` keeps its small letter."""
    return text if has_inner_capital(text) else text[:1].upper() + text[1:]


def plain_spaces(text: str) -> str:
    """Replace no-break spaces by plain ones, for files, terminals and searches."""
    return text.replace(NBSP, " ")


def split_clauses(text: str) -> list[str]:
    """Split a statement at its semicolons, and write each part as a line of a list."""
    return [capitalize_first(without_full_stop(clause.strip())) for clause in text.split("; ") if clause.strip()]


def first_clause(text: str) -> str:
    """Return a statement up to its first semicolon, without its full stop."""
    return without_full_stop(text.partition(";")[0])
