"""Translations whose placeholders are wrong: they are named with their line, and pages show the English text."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from certguide.site.localization.localizer import get_localizer
from certguide.site.localization.messages import coverage_of
from certguide.site.localization.placeholders import placeholder_fault

PLURAL = ("every month, {price}", "every {number} months, {price}")


@pytest.mark.parametrize(
    ("message", "translation", "fault"),
    [
        ("on {day}", "am {day}", ""),
        ("on {day}", "", ""),
        ("on {day}", "{{am}} {day}", ""),
        ("Price", "Preis", ""),
        (
            "on {day}",
            "le {jour}",
            "{jour} is not a placeholder of this message, and the translation lacks {day}. Use {day}.",
        ),
        ("on {day}", "bald", "the translation lacks {day}. Use {day}."),
        ("on {day}", "am {day!r}", "{day!r} is not a placeholder"),
        ("on {day}", "am {}", "{} is not a placeholder"),
        ("on {day}", "am {day", "the translation has a brace alone. Write a placeholder as {day}."),
        ("Price", "Preis }", "the translation has a brace alone. Delete it."),
        ("Price", "Preis {day}", "{day} is not a placeholder of this message. Delete it."),
        (PLURAL, ("jeden Monat, {price}", "alle {number} Monate, {price}"), ""),
        (PLURAL, ("jeden Monat, {price}", "alle Monate, {price}"), "the translation lacks {number}."),
        (PLURAL, ("jeden Monat", "alle {number} Monate, {price}"), "the translation lacks {price}."),
        (PLURAL, ("{number}か月ごと、{price}",), ""),
    ],
)
def test_placeholders_of_a_translation_are_those_of_its_message(
    message: str | tuple[str, str], translation: str | tuple[str, ...], fault: str
) -> None:
    """A form for one may leave out the number."""
    found = placeholder_fault(Message(message, translation))
    assert found.startswith(fault) if fault else not found


FRENCH = """\
msgid ""
msgstr ""
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "not known"
msgstr "inconnu"

msgid "on {day}"
msgstr "le {jour}"

msgid "in {month}"
msgstr "en {month"

msgid "{number} hour"
msgid_plural "{number} hours"
msgstr[0] "une heure"
msgstr[1] ""
"""


def test_wrong_translation_is_named_and_shown_in_english(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It stops no build, and no page has a text without its value."""
    file = tmp_path / "fr.po"
    file.write_text(FRENCH, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        french = get_localizer("fr", tmp_path)
    assert [text.partition(" is not")[0] for text in caplog.messages] == [
        f'{file}:8: "on {{day}}": {{jour}}',
        f'{file}:11: "in {{month}}": the translation has a brace alone. Write a placeholder as {{month}}.',
    ]
    assert french.gettext("not known") == "inconnu"
    assert french.gettext("on {day}", day="1er mai") == "on 1er mai"
    assert french.gettext("in {month}", month="mai") == "in mai"
    assert french.ngettext("{number} hour", "{number} hours", 2) == "2 hours"
    assert coverage_of("fr", file).translated == 1
