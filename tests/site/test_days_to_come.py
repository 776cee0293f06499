"""Guides on days to come: whatever ends, pages and files are made without a fault, and say what has ended."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest

from certguide.catalog.loading.loader import load_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.lifecycle import offerings
from certguide.site.components.team.team_data import team_data
from certguide.site.context.site import Site
from certguide.site.macros.listings import answers
from certguide.site.macros.team import team
from certguide.site.outputs.api.plan import build_plan
from certguide.site.pages.audience import audience_page
from certguide.site.pages.credential import credential_page
from certguide.site.previews.cards import card_for
from tests.conftest import TODAY, changed
from tests.published.guide import newest_reading
from tests.site.pages import none
from tests.site.project import ROOT
from tests.site.rendered import render_catalog
from tests.site.small import TEXT, small_catalog, small_page

GUIDES = ROOT / "tests/guides"
AFTER = date(2027, 6, 1)
END = (
    "exams: [{code: PI-1, from: 2021-02-03}]",
    "exams: [{code: PI-1, from: 2021-02-03, to: 2027-05-31}]\n    nearest: none",
)
ENDED_PATH = ("path: [{credential: welcome, why: It is free.}]", "path: [{credential: pilot, why: It is free.}]")


def turning_days(catalog: Catalog, today: date) -> list[date]:
    """Return each day after a last day that is ahead, and one far away."""
    versions = (version for credential in catalog.credentials for version in offerings(credential))
    ends = {version.last_certain_day for version in versions if today <= version.last_certain_day < date.max}
    return sorted({*(end + timedelta(days=1) for end in ends), date(2060, 1, 1)})


@pytest.mark.site
@pytest.mark.parametrize("guide", sorted(path.name for path in GUIDES.iterdir()))
def test_guide_builds_on_every_day_to_come(guide: str) -> None:
    """The day after each end is one like any other."""
    file: Path = GUIDES / guide / "data/credentials.yaml"
    faults, today = [], max(TODAY, newest_reading(file.read_text(encoding="utf-8")))
    for day in turning_days(load_catalog(file, today), today):
        rendered = render_catalog(load_catalog(file, day), day, with_files=False, docs=GUIDES / guide / "docs")
        faults += [f"{day}: {fault}" for fault in (*rendered.find_faults(), *rendered.leftovers(), *rendered.refused)]
    none(faults)


def text_of(html: str) -> str:
    """Return the text of a page with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split()).replace(" .", ".").replace(" ,", ",")


def test_credential_without_a_successor_says_so() -> None:
    """Before and after its last day, nothing else is recommended in its place."""
    for today, title in ((TODAY, "Ends on 31 May 2027"), (AFTER, "You can’t take this exam any more")):
        site = Site(small_catalog(changed(TEXT, END), today), today)
        text = text_of(credential_page(site, site.credentials["pilot"]).text).replace("\xa0", " ")
        assert f"{title} Nothing replaces it." in text


def test_renamed_credential_whose_new_name_has_ended_says_so() -> None:
    """The banner names the new name, and that it has ended."""
    renamed = ("    replaced_by: pilot\n", "    renamed_to: pilot\n")
    site = Site(small_catalog(changed(TEXT, END, renamed), AFTER), AFTER)
    text = text_of(credential_page(site, site.credentials["steamer"]).text)
    assert "It became Pilot, which has ended too. Nothing replaces it." in text


def test_path_says_what_it_left_out() -> None:
    """The page names the credential that can't be taken any more; sums and planner do without it."""
    site = Site(small_catalog(changed(TEXT, END), AFTER), AFTER)
    text = text_of(audience_page(site, site.paths[0]).text).replace("\xa0", " ")
    assert "Left out: Pilot. You can’t take it any more, and nothing replaces it." in text
    assert "Total per person: 90 EUR before tax." in text
    assert [stop.credential for stop in build_plan(site).paths[0].stops] == ["deckhand"]


def test_situation_without_an_answer_has_a_page_that_says_so() -> None:
    """Where all of a path has ended, its page, card, preview and data recommend nothing."""
    text = changed(TEXT, END, ENDED_PATH)
    page = small_page("", text, AFTER)
    path = page.site.paths[1]
    situation = text_of(audience_page(page.site, path).text)
    assert "We have no answer at present. You can’t take Pilot any more." in situation
    assert "we have no answer at present" in situation
    assert "Total" not in situation
    assert "Pilot, retired" in text_of(str(answers(page)))
    assert "250" not in text_of(str(answers(page)))
    assert build_plan(page.site).paths[1].stops == []
    assert list(team_data(page)["paths"]) == ["rope"]
    assert "I stay ashore" not in text_of(str(team(page, {"shore": 2, "rope": 1})))
    card = card_for(page.site, "for/shore/")
    assert card is not None
    assert card.sentence.startswith("You can’t take Pilot any more")
