"""A way to renew that ends when a credential is retired: on its page, in the table and in the planner's data."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.site.context.formatting import plain_spaces
from certguide.site.context.page import PageContext
from certguide.site.macros import registry
from certguide.site.outputs.api.plan_renewal import build_offers, build_ways
from certguide.site.pages.credential import credential_page
from tests.conftest import changed
from tests.site.roadmap.test_requirements import text_of
from tests.site.small import TEXT, small_page

LAST = date(2027, 6, 30)
AFTER = date(2027, 7, 1)
ENDING = changed(
    TEXT,
    (
        "exams: [{code: PI-1, from: 2021-02-03}]",
        f"exams: [{{code: PI-1, from: 2021-02-03, to: {LAST}}}]\n    nearest: none",
    ),
    (
        "extends: 12 months,\n       window: 90 days,",
        "extends: 36 months,\n       until_retirement: true, window: 90 days,",
    ),
)


def page_on(day: date, name: str = "renewal/") -> PageContext:
    """Return a page of a day on which the way has an end."""
    return small_page(name, ENDING, day)


def pilot_text(day: date) -> str:
    """Return the text of the page of the credential that ends."""
    site = page_on(day).site
    return plain_spaces(text_of(credential_page(site, site.credentials["pilot"]).text))


@pytest.mark.parametrize("day", [date(2026, 11, 23), LAST])
def test_page_names_the_last_day_of_the_way(day: date) -> None:
    """Until the last day, the way has its terms and the day."""
    assert "until 30 June 2027. After that you can’t renew it this way" in pilot_text(day).split("A night on patrol")[1]


def test_page_of_the_retired_credential_has_no_way() -> None:
    """On the next day, only what is held stays valid."""
    text = pilot_text(AFTER)
    assert "A night on patrol" not in text
    assert "If you hold it, it stays valid until its expiry date." in text


def test_table_names_the_last_day_of_what_is_held() -> None:
    """It is valid longest for holders who renewed it on the last day, 90 days early, for 36 months more."""
    text = plain_spaces(text_of(registry.MACROS["renewal_table"](page_on(AFTER))))
    assert "it stays valid until it expires: Pilot (28 September 2030 at the latest)." in text


def test_planner_data_has_the_last_day_of_the_way() -> None:
    """The planner offers the way until then, and later not at all."""
    assert [(way.credentials, way.ends) for way in build_ways(page_on(LAST))] == [(["pilot"], {"pilot": "2027-06-30"})]
    assert [offer.last for offer in build_offers(page_on(LAST)) if offer.id == "patrol"] == ["2027-06-30"]
    assert [(way.credentials, way.ends) for way in build_ways(page_on(AFTER))] == [([], {})]
    assert not [offer for offer in build_offers(page_on(AFTER)) if offer.id == "patrol"]
