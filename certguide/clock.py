"""The build date: the only place that asks what day it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime


class BuildDateError(Exception):
    """The build date was asked for in a form that cannot be read."""


def build_date(environment: Mapping[str, str]) -> date:
    """The day the guide is built for.

    ``GUIDE_TODAY`` (YYYY-MM-DD) wins, then ``SOURCE_DATE_EPOCH`` (seconds
    since 1970, see reproducible-builds.org), then today in UTC.

    Raises:
        BadDate: when either variable is set to something else.
    """
    if wanted := environment.get("GUIDE_TODAY"):
        try:
            return datetime.strptime(wanted, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            raise BuildDateError(f'GUIDE_TODAY is "{wanted}"; write a day as YYYY-MM-DD.') from None
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise BuildDateError(f'SOURCE_DATE_EPOCH is "{epoch}"; write seconds since 1970.') from None
    return datetime.now(UTC).date()
