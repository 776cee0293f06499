"""Files for programs at former ids."""

from __future__ import annotations

from certguide.site.context.site import Site
from certguide.site.outputs.kept import at_former_ids
from tests.conftest import changed
from tests.site.small import TEXT, TODAY, small_catalog

FILES = {
    "api/v1/credentials/pilot.json": "{}",
    "credentials/pilot/calendar.ics": "ics",
    "credentials/pilot/index.html": "page",
    "credentials/pilot-2/calendar.ics": "another",
    "for/shore/calendar.ics": "shore",
    "previews/credentials/pilot.png": b"png",
    "calendar.ics": "all",
}


def test_a_program_finds_its_file_under_the_former_id() -> None:
    """The same file once more; pages lead on by themselves, and pictures and other ids are left alone."""
    text = changed(
        TEXT,
        ("    short: Pilot\n", "    short: Pilot\n    former_ids: [steersman]\n"),
        ("  - id: shore\n", "  - id: shore\n    former_ids: [land]\n"),
    )
    assert at_former_ids(Site(small_catalog(text), TODAY), FILES) == {
        "api/v1/credentials/steersman.json": "{}",
        "credentials/steersman/calendar.ics": "ics",
        "for/land/calendar.ics": "shore",
    }
