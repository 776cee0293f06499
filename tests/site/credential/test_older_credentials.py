"""Credentials that are older than the versions that a guide lists."""

from __future__ import annotations

from datetime import date

from certguide.site.components.credential.credential_history import history_entries
from certguide.site.context.site import Site
from certguide.site.pages.credential import credential_page
from tests.conftest import changed
from tests.site.small import TEXT, small_catalog

TODAY = date(2026, 11, 23)


def test_history_begins_with_the_first_day_of_the_credential() -> None:
    """The first day stands before that of the first version listed."""
    text = changed(
        TEXT, ("exams: [{code: PI-1, from: 2021-02-03}]", "from: 2015\n    exams: [{code: PI-1, from: 2021-02-03}]")
    )
    site = Site(small_catalog(text, TODAY), TODAY)
    entries = history_entries(site, site.credentials["pilot"])
    assert [entry.when.replace("\u00a0", " ") for entry in entries] == ["2015", "3 February 2021"]


def test_retired_credential_is_found_after_the_others() -> None:
    """Who searches for a word that all pages have first sees what can be taken."""
    site = Site(small_catalog(TEXT, TODAY), TODAY)
    boosts = {
        name: int(credential_page(site, site.credentials[name]).text.partition('"boost": ')[2][0])
        for name in ("pilot", "steamer")
    }
    assert boosts["pilot"] > boosts["steamer"]
