"""Messages of the interface, translated by gettext catalogues.

A message is a whole English sentence or label, with placeholders in braces: ``It ends on {day}.`` The English text is
its key.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import certguide
from certguide.catalog.problems import quote
from certguide.site.localization.placeholders import placeholder_fault

log = logging.getLogger(__name__)

LOCALES = Path(certguide.__file__).parent / "locales"
"""The folder of the translations that come with the package, a file ``<language>.po`` each."""


def mark_message(message: str) -> str:
    """Return a message as it is, to be translated where it is used: for constants, which have no language."""
    return message


class Messages:
    """Translated messages with their values in place."""

    def __init__(self, translations: NullTranslations) -> None:
        self._translations = translations

    def message(self, message: str, context: str = "") -> str:
        """Return the translation of a message with its placeholders; ``context`` tells two meanings apart."""
        return self._translations.pgettext(context, message) if context else self._translations.gettext(message)

    def plural_message(self, singular: str, plural: str, number: int) -> str:
        """Return the translation for a number, with its placeholders."""
        return self._translations.ngettext(singular, plural, number)

    def gettext(self, message: str, /, **values: object) -> str:
        """Return the translation of a message, with ``values`` for its placeholders."""
        return self.message(message).format_map(values)

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """Do the same for a message that means different things, by the ``context`` that tells them apart."""
        return self.message(message, context).format_map(values)

    def ngettext(self, singular: str, plural: str, number: int, /, **values: object) -> str:
        """Return the form of a message for a number, which the placeholder ``{number}`` shows."""
        return self.plural_message(singular, plural, number).format_map(
            {"number": self.format_number(number), **values}
        )

    def format_number(self, number: int) -> str:
        """Format a whole number for a reader."""
        return str(number)


def find_translation(language: str, folder: Path | None) -> Path | None:
    """Return the catalogue of a language in ``folder``, else the one of the package; ``None`` if there is none."""
    places = (folder, LOCALES) if folder else (LOCALES,)
    return next((file for place in places if (file := place / f"{language}.po").is_file()), None)


def load_translations(language: str, file: Path | None) -> NullTranslations:
    """Load a catalogue; without one, the translations leave every message as it is.

    So they do where a translation is not complete, or where its placeholders are wrong, which is logged as a warning.

    Raises:
        babel.messages.pofile.PoFileError: If the file isn't a gettext catalogue.
    """
    if file is None:
        return NullTranslations()
    compiled = BytesIO()
    catalog = _read(language, file)
    for warning in placeholder_warnings(file, catalog):
        log.warning("%s", warning)
    for message in catalog:
        if message.id and not _is_translated(message):
            message.string = ""
    write_mo(compiled, catalog)
    compiled.seek(0)
    return GNUTranslations(compiled)


def placeholder_warnings(file: Path, catalog: Catalog) -> list[str]:
    """Return a warning for each translation with wrong placeholders: its file, line, message, and the fix."""
    return [
        f"{file}:{message.lineno or 1}: {quote(message.id if isinstance(message.id, str) else message.id[-1])}: {fault}"
        for message in catalog
        if message.id and (fault := placeholder_fault(message))
    ]


@dataclass(frozen=True)
class Coverage:
    """How many messages there are, and how many have a translation."""

    messages: int
    translated: int


def coverage(catalog: Catalog) -> Coverage:
    """Count the messages of a catalogue, and those with a translation."""
    messages = [message for message in catalog if message.id]
    return Coverage(len(messages), sum(map(_is_translated, messages)))


def coverage_of(language: str, file: Path) -> Coverage:
    """Count the messages of this release, and those that a guide's catalogue translates; it may lack new ones.

    The package's own translations have all messages, which a test holds complete.
    """
    translated = {(message.context, message.id) for message in _read(language, file) if _is_translated(message)}
    messages = {(message.context, message.id) for message in _read("de", LOCALES / "de.po") if message.id}
    return Coverage(len(messages), len(messages & translated))


def _read(language: str, file: Path) -> Catalog:
    with file.open("rb") as text:
        return read_po(text, locale=language.replace("-", "_"), abort_invalid=True)


def _is_translated(message: Message) -> bool:
    forms = [message.string] if isinstance(message.string, str) else message.string
    return bool(forms) and all(forms or ()) and not message.fuzzy and not placeholder_fault(message)
