"""The reason of a stop where what replaces a credential takes its place: on pages and in the data of the planner."""

from __future__ import annotations

from functools import cache

from certguide.advice.paths import ResolvedStop
from certguide.site.components.stop_reason import stop_reason
from certguide.site.context.site import Site
from certguide.site.localization.localizer import ENGLISH
from certguide.site.outputs.api.plan import build_plan
from certguide.site.pages.audience import audience_page
from tests.conftest import changed
from tests.site.localization.invented_languages import german
from tests.site.small import TEXT, TODAY, small_catalog

PATH = "path: [{credential: deckhand, why: It is near.}"
ENDED = "path: [{credential: steamer, why: It has steam.}, {credential: deckhand, why: It is near.}"
MESSAGE = "Take it instead of {credential}, which you can’t take any more."
ON_GERMAN_PAGES = "Statt {credential}, das es nicht mehr gibt."


@cache
def german_site() -> Site:
    """Return the small guide in German, with a path that begins with a credential that is replaced."""
    optional = "{credential: pilot, why: It is next., optional: true}"
    text = changed(TEXT, (PATH, ENDED), (f", {optional}", ""))
    return Site(small_catalog(text), TODAY, localizer=german({MESSAGE: ON_GERMAN_PAGES}))


def replacing() -> ResolvedStop:
    """Return the stop of the pilot, which replaces the steamer."""
    stop = german_site().paths[0].stops[0]
    assert (stop.credential.id, stop.replaces and stop.replaces.id) == ("pilot", "steamer")
    return stop


def test_reason_names_what_is_replaced_in_the_language_of_the_guide() -> None:
    """The author's reason was one for another credential."""
    name = german_site().credentials["steamer"].short
    assert stop_reason(ENGLISH, replacing()) == MESSAGE.format(credential=name)
    assert stop_reason(german_site().localizer, replacing()) == ON_GERMAN_PAGES.format(credential=name)
    assert stop_reason(german_site().localizer, german_site().paths[0].stops[1]) == "It is near."


def test_page_and_plan_have_the_translated_reason() -> None:
    """No English sentence stays on a page in another language."""
    reason = stop_reason(german_site().localizer, replacing())
    page = audience_page(german_site(), german_site().paths[0]).text
    assert page.count(reason) == 2
    assert "Take it instead" not in page
    assert [stop.why for stop in build_plan(german_site()).paths[0].stops] == [reason, "It is near."]
