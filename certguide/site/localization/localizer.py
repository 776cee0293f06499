"""The localizer of a site: all texts and values of one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cache, reduce
from pathlib import Path
from types import NoneType
from typing import Any, Literal

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Questions
from certguide.catalog.model.dates import Language
from certguide.catalog.model.exam_values import PassMark, QuestionCount
from certguide.catalog.model.money import Money
from certguide.catalog.model.text_values import ExamDuration
from certguide.catalog.model.validity import Validity
from certguide.site.localization.capitals import has_inner_capital
from certguide.site.localization.dates import NBSP, DateFormats
from certguide.site.localization.messages import find_translation, load_translations, mark_message

_TERRITORIES = {"en": "en_GB"}
"""The locale of a language whose dates and lists we write otherwise than CLDR's default for it."""
_WITH_CAPITAL_NOUNS = frozenset({"de", "lb"})
"""The languages in which a noun has a capital letter wherever it stands."""
_NUMBERS = (
    *(mark_message("one"), mark_message("two"), mark_message("three"), mark_message("four"), mark_message("five")),
    *(mark_message("six"), mark_message("seven"), mark_message("eight"), mark_message("nine"), mark_message("ten")),
    *(mark_message("eleven"), mark_message("twelve")),
)


class Localizer(DateFormats):
    """Messages and values of one language. No other module formats a value for readers."""

    @property
    def tag(self) -> str:
        """Tag of the locale, such as ``de`` or ``en-GB``."""
        return str(self.locale).replace("_", "-")

    @property
    def language(self) -> str:
        """Code of the language in markup, such as ``de``, ``en`` or ``pt-BR``: a territory that is ours is left out."""
        tag = str(self.locale)
        return next((code for code, locale in _TERRITORIES.items() if locale == tag), self.tag)

    def plural_forms(self, singular: str, plural: str) -> dict[str, str]:
        """Return the translation of a plural message for each plural category of the language, with placeholders."""
        numbers = {self.locale.plural_form(number): number for number in reversed((*range(200), 1_000_000))}
        return {category: self.plural_message(singular, plural, number) for category, number in numbers.items()}

    @cache_on_first_argument
    def format_number(self, number: int) -> str:
        """Format a whole number as ``1,500``."""
        return format_decimal(number, locale=self.locale)

    def format_money(self, value: Money) -> str:
        """Format an amount as ``150 USD``, ``1,500 JPY``, ``19.90 EUR`` or ``Free``."""
        return self.gettext("Free") if value.is_free else f"{self._format_amount(value)}{NBSP}{value.currency}"

    def _format_amount(self, value: Money) -> str:
        pattern = "#,##0.00" if value.cents % 100 else "#,##0"
        return format_decimal(Decimal(value.cents) / 100, pattern, self.locale)

    def format_money_range(self, values: Sequence[Money]) -> str:
        """Format amounts from lowest to highest as ``100 to 300 USD``, by currency: ``15 USD or 2,000 JPY``.

        A free amount belongs to the range of every currency.
        """
        currencies = dict.fromkeys(value.currency for value in values if not value.is_free) or {"": None}
        ranges = [[value for value in values if value.is_free or value.currency == currency] for currency in currencies]
        return self.join_words([self._format_range(amounts) for amounts in ranges], "or")

    def _format_range(self, values: Sequence[Money]) -> str:
        low, high = (choose(values, key=lambda value: value.cents) for choose in (min, max))
        if low == high:
            return self.format_money(low)
        first = self.format_money(low) if low.is_free else self._format_amount(low)
        return self.gettext("{low} to {high}", low=first, high=self.format_money(high))

    def format_question_count(self, value: QuestionCount) -> str:
        """Format a number of questions as ``65``, ``40 to 60`` or ``up to 90``."""
        high = self.format_number(value.high)
        if value.low is None:
            return self.gettext("up to {number}", number=high)
        if value.low == value.high:
            return high
        return self.gettext("{low} to {high}", low=self.format_number(value.low), high=high)

    def format_questions(self, value: Questions) -> str:
        """Format the number of questions as ``65 (50 scored)``, ``40 to 60`` or ``up to 90``."""
        total = self.format_question_count(value.total)
        if value.scored is None or (value.total.low == value.total.high == value.scored):
            return total
        return self.gettext("{total} ({scored} scored)", total=total, scored=self.format_number(value.scored))

    def format_pass_mark(self, value: PassMark, scale: str | None = None) -> str:
        """Format a pass mark as ``720 on a scale of 100 to 1,000``, ``720 points``, ``70%`` or ``pass or fail``."""
        number = self.format_number(value.number)
        if value.type == "percent":
            return self.gettext("{number}%", number=number)
        if value.type == "pass or fail":
            return self.gettext("pass or fail")
        if value.type == "not published":
            return self.gettext("not published")
        if scale:
            return self.gettext("{number} on a scale of {scale}", number=number, scale=scale)
        return self.ngettext("{number}\u00a0point", "{number}\u00a0points", value.number)

    def format_language(self, value: Language) -> str:
        """Format a language as ``German (until 31 December 2026)``, or by its name alone."""
        if not value.until:
            return value.name
        return self.gettext(
            "{language} (until {date})", language=value.name, date=self.format_date_after_preposition(value.until)
        )

    def format_yes_or_no(self, value: object) -> str:
        """Write a truth value as ``yes`` or ``no``."""
        return self.gettext("yes") if value else self.gettext("no")

    def format_value(self, value: object) -> str:
        """Write the value of any inheritable field inside a sentence."""
        writers: dict[type, Callable[[Any], str]] = {
            NoneType: lambda _: self.gettext("not known"),
            Money: lambda money: self.gettext("free") if money.is_free else self.format_money(money),
            ExamDuration: self.format_duration,
            Validity: self.format_validity,
            PassMark: self.format_pass_mark,
            Questions: self.format_questions,
            Language: self.format_language,
            bool: lambda proctored: self.gettext("proctored") if proctored else self.gettext("not proctored"),
            int: self.format_number,
            list: lambda values: self.join_words([self.format_value(item) for item in values]),
        }
        return writers.get(type(value), str)(value)

    def spell_number(self, number: int) -> str:
        """Write a number up to twelve in words, and a larger one in digits."""
        if not number:
            return self.pgettext("not any", "no")
        return self.gettext(_NUMBERS[number - 1]) if number <= len(_NUMBERS) else self.format_number(number)

    def join_words(self, words: Sequence[str], last: Literal["and", "or"] = "and") -> str:
        """Join words as ``a, b and c`` or ``a, b or c``.

        In English, a comma sets the last off where one of them has the conjunction too: ``sell or buy, or build``.
        """
        joined = format_list(words, "or" if last == "or" else "standard", self.locale)
        if self.locale.language == "en" and len(words) > 1 and any(f" {last} " in word for word in words):
            end = f" {last} {words[-1]}"
            return f"{joined.removesuffix(end).removesuffix(',')},{end}"
        return joined

    def join_values(self, texts: Iterable[str]) -> str:
        """Join short texts of one line as ``a, b, c``; leave out empty ones."""
        # Translators: two parts of a line, such as the number of questions and their types.
        return _join(self.message(mark_message("{first}, {second}")), texts)

    def join_clauses(self, texts: Iterable[str]) -> str:
        """Join texts that may have commas of their own as ``a; b; c``; leave out empty ones."""
        # Translators: two notes on one line, each of which may have commas.
        return _join(self.message(mark_message("{first}; {second}")), texts)

    def continue_sentence(self, text: str) -> str:
        """Write a text with a small first letter, unless the language writes nouns with a capital.

        ``US residents only`` and ``I`` stay as they are.
        """
        is_pronoun = self.locale.language == "en" and re.match(r"I\b", text)
        if self.locale.language in _WITH_CAPITAL_NOUNS or has_inner_capital(text) or is_pronoun:
            return text
        return text[:1].lower() + text[1:]

    def continue_with_noun(self, noun: str) -> str:
        """Write what credentials are called inside a sentence; ``Applied Skills`` is a name and stays as it is."""
        is_name = any(word[:1].isupper() for word in noun.split()[1:])
        return noun if is_name else self.continue_sentence(noun)


def _join(message: str, texts: Iterable[str]) -> str:
    stated = [text for text in texts if text] or [""]
    return reduce(lambda first, second: message.format(first=first, second=second), stated)


def get_localizer(language: str, folder: Path | None = None) -> Localizer:
    """Return the localizer of a language; a translation in ``folder`` wins over the one of the package.

    Raises:
        ValueError: If the language isn't the code of one.
        babel.core.UnknownLocaleError: If CLDR doesn't know the language.
        babel.messages.pofile.PoFileError: If the translation isn't a gettext catalogue.
    """
    file = find_translation(language, folder)
    return _localizer(language, file, file.stat().st_mtime_ns if file else 0)


@cache
def _localizer(language: str, file: Path | None, modified: int) -> Localizer:
    """Return the same localizer as long as its file is the same, since templates are compiled for it."""
    locale = Locale.parse(_TERRITORIES.get(language, language), sep="-" if "-" in language else "_")
    return Localizer(locale, load_translations(language, file))


ENGLISH = get_localizer("en")
"""The language of the messages themselves, of reports to editors, and of the API."""
