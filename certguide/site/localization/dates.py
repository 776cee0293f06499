"""Dates and durations as the language of the site writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date, format_skeleton

from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.dates import PartialDate, YearMonthDay
from certguide.catalog.model.study_range import StudyRange
from certguide.catalog.model.text_values import ExamDuration, Period
from certguide.catalog.model.validity import Validity
from certguide.site.localization.messages import Messages

NBSP = "\u00a0"


class DateFormats(Messages):
    """Messages, dates and durations of one language; a date keeps on one line."""

    def __init__(self, locale: Locale, translations: NullTranslations) -> None:
        super().__init__(translations)
        self.locale = locale

    @cache_on_first_argument
    def format_day(self, value: date) -> str:
        """Format a day as ``31 December 2026``, with blanks that keep it on one line."""
        return format_date(value, "long", self.locale).replace(" ", NBSP)

    @cache_on_first_argument
    def format_year_month_day(self, part: YearMonthDay) -> str:
        """Format a day, a month or a year, as precise as it is known."""
        if part.day:
            return self.format_day(part.earliest)
        return format_skeleton("yMMMM" if part.month else "y", part.earliest, locale=self.locale).replace(" ", NBSP)

    def format_year(self, year: int) -> str:
        """Format a year as ``2026``, or as ``2026年``."""
        return self.format_year_month_day(YearMonthDay(year))

    def format_date(self, value: PartialDate) -> str:
        """Format a date as ``about June 2018``, ``2013 or 2014`` or ``30 June or 1 July 2020``."""
        if value.other:
            return self.gettext(
                "{first} or {second}", first=self._first_of_two(value), second=self.format_year_month_day(value.other)
            )
        day = self.format_year_month_day(value.first)
        if value.hedge == "about":
            return self.gettext("about\u00a0{date}", date=day)
        return self.gettext("by\u00a0{date}", date=day) if value.hedge else day

    def _first_of_two(self, value: PartialDate) -> str:
        """Format the first of two days or months, without the year where both are of the same and it comes last."""
        first = self.format_year_month_day(value.first)
        if value.other and value.first.year == value.other.year and value.first.month:
            return first.removesuffix(f"{NBSP}{value.first.year}")
        return first

    def format_date_in_sentence(self, value: PartialDate) -> str:
        """Format a date after a verb: ``on 31 December 2026``, ``in June 2018``, ``about 2017``."""
        text = self.format_date(value)
        if value.hedge:
            return text
        if value.first.day:
            return self.gettext("on {day}", day=text)
        return self.gettext("in {month}", month=text) if value.first.month else self.gettext("in {year}", year=text)

    def format_date_after_preposition(self, value: PartialDate) -> str:
        """Format a date after by, from, since or until, without a ``by`` of its own: ``June 2018``, ``about 2017``."""
        return self.format_date(replace(value, hedge="") if value.hedge == "by" else value)

    def format_days(self, number: int) -> str:
        """Format a number of days as ``1 day`` or ``90 days``."""
        return self.ngettext("{number}\u00a0day", "{number}\u00a0days", number)

    def format_months(self, number: int) -> str:
        """Format a number of months as ``3 years``, ``1 year`` or ``18 months``."""
        if number % 12:
            return self.ngettext("{number}\u00a0month", "{number}\u00a0months", number)
        return self.ngettext("{number}\u00a0year", "{number}\u00a0years", number // 12)

    def format_interval(self, months: int) -> str:
        """Format an interval as ``every 3 years``, ``every year`` or ``every 18 months``."""
        if months % 12:
            return self.ngettext("every month", "every {number}\u00a0months", months)
        return self.ngettext("every year", "every {number}\u00a0years", months // 12)

    def format_validity(self, value: Validity) -> str:
        """Format a validity as ``3 years`` or ``does not expire``."""
        return self.gettext("does not expire") if value.months is None else self.format_months(value.months)

    def format_period(self, value: Period) -> str:
        """Format a period as ``90 days`` or ``6 months``."""
        return self.format_days(value.number) if value.unit == "day" else self.format_months(value.number)

    def format_duration(self, value: ExamDuration) -> str:
        """Format the length of an exam as ``130 minutes`` or ``about 6 hours``."""
        if value.is_in_hours:
            text = self.ngettext("{number}\u00a0hour", "{number}\u00a0hours", value.minutes // 60)
        else:
            text = self.ngettext("{number}\u00a0minute", "{number}\u00a0minutes", value.minutes)
        return self.gettext("about {amount}", amount=text) if value.is_approximate else text

    def format_short_duration(self, value: ExamDuration) -> str:
        """Format the length of an exam for a narrow column: ``130 min``, ``about 6 h``."""
        if value.is_in_hours:
            text = self.gettext("{number}\u00a0h", number=self.format_number(value.minutes // 60))
        else:
            text = self.gettext("{number}\u00a0min", number=self.format_number(value.minutes))
        return self.gettext("about {amount}", amount=text) if value.is_approximate else text

    def format_study_range(self, value: StudyRange) -> str:
        """Format a study time as ``60 to 90 hours``, ``about 40 hours`` or ``6 weeks``."""
        numbers = self.format_number_range(value.low, value.high)
        if value.unit == "hours":
            text = self.ngettext("{numbers} hour", "{numbers} hours", value.high, numbers=numbers)
        else:
            text = self.ngettext("{numbers} week", "{numbers} weeks", value.high, numbers=numbers)
        return self.gettext("about {amount}", amount=text) if value.is_approximate else text

    def format_short_study_range(self, value: StudyRange) -> str:
        """Format a study time for a narrow column: ``60 to 90 h``, ``6 weeks``."""
        if value.unit == "weeks":
            return self.format_study_range(value)
        text = self.gettext("{number}\u00a0h", number=self.format_number_range(value.low, value.high))
        return self.gettext("about {amount}", amount=text) if value.is_approximate else text

    def format_hours(self, low: int, high: int) -> str:
        """Format a sum of study hours as ``60 to 90 hours``, or ``1 hour``."""
        numbers = self.format_number_range(low, high)
        return self.ngettext("{numbers}\u00a0hour", "{numbers}\u00a0hours", high, numbers=numbers)

    def format_weeks(self, low: int, high: int) -> str:
        """Format a sum of weeks as ``6 to 8 weeks``, or ``1 week``."""
        numbers = self.format_number_range(low, high)
        return self.ngettext("{numbers}\u00a0week", "{numbers}\u00a0weeks", high, numbers=numbers)

    def format_number_range(self, low: int, high: int) -> str:
        """Format a range of numbers as ``60 to 90``, or as a number if both are the same."""
        first, last = self.format_number(low), self.format_number(high)
        return last if low == high else self.gettext("{low} to {high}", low=first, high=last)
