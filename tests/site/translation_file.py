"""Translations that are complete enough for a strict build."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po, write_po

from certguide.site.localization.messages import LOCALES


def write_translation(file: Path, text: str) -> None:
    """Write the translation of a language with some messages; the others have their English text, or its plural."""
    file.parent.mkdir(exist_ok=True)
    catalog = read_po(text.encode().splitlines(keepends=True), locale=file.stem)
    for message in _messages():
        if not catalog.get(message.id, message.context):
            forms = message.id if isinstance(message.id, str) else (message.id[1],) * catalog.num_plurals
            catalog.add(message.id, forms, context=message.context)
    with file.open("wb") as written:
        write_po(written, catalog)


@cache
def _messages() -> list[Message]:
    """Return the messages of the package, read from the translation that comes with it."""
    with (LOCALES / "de.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]
