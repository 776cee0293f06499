"""The defaults that the plugin sets, and the settings of a guide that win over them."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from certguide.mkdocs_plugin.defaults import FOOTER, TOC, set_defaults
from certguide.mkdocs_plugin.search_words import SEARCH_SEPARATOR
from certguide.site.localization.localizer import ENGLISH, Localizer, get_localizer

PLUGINS = "plugins: [search, macros, certguide]\n"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The folder of a guide without pages."""
    (tmp_path / "docs").mkdir()
    return tmp_path


def config(guide: Path, written: str = PLUGINS, localizer: Localizer = ENGLISH) -> MkDocsConfig:
    """Return the settings of a guide with this text in its ``mkdocs.yml``, after the defaults were set."""
    file = guide / "mkdocs.yml"
    file.write_text(f"site_name: Guide\ntheme: certguide\n{written}", encoding="utf-8")
    loaded = load_config(str(file))
    set_defaults(loaded, localizer)
    return loaded


def test_defaults_apply_to_a_guide_with_four_settings(guide: Path) -> None:
    """Extensions, the table of contents, macros and checks of links are as the generator needs them."""
    made = config(guide)
    assert {"toc", "tables", "attr_list", "def_list", "md_in_html"} <= set(made.markdown_extensions)
    assert made.mdx_configs["toc"] == TOC
    assert made.plugins["macros"].config["module_name"] == "macros"
    assert made.plugins["macros"].config["on_undefined"] == "strict"
    assert made.validation.links.anchors == made.validation.nav.omitted_files == logging.WARNING
    assert made.not_in_nav is not None
    assert made.not_in_nav.match_file("about.md")
    assert not made.not_in_nav.match_file("index.md")


def test_search_is_that_of_material(guide: Path) -> None:
    """MkDocs' own search would leave the theme's script without an index that it can read."""
    assert isinstance(config(guide).plugins["certguide/search"], SearchPlugin)


def test_titles_have_the_apostrophes_of_print(guide: Path) -> None:
    """Pages and sections of the navigation, and the foot, have those that headings have; paths stay."""
    made = config(
        guide,
        PLUGINS
        + """
nav: [{What's new: [{It's here: it's.md}, plain.md]}]
extra: {footer: {it's/: It's here}}
""",
    )
    assert made.nav == [{"What’s new": [{"It’s here": "it's.md"}, "plain.md"]}]
    assert made.extra["footer"]["it's/"] == "It’s here"


def test_own_validation_wins_even_where_it_is_the_default_of_mkdocs(guide: Path) -> None:
    """A level that was written is kept, in either of the forms that MkDocs accepts; the rest is ours."""
    made = config(guide, PLUGINS + "validation: {anchors: info, links: {unrecognized_links: ignore}}\n")
    assert made.validation.links.anchors == logging.INFO
    assert made.validation.links.unrecognized_links == logging.DEBUG
    assert made.validation.links.absolute_links == logging.WARNING


@pytest.mark.parametrize(
    "plugins",
    [
        "plugins: [search, {macros: {module_name: words, on_undefined: keep}}, certguide]\n",
        "plugins: {search: {}, macros: {module_name: words, on_undefined: keep}, certguide: }\n",
    ],
)
def test_own_options_of_macros_win(guide: Path, plugins: str) -> None:
    """So do options of the macros, however the plugins are listed."""
    options = config(guide, plugins).plugins["macros"].config
    assert (options["module_name"], options["on_undefined"]) == ("words", "keep")


def test_own_lists_are_added_to_ours(guide: Path) -> None:
    """Extensions and patterns of a guide stand beside those it shares with all guides."""
    own = (
        "markdown_extensions: [admonition, {toc: {permalink: '¶'}}]\nnot_in_nav: /drafts/*\nextra: {generator: true}\n"
    )
    made = config(guide, PLUGINS + own)
    assert {"admonition", "attr_list"} <= set(made.markdown_extensions)
    assert made.mdx_configs["toc"] == {**TOC, "permalink": "¶"}
    assert made.not_in_nav is not None
    assert made.not_in_nav.match_file("drafts/a.md")
    assert made.not_in_nav.match_file("api.md")
    assert made.extra["generator"] is True


def test_own_separator_of_the_search_wins(guide: Path) -> None:
    """Text is split for the search as the guide wants it, or else by our separator."""
    own = config(guide, "plugins: [{search: {separator: '[,]+'}}, certguide]\n")
    assert own.plugins["certguide/search"].config.separator == "[,]+"
    assert config(guide).plugins["certguide/search"].config.separator == SEARCH_SEPARATOR


@pytest.mark.parametrize(
    ("language", "options", "lang"), [("ja", "{}", ["en"]), ("ja", "{lang: ja}", ["ja"]), ("de", "{}", [])]
)
def test_search_of_a_language_without_spaces_needs_no_dictionary(
    guide: Path, language: str, options: str, lang: list[str]
) -> None:
    """The separator splits Japanese text, unless the guide names a language for its search."""
    made = config(guide, f"plugins: [{{search: {options}}}, certguide]\n", get_localizer(language))
    assert (made.plugins["certguide/search"].config.lang or []) == lang


@pytest.mark.parametrize("text", ["試験・資格", "試験。資格", "اختبار؟ شهادة", "اختبار، شهادة", "اختبار؛ شهادة"])
def test_separator_splits_at_marks_of_other_scripts(text: str) -> None:
    """No mark stays with the word before it."""
    assert all(word.isalpha() for word in re.split(SEARCH_SEPARATOR, text) if word)


def test_pages_of_an_own_footer_need_no_tab(guide: Path) -> None:
    """A page that every page links to at its foot can be reached, so it isn't reported as left out."""
    made = config(guide, PLUGINS + "extra: {footer: {free/: Free courses}}\n")
    assert made.not_in_nav is not None
    assert made.not_in_nav.match_file("free.md")
    assert next(iter(made.extra["footer"].items())) == ("free/", "Free courses")


def test_own_links_of_the_footer_are_added_to_the_default_ones(guide: Path) -> None:
    """A guide's own come first and win, so that it can rename and order all of them."""
    made = config(guide, PLUGINS + "extra: {footer: {prepare/: Prepare, about/: Who we are}}\n")
    assert list(made.extra["footer"].items())[:2] == [("prepare/", "Prepare"), ("about/", "Who we are")]
    assert set(made.extra["footer"]) == {"prepare/", *FOOTER}
    assert config(guide, PLUGINS + "extra: {footer: }\n").extra["footer"] == FOOTER


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("[{Prepare: study.md}]", "study/: Prepare"),
        ("[study.md]", "study/: Study"),
        ("{Prepare: study.md}", "study/: Prepare"),
        ("{study.md: Prepare}", "study/: Prepare"),
        ("{study: Prepare}", "study/: Prepare"),
        ("{/study/: Prepare}", "study/: Prepare"),
        ("{study/: }", "study/: Study"),
        ("{study/: {title: Prepare}}", "prepare/: Prepare"),
        ("12", "prepare/: Prepare"),
        ("{}", "prepare/: Prepare"),
    ],
)
def test_footer_of_another_form_is_refused_with_the_form_that_works(guide: Path, written: str, link: str) -> None:
    """The forms of `nav` and of paths without a slash are understood well enough to show the right one."""
    with pytest.raises(PluginError, match="extra › footer can't be read") as refusal:
        config(guide, PLUGINS + f"extra: {{footer: {written}}}\n")
    lines = str(refusal.value).splitlines()[1:]
    assert lines == ["extra:", "  footer:", f"    {link}"]
    shown = config(guide, PLUGINS + "\n".join(lines) + "\n").extra["footer"]
    assert link in [f"{path}: {title}" for path, title in shown.items()]


def test_default_titles_are_translated_and_own_titles_are_not(guide: Path) -> None:
    """A guide writes its own titles in its own language already."""
    (guide / "nl.po").write_text(
        'msgid "API"\nmsgstr "Interface"\nmsgid "Link to this section"\nmsgstr "Link"\n', encoding="utf-8"
    )
    dutch = get_localizer("nl", guide)
    made = config(guide, localizer=dutch)
    assert (made.extra["footer"]["api/"], made.mdx_configs["toc"]["permalink_title"]) == ("Interface", "Link")
    own = config(
        guide, PLUGINS + "extra: {footer: {api/: API}}\nmarkdown_extensions: [toc: {permalink_title: Go}]\n", dutch
    )
    assert (own.extra["footer"]["api/"], own.mdx_configs["toc"]["permalink_title"]) == ("API", "Go")


def test_own_options_of_the_theme_win(guide: Path) -> None:
    """The theme's settings are defaults like any theme's."""
    file = guide / "mkdocs.yml"
    file.write_text(f"site_name: Guide\ntheme: {{name: certguide, favicon: mine.png}}\n{PLUGINS}", encoding="utf-8")
    theme = load_config(str(file)).theme
    assert (theme["favicon"], theme["logo"]) == ("mine.png", "assets/mark.svg")


@pytest.mark.parametrize(
    ("setting", "instead"),
    [
        ("palette: {primary: green}", "For other colours, set our variables in a style sheet"),
        ("font: {text: Lato}", "Set `--md-text-font-family`"),
        ("icon: {logo: material/school}", "write its path under `logo`"),
    ],
)
def test_setting_without_effect_is_a_warning_with_what_works(
    guide: Path, setting: str, instead: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A guide that sets its look learns in the build that Material's setting does nothing here."""
    file = guide / "mkdocs.yml"
    file.write_text(f"site_name: Guide\ntheme: {{name: certguide, {setting}}}\n{PLUGINS}", encoding="utf-8")
    set_defaults(load_config(str(file)), ENGLISH)
    name = setting.partition(":")[0]
    assert f"theme › {name} changes nothing." in caplog.text
    assert instead in caplog.text


def test_a_guide_without_macros_or_file_gets_defaults_too(guide: Path) -> None:
    """Neither the plugin macros nor a settings file is needed, as when settings come from standard input."""
    made = config(guide, "plugins: [certguide]\n")
    made.config_file_path = ""
    set_defaults(made, ENGLISH)
    assert made.mdx_configs["toc"] == TOC
