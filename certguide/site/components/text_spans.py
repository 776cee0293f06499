"""Sentences that contain links, as spans: translated whole, then split at the links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from certguide.site.context.credential_view import CredentialView

_MARK = re.compile("\x02([0-9]+)\x03")
"""Where a span stands in a translated sentence; no text of the catalogue has a control character."""


@dataclass(frozen=True)
class TextSpan:
    """A part of a sentence; with ``href`` it is a link. The exam codes of ``view`` do not break across lines in it."""

    text: str
    href: str = ""
    view: CredentialView | None = None


class SpanMarks:
    """The spans of one sentence: each takes part in the translation as a mark, at which ``split`` puts the span."""

    def __init__(self) -> None:
        self._spans: list[TextSpan] = []

    def mark(self, span: TextSpan) -> str:
        """Return the mark of a span, a value for a placeholder of the message or a word of a list."""
        self._spans.append(span)
        return f"\x02{len(self._spans) - 1}\x03"

    def mark_credential(self, view: CredentialView) -> str:
        """Return the mark of a link to a credential by its short name."""
        return self.mark(TextSpan(view.short, view.href))

    def split(self, sentence: str, view: CredentialView | None = None) -> tuple[TextSpan, ...]:
        """Return the spans of a sentence in their order; ``view`` has the exam codes of the texts between them."""
        parts = _MARK.split(sentence)  # texts and numbers of spans take turns
        texts = [TextSpan(text, view=view) for text in parts[::2]]
        spans = [*(self._spans[int(number)] for number in parts[1::2]), TextSpan("")]
        return tuple(span for pair in zip(texts, spans, strict=True) for span in pair if span.text)


def spans_text(spans: Iterable[TextSpan]) -> str:
    """Return the text of some spans."""
    return "".join(span.text for span in spans)
