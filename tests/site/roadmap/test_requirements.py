"""Prerequisites as data: on pages, in the roadmap, in paths and in the API."""

from __future__ import annotations

import json
import re

import pytest

from certguide.site.components.comparison.side_by_side import facts_by_label
from certguide.site.context.site import Site
from certguide.site.macros.roadmap import roadmap_steps
from certguide.site.outputs.api.documents import api_files
from certguide.site.pages.audience import audience_page
from certguide.site.pages.credential import credential_page
from tests.conftest import changed
from tests.site.small import TEXT, TODAY, small_catalog, small_page

PILOT = "    about: For those who know the shallows.\n"
TUGMASTER = "    about: For those who push.\n"
IN_ROADMAP = ("credentials: {kind: talk}", "credentials: {ids: [welcome, deckhand, tugmaster]}")
PATH = "{credential: pilot, why: It is next., optional: true}"
OTHER_PATH = (PATH, "{credential: welcome, why: So.}")


def site_with(*changes: tuple[str, str]) -> Site:
    """Return the small guide with changes."""
    return Site(small_catalog(changed(TEXT, *changes)), TODAY)


def text_of(html: str) -> str:
    """Return the text of a piece of HTML with single spaces."""
    return re.sub(r" ([,.;])", r"\1", " ".join(re.sub(r"<[^>]*>", " ", html).split()))


def prerequisites(requires: str) -> tuple[str, str]:
    """Return the row of prerequisites on the page of the pilot, as HTML and as text."""
    site = site_with((PILOT, f"{PILOT}    {requires}\n"), IN_ROADMAP, OTHER_PATH)
    page = credential_page(site, site.credentials["pilot"]).text
    [row] = re.findall(r"<dt>Prerequisites</dt><dd>(.*?)<details", page, re.DOTALL)
    return row, text_of(row)


@pytest.mark.parametrize(
    ("requires", "text"),
    [
        ("requires: deckhand", "Deckhand"),
        ("requires: [deckhand, tugmaster]", "Deckhand and Tug Master"),
        ("requires: {any_of: [deckhand, tugmaster, welcome]}", "Deckhand, Tug Master or Welcome"),
        ("requires: {all_of: deckhand, any_of: [tugmaster, welcome]}", "Deckhand, and Tug Master or Welcome"),
        ("requires: {all_of: deckhand, active: true}", "Deckhand, still valid"),
        ("requires: deckhand\n    prerequisites: a boat of your own", "Deckhand; a boat of your own"),
    ],
)
def test_fact_names_what_is_required_with_links(requires: str, text: str) -> None:
    """The row of prerequisites says all, any and still valid, and links to each credential."""
    html, row = prerequisites(requires)
    assert row == text
    assert len(re.findall("<a href", html)) == sum(name in text for name in ("Deckhand", "Tug Master", "Welcome"))


def test_inherited_none_gives_way_to_a_requirement() -> None:
    """A kind without prerequisites doesn't deny that of one credential."""
    kind = (
        "retakes: after 14 days, validity: 36 months",
        "retakes: after 14 days, prerequisites: none, validity: 1 months",
    )
    site = site_with((PILOT, f"{PILOT}    requires: deckhand\n"), IN_ROADMAP, kind)
    assert facts_by_label(site.credentials["pilot"])["Prerequisites"] == "Deckhand"
    assert not site.has_no_prerequisites


def test_place_in_the_roadmap_says_what_is_required() -> None:
    """“Before” names the requirement instead of nothing."""
    site = site_with(
        (PILOT, f"{PILOT}    requires: tugmaster\n"), IN_ROADMAP, (PATH, "{credential: welcome, why: So.}")
    )
    text = text_of(credential_page(site, site.credentials["pilot"]).text)
    assert "Before Requires Tug Master." in text
    assert "We suggest none." not in text


@pytest.mark.parametrize(
    ("requires", "sentence"),
    [
        ("deckhand", "Requires Deckhand."),
        ("{any_of: [deckhand, welcome]}", "Requires Deckhand or Welcome. We suggest Deckhand."),
    ],
)
def test_place_in_the_roadmap_suggests_only_what_is_not_required_anyway(requires: str, sentence: str) -> None:
    """A path may only repeat the requirement; of a choice, it has our suggestion."""
    stop = PATH.replace(", optional: true", "")
    site = site_with((PILOT, f"{PILOT}    requires: {requires}\n"), IN_ROADMAP, (PATH, stop))
    assert f"Before {sentence} This exam" in text_of(credential_page(site, site.credentials["pilot"]).text)


def test_row_of_the_roadmap_says_what_is_required() -> None:
    """A row has the requirement, and no other credential shares it even if both are restricted in the same way."""
    restricted = "    eligibility: For members.\n"
    text = changed(
        TEXT, (PILOT, f"{PILOT}{restricted}    requires: deckhand\n"), (TUGMASTER, TUGMASTER + restricted), IN_ROADMAP
    )
    rows = text_of(str(roadmap_steps(small_page(text=text))))
    assert "For members. Requires Deckhand. If you" in rows


def test_path_names_what_its_readers_hold() -> None:
    """A path for holders of a credential says so, and may begin with what requires that."""
    path = "    path: [{credential: deckhand, why: It is near.}, " + PATH + "]\n"
    site = site_with(
        (PILOT, f"{PILOT}    requires: deckhand\n"),
        IN_ROADMAP,
        (path, "    holds: deckhand\n    path: [{credential: pilot, why: It is next.}]\n"),
    )
    assert "For readers who hold Deckhand." in text_of(audience_page(site, site.paths[0]).text)
    files = api_files(site)
    assert json.loads(files["api/v1/catalog.json"])["audiences"][0]["holds"] == ["deckhand"]


def test_api_has_the_requirement() -> None:
    """The file of a credential and that of the planner have it; a credential without one leaves it out."""
    site = site_with((PILOT, f"{PILOT}    requires: {{any_of: [deckhand], active: true}}\n"), IN_ROADMAP)
    files = {path: json.loads(str(text)) for path, text in api_files(site).items() if "schema" not in path}
    requires = {"all_of": [], "any_of": ["deckhand"], "active": True}
    assert files["api/v1/credentials/pilot.json"]["credential"]["requires"] == requires
    held = {record["id"]: record for record in files["api/v1/plan.json"]["credentials"]}
    assert held["pilot"]["requires"] == requires
    assert "requires" not in held["deckhand"]
