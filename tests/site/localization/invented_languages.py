"""Languages made up for tests: one in which every message stands in brackets, and translations of single messages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from gettext import NullTranslations

from babel import Locale

from certguide.site.localization.localizer import Localizer

_INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")


class _Brackets(NullTranslations):
    """English messages, each in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


class _Translations(NullTranslations):
    """Translations by message; any other message stays English."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__()
        self._messages = messages

    def gettext(self, message: str) -> str:
        return self._messages.get(message, message)


class _Record(NullTranslations):
    """English messages, each of which is noted when it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: set[str] = set()

    def gettext(self, message: str) -> str:
        self.messages.add(message)
        return message

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        singular = self.gettext(msgid1)
        return singular if n == 1 else msgid2


def recorder() -> tuple[Localizer, set[str]]:
    """Return a localizer of English and the set in which it notes the messages that it is asked for."""
    record = _Record()
    return Localizer(Locale.parse("en_GB"), record), record.messages


BRACKETED = Localizer(Locale.parse("en_GB"), _Brackets())


def german(messages: Mapping[str, str]) -> Localizer:
    """Return a localizer of German with the translations of some messages."""
    return Localizer(Locale.parse("de"), _Translations(messages))


def glued_parts(text: str) -> str:
    """Return what stands in no message, or the messages that are joined though they are no sentences; empty if none."""
    sentences, outside = text.replace(".⟧ ⟦", ".⟧⟦"), text
    while _INNERMOST.search(outside):
        outside = _INNERMOST.sub("", outside)
    return outside.strip() or (text if "⟧ ⟦" in sentences else "")


def without_brackets(text: str) -> str:
    """Return a text as the English localizer writes it, but for capitals."""
    return re.sub("[⟦⟧]", "", text).casefold()
