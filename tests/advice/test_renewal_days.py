"""Windows and grace periods: what can be renewed on a day, until when, and with which options."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from certguide.advice.renewal_days import Pass, last_days, open_options, renewal_day, renewal_deadlines
from certguide.advice.set_cover import RenewalOption, cheapest_cover
from certguide.catalog.model.text_values import Period

TODAY = date(2026, 11, 27)
MONTHS = Period(2, "month")


def way(
    name: str, cents: int, *covers: str, window: Period | None = None, grace: Period | None = None
) -> RenewalOption:
    return RenewalOption(name, cents, frozenset(covers), is_exam=False, window=window, grace=grace)


def exam(name: str, cents: int, *covers: str, window: Period | None = None) -> RenewalOption:
    return RenewalOption(name, cents, frozenset((name, *covers)), window=window)


def test_way_renews_only_what_its_window_is_open_for() -> None:
    """One renewal for all doesn't reach what expires long after it, so a second is paid."""
    days = {"a": date(2027, 1, 10), "b": date(2027, 2, 1), "c": date(2027, 9, 1)}
    result = cheapest_cover(["a", "b", "c"], [way("dues", 100, "a", "b", "c", window=MONTHS)], days)
    assert result.renewed == (("a", "b"), ("c",))
    assert result.cents == 200
    assert cheapest_cover(["a", "b", "c"], [way("dues", 100, "a", "b", "c")], days).cents == 100


def test_exam_is_not_taken_before_its_own_window() -> None:
    """A higher exam that is held and can't be taken again yet renews nothing else."""
    days = {"low": date(2027, 1, 10), "high": date(2028, 6, 1)}
    options = [exam("low", 100), exam("high", 50, "low", window=MONTHS)]
    assert [option.id for option in cheapest_cover(["low", "high"], options, days).chosen] == ["low", "high"]
    only_high = cheapest_cover(["low", "high"], options[1:], days)
    assert only_high.uncovered == ("low",)
    assert [option.id for option in cheapest_cover(["low"], options, {"low": days["low"]}).chosen] == ["high"]


def test_window_that_opens_after_the_last_exam_day_is_no_option() -> None:
    """An exam that ends before it can be taken again doesn't renew."""
    ending = RenewalOption("a", 100, frozenset("a"), date(2026, 12, 31), window=MONTHS)
    assert cheapest_cover(["a"], [ending], {"a": date(2027, 6, 1)}).uncovered == ("a",)
    assert cheapest_cover(["a"], [ending], {"a": date(2027, 2, 1)}).uncovered == ()


def test_deadline_is_the_last_day_or_the_end_of_the_grace() -> None:
    """What has expired counts as long as a way is still in its grace."""
    options = [way("late", 150, "b", "c", grace=MONTHS), way("later", 90, "b", grace=Period(70, "day")), exam("a", 10)]
    days = {"a": TODAY, "b": date(2026, 10, 1), "c": date(2026, 9, 1), "d": date(2026, 11, 26)}
    assert renewal_deadlines(options, days, TODAY) == {"a": TODAY, "b": date(2026, 12, 10)}


def test_expired_credential_is_renewed_by_its_own_exam_or_in_the_grace() -> None:
    """Other options don't renew it any more; the window of its exam no longer matters."""
    ended = RenewalOption("old", 1, frozenset("b"), date(2026, 11, 26))
    options = [exam("a", 100, window=MONTHS), exam("high", 50, "a"), way("late", 30, "a", "b", grace=MONTHS), ended]
    days = {"a": date(2026, 10, 20), "b": date(2027, 1, 1)}
    renewed = {option.id: (sorted(option.covers), option.window) for option in open_options(options, days, TODAY)}
    assert renewed == {"a": (["a"], None), "high": (["high"], None), "late": (["a", "b"], None)}
    assert [option.id for option in open_options(options, {"a": date(2026, 1, 1)}, TODAY)] == ["a", "high", "late"]
    assert open_options([way("way", 1, "a")], {"a": date(2026, 1, 1)}, TODAY) == []


def test_renewal_is_due_by_the_first_of_its_days() -> None:
    """Those are the deadlines, the last day of the exam, and the end of its own grace."""
    last_days = {"a": date(2026, 10, 20), "b": date(2027, 1, 1)}
    deadlines = {"a": date(2027, 3, 1), "b": date(2027, 1, 1)}
    late = way("late", 30, "a", "b", grace=MONTHS)
    assert renewal_day(late, ["a"], deadlines, last_days) == date(2026, 12, 20)
    assert renewal_day(late, ["b"], deadlines, last_days) == date(2027, 1, 1)
    ending = RenewalOption("b", 1, frozenset("b"), date(2026, 12, 24))
    assert renewal_day(ending, ["b"], deadlines, last_days) == date(2026, 12, 24)
    assert renewal_day(exam("a", 5), ["a"], deadlines, last_days) == date(2027, 3, 1)


LATER = RenewalOption("upper", 100, frozenset({"upper", "lower"}))


@pytest.mark.parametrize(
    ("passes", "last"),
    [
        ({"lower": Pass(date(2024, 5, 1), 36)}, date(2027, 5, 1)),
        ({"lower": Pass(date(2024, 5, 1), 36), "upper": Pass(date(2025, 9, 1), 36)}, date(2028, 9, 1)),
        ({"lower": Pass(date(2024, 5, 1), 36, True), "upper": Pass(date(2025, 9, 1), 36)}, date(2030, 5, 1)),
        ({"lower": Pass(date(2024, 5, 1), 36), "upper": Pass(date(2023, 9, 1), 36)}, date(2027, 5, 1)),
        ({"lower": Pass(date(2024, 5, 1), 12), "upper": Pass(date(2025, 9, 1), 36)}, date(2025, 5, 1)),
        ({"lower": Pass(date(2024, 5, 1), None), "upper": Pass(date(2025, 9, 1), 36)}, None),
    ],
    ids=["alone", "renewed", "renewed from the expiry", "passed after it", "expired before", "does not expire"],
)
def test_later_pass_renews_what_is_still_valid(passes: dict[str, Pass], last: date | None) -> None:
    """From its own day, or from the old last day where renewals count from there."""
    assert last_days(passes, [LATER]).get("lower") == last


def test_way_without_an_exam_is_no_pass() -> None:
    """Only passing an exam renews another credential by itself."""
    passes = {"lower": Pass(date(2024, 5, 1), 36), "upper": Pass(date(2025, 9, 1), 36)}
    assert last_days(passes, [replace(LATER, is_exam=False)])["lower"] == date(2027, 5, 1)
