"""How many exams a path to a title takes, where some of its credentials share exams."""

from __future__ import annotations

from certguide.catalog.loading.loader import parse_catalog
from certguide.site.components.path_costs import title_goal
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from tests.conftest import ROOT, TODAY, changed

CLOCKMAKERS = ROOT / "tests/guides/clockmakers/data/credentials.yaml"
KIND = "  - {id: title, name: Title, plural: Titles, icon: ring, colour: sand, sources: home}\n"
TITLE = """\
  - {id: keeper, name: Keeper of Time, short: Keeper, kind: title, about: For all clocks.,
     awarded_for: [bench, tower, marine], page: home, sources: home}
"""
LAST_STOP = "      - {credential: marine, why: You have passed both of its exams but one.}\n"
STOP = "      - {credential: keeper, why: It is the last.}\n"


def test_exams_to_a_title_are_counted_with_their_parts_and_once() -> None:
    """Three credentials take four exams: the second has two parts and shares them with the third."""
    text = changed(
        CLOCKMAKERS.read_text(encoding="utf-8"),
        ("\nlevels:\n", f"\n{KIND}\nlevels:\n"),
        ("\nroadmap:\n", f"\n{TITLE}\nroadmap:\n"),
        (LAST_STOP, LAST_STOP + STOP),
    )
    site = Site(parse_catalog(text, TODAY, "credentials.yaml"), TODAY)
    goal = title_goal(PageContext(site, ""), site.paths[1])
    assert goal is not None
    assert (goal.title.id, goal.exams) == ("keeper", 4)
    assert goal.price.replace("\u00a0", " ") == "Total: 1,000 EUR"
