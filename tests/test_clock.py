"""The build date comes from the environment, or is today in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from certguide import clock
from certguide.clock import BuildDateError, build_date


def test_guide_today_sets_the_day() -> None:
    """GUIDE_TODAY is the day of the build."""
    assert build_date({"GUIDE_TODAY": "2026-11-23"}) == date(2026, 11, 23)


def test_guide_today_wins_over_the_epoch() -> None:
    """Where both are set, GUIDE_TODAY holds."""
    assert build_date({"GUIDE_TODAY": "2026-11-23", "SOURCE_DATE_EPOCH": "0"}) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("86399", date(1970, 1, 1)),
        ("86400", date(1970, 1, 2)),
        ("1798761600", date(2027, 1, 1)),
    ],
)
def test_the_epoch_is_a_day_in_utc(epoch: str, day: date) -> None:
    """SOURCE_DATE_EPOCH counts seconds in UTC, wherever the machine stands."""
    assert build_date({"SOURCE_DATE_EPOCH": epoch}) == day


def test_today_is_today_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without either variable the day is asked for in UTC."""

    class Midnight(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            assert tz is UTC
            return datetime(2026, 12, 31, 23, 59, tzinfo=UTC)

    monkeypatch.setattr(clock, "datetime", Midnight)
    assert build_date({}) == date(2026, 12, 31)
    assert build_date({"GUIDE_TODAY": "", "SOURCE_DATE_EPOCH": ""}) == date(2026, 12, 31)


@pytest.mark.parametrize("wanted", ["23.11.2026", "2026-02-30", "today", "2026-11", "2026-11-23T00:00"])
def test_another_form_of_day_is_refused(wanted: str) -> None:
    """A day that cannot be read says how to write it."""
    with pytest.raises(BuildDateError, match="write a day as YYYY-MM-DD") as caught:
        build_date({"GUIDE_TODAY": wanted})
    assert wanted in str(caught.value)


@pytest.mark.parametrize("epoch", ["soon", "1.5", "9" * 30])
def test_another_form_of_epoch_is_refused(epoch: str) -> None:
    """An epoch that is no number of seconds says so."""
    with pytest.raises(BuildDateError, match="write seconds since 1970"):
        build_date({"SOURCE_DATE_EPOCH": epoch})
