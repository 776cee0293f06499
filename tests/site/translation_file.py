"""Translations that are complete enough for a strict build."""

from __future__ import annotations

from pathlib import Path

from babel.messages.pofile import read_po, write_po

from certguide.site.localization.messages import LOCALES


def write_translation(file: Path, text: str) -> None:
    """Write the translation of a language with some messages; the others have their English text, or its plural."""
    file.parent.mkdir(exist_ok=True)
    catalog = read_po(text.encode().splitlines(keepends=True), locale=file.stem)
    with (LOCALES / "de.po").open("rb") as known:
        for message in read_po(known):
            if message.id and not catalog.get(message.id, message.context):
                forms = message.id if isinstance(message.id, str) else (message.id[1],) * catalog.num_plurals
                catalog.add(message.id, forms, context=message.context)
    with file.open("wb") as written:
        write_po(written, catalog)
