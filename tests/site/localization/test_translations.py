"""The translations that come with the package: complete, up to date, and with the placeholders of their messages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from certguide.maintenance import translation_files
from certguide.maintenance.translation_files import coverage, update_translation
from certguide.site.localization.messages import LOCALES
from tests.package_messages import all_messages
from tests.site.pages import none

TRANSLATIONS = sorted(LOCALES.glob("*.po"))
each_translation = pytest.mark.parametrize("file", TRANSLATIONS, ids=lambda file: file.stem)


def read(file: Path) -> Catalog:
    """Read a translation."""
    with file.open("rb") as text:
        return read_po(text, locale=file.stem.replace("-", "_"))


def forms(message: Message) -> list[str]:
    """Return the translation of a message in each of its forms."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def placeholders(text: str) -> set[str]:
    """Return the names of the placeholders of a text."""
    return set(re.findall(r"\{(\w+)\}", text))


def messages(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages, without the header."""
    yield from (message for message in catalog if message.id)


@each_translation
def test_translation_is_complete_and_up_to_date(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each message of the code has a translation, and none is left over. Fix it with ``certguide messages FILE``."""
    copy = tmp_path / file.name
    copy.write_bytes(file.read_bytes())
    monkeypatch.setattr(translation_files, "extract_messages", all_messages)
    counted = update_translation(copy)
    assert counted.translated == counted.messages
    assert copy.read_text(encoding="utf-8") == file.read_text(encoding="utf-8")


@each_translation
def test_translation_has_the_placeholders_of_its_message(file: Path) -> None:
    """A form of a plural may leave out the number."""
    none(
        f"{message.id}: {form}"
        for message in messages(read(file))
        for ids in [[message.id] if isinstance(message.id, str) else list(message.id)]
        for form in forms(message)
        if placeholders(form) ^ placeholders(ids[-1]) > (set() if len(ids) == 1 else {"number"})
    )


@each_translation
def test_translation_keeps_blanks_at_the_ends(file: Path) -> None:
    """What stands beside a message expects them."""
    none(
        f"{message.id!r}: {form!r}"
        for message in messages(read(file))
        for text in [message.id if isinstance(message.id, str) else message.id[0]]
        for form in forms(message)
        if (text[:1].isspace(), text[-1:].isspace()) != (form[:1].isspace(), form[-1:].isspace())
    )


@each_translation
def test_language_has_a_form_for_each_plural(file: Path) -> None:
    """The number of forms is that of the language."""
    catalog = read(file)
    assert (
        catalog.num_plurals == Catalog(locale=Locale.parse(file.stem, sep="-" if "-" in file.stem else "_")).num_plurals
    )
    none(
        message.id
        for message in messages(catalog)
        if message.pluralizable and len(forms(message)) != catalog.num_plurals
    )


def test_messages_have_telling_placeholders_and_no_markup() -> None:
    """A translator sees no HTML, and a placeholder says what takes its place."""
    texts = [
        text
        for message in messages(all_messages())
        for text in ([message.id] if isinstance(message.id, str) else message.id)
    ]
    none(text for text in texts if re.search(r"<\w|&\w+;|%\(|\{\}|\{\d|\{\w\}", text))
    assert coverage(all_messages()).translated == 0
