"""Dates, durations, lists and amounts in the languages of the world."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.exam_values import QuestionCount
from certguide.catalog.model.money import Money
from certguide.catalog.model.study_range import StudyRange
from certguide.catalog.model.text_values import ExamDuration, Period
from certguide.catalog.model.validity import Validity
from certguide.site.localization.localizer import ENGLISH, get_localizer

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "31 December 2026"),
        ("de", "31. Dezember 2026"),
        ("ja", "2026年12月31日"),
        ("pt-BR", "31 de dezembro de 2026"),
    ],
)
def test_day_is_written_as_the_language_does(language: str, text: str) -> None:
    """A day has no blank at which a line can break."""
    day = get_localizer(language).format_day(date(2026, 12, 31))
    assert day == text.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("written", "text", "in_sentence"),
    [
        ("2026-12-31", "31 December 2026", "on 31 December 2026"),
        ("2018-06", "June 2018", "in June 2018"),
        ("2017", "2017", "in 2017"),
        ("about 2017", "about 2017", "about 2017"),
        ("by 2014", "by 2014", "by 2014"),
        ("2013 or 2014", "2013 or 2014", "in 2013 or 2014"),
        ("2020-06-30 or 2020-07-01", "30 June or 1 July 2020", "on 30 June or 1 July 2020"),
        ("2019-12-31 or 2020-01-01", "31 December 2019 or 1 January 2020", "on 31 December 2019 or 1 January 2020"),
    ],
)
def test_date_is_as_precise_as_its_source(written: str, text: str, in_sentence: str) -> None:
    """Two days of a year name it once, and a hedge stays."""
    value = PartialDate.parse_text(written)
    assert ENGLISH.format_date(value).replace(NBSP, " ") == text
    assert ENGLISH.format_date_in_sentence(value).replace(NBSP, " ") == in_sentence


@pytest.mark.parametrize("language", ["en", "de"])
def test_date_after_a_preposition_has_no_by_of_its_own(language: str) -> None:
    """It follows "by" or "until", and keeps any other qualifier."""
    localizer = get_localizer(language)
    by, month, about = (PartialDate.parse_text(text) for text in ("by 2027-06", "2027-06", "about 2027-06"))
    assert localizer.format_date_after_preposition(by) == localizer.format_date(month)
    assert localizer.format_date_after_preposition(about) == localizer.format_date(about)


def test_year_that_comes_first_is_kept_in_both_dates() -> None:
    """Japanese begins with the year, so both days need it."""
    assert get_localizer("ja").format_date(PartialDate.parse_text("2020-06-30 or 2020-07-01")) == (
        "2020年6月30日 or 2020年7月1日"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH.format_period(Period.parse_text("1 day")), "1 day"),
        (ENGLISH.format_period(Period.parse_text("6 months")), "6 months"),
        (ENGLISH.format_period(Period.parse_text("1 year")), "1 year"),
        (ENGLISH.format_validity(Validity.parse_text("18 months")), "18 months"),
        (ENGLISH.format_validity(Validity.parse_text("does not expire")), "does not expire"),
        (ENGLISH.format_duration(ExamDuration.parse_text("about 6 hours")), "about 6 hours"),
        (ENGLISH.format_duration(ExamDuration.parse_text("1 hour")), "1 hour"),
        (ENGLISH.format_duration(ExamDuration.parse_text("130 minutes")), "130 minutes"),
        (ENGLISH.format_study_range(StudyRange.parse_text("60 to 90 hours")), "60 to 90 hours"),
        (ENGLISH.format_study_range(StudyRange.parse_text("1 week")), "1 week"),
        (ENGLISH.format_study_range(StudyRange.parse_text("about 40 hours")), "about 40 hours"),
        (ENGLISH.format_short_duration(ExamDuration.parse_text("130 minutes")), "130 min"),
        (ENGLISH.format_short_duration(ExamDuration.parse_text("about 6 hours")), "about 6 h"),
        (ENGLISH.format_short_study_range(StudyRange.parse_text("60 to 90 hours")), "60 to 90 h"),
        (ENGLISH.format_short_study_range(StudyRange.parse_text("about 40 hours")), "about 40 h"),
        (ENGLISH.format_short_study_range(StudyRange.parse_text("6 to 8 weeks")), "6 to 8 weeks"),
        (ENGLISH.format_hours(60, 1200), "60 to 1,200 hours"),
        (ENGLISH.format_weeks(1, 2), "1 to 2 weeks"),
        (ENGLISH.format_year(2026), "2026"),
        (get_localizer("ja").format_year(2026), "2026年"),
        (ENGLISH.spell_number(0), "no"),
        (ENGLISH.spell_number(1), "one"),
        (ENGLISH.spell_number(12), "twelve"),
        (ENGLISH.spell_number(1300), "1,300"),
        (ENGLISH.join_values(["65", "", "multiple choice"]), "65, multiple choice"),
        (ENGLISH.join_clauses(["a, b", "c", "d"]), "a, b; c; d"),
        (ENGLISH.join_clauses([]), ""),
        (ENGLISH.format_question_count(QuestionCount.parse_text("40 to 60")), "40 to 60"),
        (ENGLISH.format_question_count(QuestionCount.parse_text("up to 90")), "up to 90"),
        (ENGLISH.join_words(["a"]), "a"),
        (ENGLISH.join_words(["a", "b", "c"], "or"), "a, b or c"),
        (ENGLISH.join_words(["sell or buy", "build"], "or"), "sell or buy, or build"),
        (ENGLISH.join_words(["design", "sell, buy or manage"], "or"), "design, or sell, buy or manage"),
        (ENGLISH.join_words(["Kites", "Wind and Weather", "Rope"]), "Kites, Wind and Weather, and Rope"),
        (ENGLISH.join_words(["sell or buy", "build"]), "sell or buy and build"),
        (get_localizer("de").format_money(Money.parse_text("1500.50 EUR")), "1.500,50 EUR"),
        (get_localizer("de").join_words(["a", "b", "c"]), "a, b und c"),
        (get_localizer("de").join_words(["a und b", "c"]), "a und b und c"),
    ],
)
def test_value_is_written_for_readers(text: str, expected: str) -> None:
    """Units follow their number, and numbers have the separators of the language."""
    assert text.replace(NBSP, " ") == expected
