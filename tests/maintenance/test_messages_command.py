"""``certguide messages``: a translation is created, and later brought up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from certguide.cli import main
from certguide.maintenance import translation_files
from tests.package_messages import all_messages


@pytest.fixture(autouse=True)
def _known_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the messages of the package once for all tests."""
    monkeypatch.setattr(translation_files, "extract_messages", all_messages)


def test_messages_of_python_templates_theme_and_scripts_are_extracted() -> None:
    """Nothing that readers see is left out because of where it is written."""
    endings = {Path(file).suffix for message in all_messages() for file, _ in message.locations}
    assert {".py", ".jinja", ".js"} <= endings


def test_new_translation_has_every_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is ready for a translator, in a folder that may be new."""
    file = tmp_path / "locales/pl.po"
    assert main(["messages", str(file)], {}) == 0
    number = len([message for message in all_messages() if message.id])
    assert f"0 of {number} messages are translated." in capsys.readouterr().out
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# Polish translation of certguide.\n")
    assert "nplurals=" in text
    assert "@" not in text.partition('msgid "not known"')[0]


def test_update_keeps_translations_and_drops_what_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Running the command twice changes nothing."""
    file = tmp_path / "de.po"
    file.write_text('msgid "not known"\nmsgstr "unbekannt"\n\nmsgid "Gone"\nmsgstr "Weg"\n', encoding="utf-8")
    assert main(["messages", str(file)], {}) == 0
    first = file.read_bytes()
    assert "1 of" in capsys.readouterr().out
    with file.open("rb") as text:
        catalog = read_po(text)
    message = catalog.get("not known")
    assert message is not None
    assert message.string == "unbekannt"
    assert catalog.get("Gone") is None
    assert main(["messages", str(file)], {}) == 0
    assert file.read_bytes() == first


def test_translation_with_a_wrong_placeholder_is_named_and_not_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line is that of the file as the command leaves it."""
    file = tmp_path / "fr.po"
    file.write_text('msgid "not known"\nmsgstr "inconnu"\n\nmsgid "on {day}"\nmsgstr "le {jour}"\n', encoding="utf-8")
    assert main(["messages", str(file)], {}) == 0
    output = capsys.readouterr().out
    line = file.read_text(encoding="utf-8").splitlines().index('msgid "on {day}"') + 1
    assert f'{file}:{line}: "on {{day}}": {{jour}} is not a placeholder of this message' in output
    assert "1 of" in output


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("german.po", "", "name the file for its language, such as de.po"),
        ("x y.po", "", "name the file for its language, such as de.po"),
        ("de.po", 'msgid "a\n', "isn't a gettext catalogue"),
    ],
)
def test_wrong_file_is_refused_with_the_fix(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, message: str
) -> None:
    """The file stays as it is."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert main(["messages", str(file)], {}) == 1
    assert message in capsys.readouterr().out
    assert file.read_text(encoding="utf-8") == text
