"""The messages of a script in the language of the site, put into it when the site is built."""

from __future__ import annotations

import json
from io import BytesIO

from babel.messages.extract import extract

from certguide.site.localization.localizer import ENGLISH, Localizer

_TRANSLATIONS = "const TRANSLATIONS = /** @type {Record<string, string | Record<string, string>>} */ ({});"
_LOCALE = 'const LOCALE = "en-GB";'
_AS_ON_PAGES = "-u-ca-gregory-nu-latn"
"""The calendar and the digits of the pages: browsers have others for Thai, Persian and Arabic."""


def translate_script(script: str, localizer: Localizer) -> str:
    """Put the locale, and the translations of the script's own messages, into a script with ``messages.js`` in it."""
    if localizer is ENGLISH or _TRANSLATIONS not in script:
        return script
    translations: dict[str, str | dict[str, str]] = {}
    for _, message, _, _ in extract("javascript", BytesIO(script.encode())):
        if isinstance(message, tuple):
            translations[message[0]] = localizer.plural_forms(*message)
        elif (text := localizer.message(message)) != message:
            translations[message] = text
    filled = f"const TRANSLATIONS = {json.dumps(translations, ensure_ascii=False)};"
    locale = f"const LOCALE = {json.dumps(localizer.tag + _AS_ON_PAGES)};"
    return script.replace(_TRANSLATIONS, filled).replace(_LOCALE, locale)
