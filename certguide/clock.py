"""The build date: the only code that reads the clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime


class BuildDateError(Exception):
    """A variable that sets the build date has a value that cannot be read."""


def build_date(environment: Mapping[str, str]) -> date:
    """Return the day for which the guide is built.

    ``GUIDE_TODAY`` (YYYY-MM-DD) wins, then ``SOURCE_DATE_EPOCH`` (seconds
    since 1970, see reproducible-builds.org), then today in UTC.

    Raises:
        BuildDateError: If the variable that decides has any other value.
    """
    if day := environment.get("GUIDE_TODAY"):
        try:
            return datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            raise BuildDateError(f'GUIDE_TODAY is "{day}"; write a day as YYYY-MM-DD.') from None
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise BuildDateError(f'SOURCE_DATE_EPOCH is "{epoch}"; write seconds since 1970.') from None
    return datetime.now(UTC).date()
