"""The language of a guide: ``theme.language`` in ``mkdocs.yml``, and the translation that goes with it."""

from __future__ import annotations

import logging
from pathlib import Path

from babel import UnknownLocaleError
from babel.messages.pofile import PoFileError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from certguide.site.localization.localizer import Localizer, get_localizer
from certguide.site.localization.messages import coverage_of, find_translation

log = logging.getLogger("mkdocs.plugins.certguide")


def load_localizer(config: MkDocsConfig, folder: Path) -> Localizer:
    """Return the localizer of the guide's language; a translation in ``folder`` wins over the one of the package.

    Without a translation, pages have the texts of the interface in English, and a warning says so. A warning also
    counts what a translation in ``folder`` lacks.

    Raises:
        PluginError: If the language is unknown, or the translation can't be read.
    """
    language = config.theme["language"]
    file = find_translation(language, folder)
    try:
        localizer = get_localizer(language, folder)
    except (UnknownLocaleError, ValueError):
        raise PluginError(f"theme.language `{language}` isn't a language. Write a code such as `de`.") from None
    except PoFileError as error:
        raise PluginError(f"{file} isn't a gettext catalogue: {error}") from None
    if language != "en" and not file:
        log.warning(
            "There is no translation for theme.language `%s`, so buttons and labels are in English. "
            "Make one: `certguide messages %s/%s.po`.",
            *(language, folder.name, language),
        )
    if file and file.parent == folder:
        _warn_if_incomplete(language, file)
    return localizer


def _warn_if_incomplete(language: str, file: Path) -> None:
    counted = coverage_of(language, file)
    if left := counted.messages - counted.translated:
        log.warning(
            "%s/%s: %d of %d messages have no translation, so pages show them in English. `certguide messages %s/%s` "
            "lists them in the file: fill them in.",
            *(file.parent.name, file.name, left, counted.messages, file.parent.name, file.name),
        )
