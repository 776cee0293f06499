"""``certguide messages``: the gettext catalogue of a language, brought up to date with the messages of the code."""

from __future__ import annotations

import io
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import PoFileError, read_po, write_po

import certguide
from certguide.site.localization.messages import Coverage, coverage, placeholder_warnings

PACKAGE = Path(certguide.__file__).parent
_METHODS = [
    ("site/templates/*", "jinja2"),
    ("theme/**.html", "jinja2"),
    ("theme/assets/scripts/*.js", "javascript"),
    ("**.py", "python"),
]
_OPTIONS = {"site/templates/*": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
_LEFT_OUT = (b'"POT-', b'"PO-', b'"Last-Translator', b'"Language-Team', b'"Report-', b'"Project-', b'"Generated-')
"""The lines of a header that say when, by whom and with what."""
_KEYWORDS = {**DEFAULT_KEYWORDS, "mark_message": None}


class TranslationFileError(Exception):
    """A file can't be a translation."""


def extract_messages() -> Catalog:
    """Return an empty catalogue of all messages in the package, in the order of files."""
    catalog = Catalog(fuzzy=False)
    for file, _, message, comments, context in extract_from_dir(
        PACKAGE, _METHODS, _OPTIONS, _KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        catalog.add(message, locations=[(Path(file).as_posix(), 0)], auto_comments=comments, context=context)
    return catalog


def update_translation(file: Path) -> Coverage:
    """Create or update the catalogue ``<language>.po``; messages that the code no longer has go.

    A translation with wrong placeholders is printed with its line, and counts as none.

    Raises:
        TranslationFileError: If the file isn't named for a language, or isn't a gettext catalogue.
    """
    try:
        locale = Locale.parse(file.stem, sep="-" if "-" in file.stem else "_")
    except (UnknownLocaleError, ValueError):
        raise TranslationFileError(f"{file}: name the file for its language, such as de.po.") from None
    catalog = _read(file, locale) if file.exists() else Catalog(locale=locale, fuzzy=False)
    catalog.update(extract_messages(), no_fuzzy_matching=True, update_creation_date=False)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_as_bytes(catalog, locale))
    for warning in placeholder_warnings(file, _read(file, locale)):
        print(warning)
    return coverage(catalog)


def _read(file: Path, locale: Locale) -> Catalog:
    try:
        with file.open("rb") as text:
            return read_po(text, locale=locale, abort_invalid=True)
    except PoFileError as error:
        raise TranslationFileError(f"{file} isn't a gettext catalogue: {error}") from None


def _as_bytes(catalog: Catalog, locale: Locale) -> bytes:
    """Write a catalogue without line numbers and dates, which would change with every edit of the code."""
    catalog.header_comment = f"# {locale.english_name} translation of certguide."
    text = io.BytesIO()
    write_po(text, catalog, width=120, ignore_obsolete=True, include_lineno=False)
    return b"".join(line for line in text.getvalue().splitlines(keepends=True) if not line.startswith(_LEFT_OUT))
