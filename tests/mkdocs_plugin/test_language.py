"""The language of a guide, from ``theme.language`` in ``mkdocs.yml``."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from certguide.mkdocs_plugin.language import load_localizer
from certguide.site.localization.localizer import ENGLISH
from tests.site.translation_file import write_translation


def config_in(language: str) -> MkDocsConfig:
    """Return a configuration whose theme has a language."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Harbour", "theme": {"name": "certguide", "language": language}})
    config.validate()
    return config


def test_english_needs_no_translation(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Messages are English."""
    assert load_localizer(config_in("en"), tmp_path) is ENGLISH
    assert not caplog.records


def test_language_without_a_translation_is_a_warning_with_the_fix(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A strict build fails, so that no site mixes languages by accident."""
    with caplog.at_level(logging.WARNING):
        localizer = load_localizer(config_in("nl"), tmp_path / "locales")
    assert localizer.tag == "nl"
    assert "`certguide messages locales/nl.po`" in caplog.text


def test_unknown_language_is_refused_alone(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """No translation could be made for it."""
    with pytest.raises(PluginError, match="`xx` isn't a language"):
        load_localizer(config_in("xx"), tmp_path)
    assert not caplog.records


def test_translation_of_the_guide_is_used(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """An organiser translates into a language that the package doesn't have."""
    write_translation(tmp_path / "nl.po", 'msgid "Price"\nmsgstr "Prijs"\n')
    assert load_localizer(config_in("nl"), tmp_path).gettext("Price") == "Prijs"
    assert not caplog.records


@pytest.mark.parametrize(
    ("before", "after"),
    [('msgstr "Prijs"', 'msgstr ""'), ('msgid "Price"', '#, fuzzy\nmsgid "Price"'), ('msgid "Price"', 'msgid "Cost"')],
    ids=["empty", "fuzzy", "missing"],
)
def test_message_without_a_translation_is_a_warning_with_the_count(
    tmp_path: Path, before: str, after: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A strict build fails, and another one shows the message in English."""
    file = tmp_path / "locales/nl.po"
    write_translation(file, 'msgid "Price"\nmsgstr "Prijs"\n')
    number = file.read_text(encoding="utf-8").count("msgid ") - 1
    file.write_text(file.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    assert load_localizer(config_in("nl"), file.parent).gettext("Price") == "Price"
    assert f"locales/nl.po: 1 of {number} messages have no translation" in caplog.text
    assert "`certguide messages locales/nl.po`" in caplog.text


@pytest.mark.parametrize("language", ["xx", "klingon language"])
def test_unknown_language_stops_the_build(tmp_path: Path, language: str) -> None:
    """The message has an example."""
    with pytest.raises(PluginError, match=f"theme.language `{language}` isn't a language. Write a code such as `de`"):
        load_localizer(config_in(language), tmp_path)


def test_damaged_translation_stops_the_build(tmp_path: Path) -> None:
    """The message names the file and the line."""
    (tmp_path / "nl.po").write_text('msgid "Price\n', encoding="utf-8")
    with pytest.raises(PluginError, match=r"nl\.po isn't a gettext catalogue"):
        load_localizer(config_in("nl"), tmp_path)
