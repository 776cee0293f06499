"""Messages of the interface: translations, their values, plurals, and a file that takes the place of another."""

from __future__ import annotations

import json
import os
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import PoFileError
from markupsafe import Markup

from certguide.site.assets.script_messages import translate_script
from certguide.site.context.templating import environment, markup_messages
from certguide.site.localization.localizer import ENGLISH, Localizer, get_localizer
from certguide.site.localization.messages import Messages, mark_message

GERMAN = """
msgid ""
msgstr ""
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Price"
msgstr "Preis"

msgid "It ends on {day}."
msgstr "Letzter Tag: {day}."

msgctxt "a month"
msgid "May"
msgstr "Mai"

msgid "{number} step"
msgid_plural "{number} steps"
msgstr[0] "{number} Schritt"
msgstr[1] "{number} Schritte"
"""


@pytest.fixture
def german(tmp_path: Path) -> Localizer:
    """Return a localizer with a translation in a folder of its own."""
    (tmp_path / "de.po").write_text(GERMAN, encoding="utf-8")
    return get_localizer("de", tmp_path)


def test_message_is_translated_with_its_values(german: Localizer) -> None:
    """Placeholders take the values; an untranslated message stays English."""
    assert german.gettext("It ends on {day}.", day="3. Mai") == "Letzter Tag: 3. Mai."
    assert german.gettext("Total: {sum}", sum=3) == "Total: 3"
    assert mark_message("Price") == "Price"


def test_context_tells_meanings_apart(german: Localizer) -> None:
    """The same English word has a translation for each context."""
    assert german.pgettext("a month", "May") == "Mai"
    assert german.pgettext("a wish", "May") == "May"


@pytest.mark.parametrize(("number", "text"), [(1, "1 Schritt"), (0, "0 Schritte"), (1500, "1.500 Schritte")])
def test_plural_follows_the_number(german: Localizer, number: int, text: str) -> None:
    """The number has the separators of the language."""
    assert german.ngettext("{number} step", "{number} steps", number) == text


@pytest.mark.parametrize(("number", "text"), [(1, "1 step"), (2, "2 steps"), (0, "0 steps"), (1200, "1,200 steps")])
def test_noun_follows_its_number_in_english(number: int, text: str) -> None:
    """Only one is singular."""
    assert ENGLISH.ngettext("{number} step", "{number} steps", number) == text


def test_messages_alone_write_numbers_plainly() -> None:
    """Without a language there are no separators."""
    assert Messages(NullTranslations()).ngettext("{number} step", "{number} steps", 1200) == "1200 steps"


def test_values_are_escaped_in_templates_unless_they_are_markup(german: Localizer) -> None:
    """A name can't become an element, and an element that a template passes stays one."""
    functions = markup_messages(german)
    assert functions["_"]("It ends on {day}.", day="<b>") == "Letzter Tag: &lt;b&gt;."
    assert functions["_"]("{name} & more", name=Markup("<a>x</a>")) == "<a>x</a> &amp; more"
    assert functions["ngettext"]("{number} step", "{number} steps", 2) == "2 Schritte"
    assert functions["pgettext"]("a month", "May") == "Mai"


def test_changed_translation_is_read_again(tmp_path: Path) -> None:
    """A translation that is edited while the guide is served shows at the next build."""
    file = tmp_path / "de.po"
    file.write_text(GERMAN, encoding="utf-8")
    assert get_localizer("de", tmp_path) is get_localizer("de", tmp_path)
    file.write_text(GERMAN.replace("Preis", "Kosten"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert get_localizer("de", tmp_path).gettext("Price") == "Kosten"


def test_damaged_translation_is_an_error(tmp_path: Path) -> None:
    """A file that is no gettext catalogue isn't half used."""
    (tmp_path / "de.po").write_text('msgid "Price\n', encoding="utf-8")
    with pytest.raises(PoFileError):
        get_localizer("de", tmp_path)


SCRIPT = """const TRANSLATIONS = /** @type {Record<string, string | Record<string, string>>} */ ({});
const LOCALE = "en-GB";
show(gettext("Price"), gettext("Unknown"), ngettext("{number} step", "{number} steps", 2));
"""


def test_script_gets_the_translations_of_its_own_messages(german: Localizer) -> None:
    """A script holds the locale and what it shows, and nothing that is English anyway."""
    script = translate_script(SCRIPT, german)
    assert 'const LOCALE = "de-u-ca-gregory-nu-latn";' in script
    translations = json.loads(script.partition("TRANSLATIONS = ")[2].partition(";")[0])
    step = {"one": "{number} Schritt", "other": "{number} Schritte"}
    assert translations == {"Price": "Preis", "{number} step": step}


def test_script_of_an_english_site_stays_as_it_is() -> None:
    """English messages are their own keys."""
    assert translate_script(SCRIPT, ENGLISH) == SCRIPT
    assert translate_script("show();", get_localizer("de")) == "show();"


def test_every_plural_category_of_a_language_has_its_form() -> None:
    """Polish has few and many, Japanese only one form."""
    assert set(get_localizer("pl").plural_forms("a", "b")) == {"one", "few", "many"}
    assert set(get_localizer("ja").plural_forms("a", "b")) == {"other"}


def test_words_of_a_template_are_joined_as_markup() -> None:
    """Links stay links, and anything else is escaped."""
    words = [Markup("<b>a</b>"), "b & c", "d"]
    template = environment(ENGLISH).from_string('{{ words | join_words }}; {{ words | join_words("or") }}')
    joined = "<b>a</b>, b &amp; c {} d"
    assert template.render(words=words) == f"{joined.format('and')}; {joined.format('or')}"


@pytest.mark.parametrize(("language", "code"), [("en", "en"), ("de", "de"), ("pt-BR", "pt-BR")])
def test_language_in_markup_is_that_of_the_guide(language: str, code: str) -> None:
    """The territory by which English dates are written isn't part of it."""
    assert get_localizer(language).language == code
