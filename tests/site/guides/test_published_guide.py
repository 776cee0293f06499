"""The published guide as it is built: only what is true for any good state of its data. See also tests/published."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.published.guide import DOCS
from tests.site.accessibility.axe import axe_violations, thin_out
from tests.site.checks import OF_ANY_GUIDE_WITH_ALL_PAGES
from tests.site.formats import format_faults
from tests.site.pages import RenderedSite, none, text_of
from tests.site.project import files
from tests.site.weight import pages_with_budget, weigh

MOST_BYTES = 120_000
"""No page may weigh more on a first visit. How close a page comes to what it should weigh, budget.toml has."""


@pytest.mark.parametrize("check", OF_ANY_GUIDE_WITH_ALL_PAGES, ids=lambda check: check.__name__.removeprefix("test_"))
def test_check_of_any_guide_passes(check: Callable[[RenderedSite], None], published_guide: RenderedSite) -> None:
    """Links, facts, lists, markup and previews pass the checks of the sample guide."""
    check(published_guide)


def test_every_file_conforms_to_its_format(published_guide: RenderedSite) -> None:
    """HTML, JSON, SVG, Atom, sitemap and calendars conform to their standards."""
    none(fault for path, content in files(published_guide.folder).items() for fault in format_faults(path, content))


def test_roadmap_begins_with_its_point_of_view(published_guide: RenderedSite) -> None:
    """The text before the first section says whose order it is, as the data states it."""
    introduction = published_guide.page("roadmap/").before_sections()
    point_of_view = published_guide.catalog.guide.point_of_view or ""
    assert point_of_view in " ".join(text_of(element) for element in introduction)


def test_every_page_of_prose_has_its_url(published_guide: RenderedSite) -> None:
    """Each file in docs/ is a page, and so is the one for URLs that don't exist."""
    pages = [file.relative_to(DOCS).with_suffix("").as_posix() for file in DOCS.rglob("*.md")]
    urls = {f"{page.removesuffix('index')}/".removeprefix("/") for page in pages}
    assert {*urls, "404.html"} <= published_guide.all_pages.keys()


def test_every_page_shows_the_date_of_its_facts(published_guide: RenderedSite) -> None:
    """Every page has the date that its facts are valid for."""
    today = published_guide.today
    day = f"{today.day} {today:%B} {today.year}"
    none(page.url for page in published_guide.pages if day not in re.sub(r"\s", " ", page.text()))


def test_page_fits_a_phone_and_violates_no_rule(
    published_guide: RenderedSite, published_home: str, window: Any
) -> None:
    """On a phone, no kind of page scrolls sideways or violates a rule of axe, with details closed or open."""
    page = window(width=360, height=640)
    violations = []
    for address, kind in {address: kind for kind, address in published_guide.kinds.items()}.items():
        page.goto(published_home + address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            violations.append(f"{kind}: wider than 360 pixels")
        thin_out(page)
        violations += [f"{kind}: {fault}" for fault in axe_violations(page)]
        page.evaluate("document.querySelectorAll('article details').forEach(details => details.open = true)")
        violations += [f"{kind}, open: {fault}" for fault in axe_violations(page)]
    none(violations)


def test_page_weight_is_below_the_limit(published_guide: RenderedSite, published_home: str, chromium: Any) -> None:
    """No kind of page is heavier than the limit or loads anything from another host."""
    heavy = []
    for kind, address in pages_with_budget(published_guide.kinds).items():
        weight = weigh(chromium, published_home + address)
        heavy += [f"{kind}: {weight.bytes} bytes, {weight.foreign} foreign"] * (
            weight.bytes > MOST_BYTES or weight.foreign > 0
        )
    none(heavy)
