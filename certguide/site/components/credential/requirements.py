"""The credentials that another requires, as a text with links."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.queries.requirements import requirement_of
from certguide.site.context.credential_view import CredentialView

TextPart = str | CredentialView
"""A piece of a text: words, or a credential to link to by its name."""


WHILE_ALL_ARE_VALID = "As long as all credentials that it’s awarded for"
"""How long a title is valid."""


def requirement_parts(view: CredentialView) -> tuple[TextPart, ...]:
    """Return what a credential requires, in pieces: ``A and B, and C or D, still valid``; empty if that is nothing."""
    requires = requirement_of(view.credential)
    if not requires:
        return ()
    lists = [_listed(view, ids, word) for ids, word in ((requires.all_of, "and"), (requires.any_of, "or")) if ids]
    joined = [*lists[0], *([", and ", *lists[1]] if lists[1:] else [])]
    if view.is_title:
        return (*joined, ", all valid at once" if len(requires.all_of) > 1 else ", while it is valid")
    return (*joined, ", still valid") if requires.active else tuple(joined)


def requirement_sentence(view: CredentialView) -> tuple[TextPart, ...]:
    """Return the same as a sentence: what it requires, or what a title is awarded for."""
    parts = requirement_parts(view)
    return ("Awarded for " if view.is_title else "Requires ", *parts, ".") if parts else ()


def parts_text(parts: tuple[TextPart, ...]) -> str:
    """Return the text of some pieces."""
    return "".join(part.short if isinstance(part, CredentialView) else part for part in parts)


def _listed(view: CredentialView, ids: list[str], word: str) -> list[TextPart]:
    """Return credentials as ``A, B and C``."""
    return list(_interleaved([_view(view, id_) for id_ in ids], word))


def _interleaved(views: list[CredentialView], word: str) -> Iterator[TextPart]:
    for number, other in enumerate(views):
        if number:
            yield f" {word} " if number == len(views) - 1 else ", "
        yield other


def _view(view: CredentialView, id_: str) -> CredentialView:
    return CredentialView(view.catalog_on_day, view.catalog.by_id[id_], view.localizer)
