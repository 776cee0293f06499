"""A language in which every message is in accented letters, so that a text in plain letters isn't a message.

Its dates, lists and numbers are Greek. Thus whatever is left in plain letters is the guide's own text, or was
forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from gettext import NullTranslations
from html.parser import HTMLParser

from babel import Locale

from certguide.site.localization.localizer import Localizer
from tests.site.localization.template_texts import is_readable

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "àƀçđéƒğĥíĵķłɱñóþɋřšťúṽŵẋýžÀɃÇĐÉƑĞĤÍĴĶŁṀÑÓÞɊŘŠŤÚṼŴẊÝŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_PLACEHOLDER = re.compile(r"(\{\w+\})")
_WORD = r"[A-Za-z'’-]*[A-Za-z][A-Za-z'’-]*"
_WORDS = re.compile(rf"(?<![\w-]){_WORD}(?: +{_WORD})*(?![\w-])")
"""Words without digits: a price, a day or an exam code may stand between any two of them."""
_SILENT = frozenset({"code", "id", "script", "style", "updated"})
_FOR_PAPER = "printed-url"


def pseudo_translation(message: str) -> str:
    """Return ``⟦Þříçé⟧`` for ``Price``; placeholders stay."""
    parts = _PLACEHOLDER.split(message)
    return f"⟦{''.join(part if number % 2 else part.translate(_ACCENTS) for number, part in enumerate(parts))}⟧"


class _Accents(NullTranslations):
    """Translates every message."""

    def gettext(self, message: str) -> str:
        return pseudo_translation(message)

    def pgettext(self, context: str, message: str) -> str:
        return pseudo_translation(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo_translation(msgid1 if n == 1 else msgid2)


PSEUDO = Localizer(Locale.parse("el"), _Accents())


class OwnTexts:
    """The texts that a guide has of its own, by which a text in plain letters is known."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = "\n".join(f" {words} " for text in texts for words in _phrases(text))

    def forgotten(self, texts: Iterable[str]) -> set[str]:
        """Return the phrases in plain letters that are in no text of the guide."""
        phrases = {words for text in texts for words in _phrases(text)}
        return {words for words in phrases if f" {words} " not in self._texts}


def _phrases(text: str) -> Iterator[str]:
    """Yield the words between punctuation and accented letters, without regard to case."""
    return (" ".join(match[0].lower().split()) for match in _WORDS.finditer(text))


def readable_texts(html: str) -> list[str]:
    """Return the texts and readable attributes of HTML or XML, without code and URLs for paper."""
    parser = _Reader()
    parser.feed(html)
    parser.close()
    return parser.texts


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent = tag in _SILENT or (dict(attrs).get("class") or "") == _FOR_PAPER
        self.texts += [value or "" for name, value in attrs if is_readable(tag, name, attrs)]

    def handle_endtag(self, tag: str) -> None:
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)
