"""The recipes of docs/contribute.md, applied one after the other to the sample guide.

What has to hold of the published guide after each of them, tests/published asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from certguide.catalog.loading.loader import parse_catalog
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.macros.registry import MACROS
from certguide.site.outputs.redirects import redirects
from certguide.site.pages.credential import credential_page
from tests.conftest import ROOT, TODAY
from tests.recipes import follow_recipes, for_sample, merge, recipes

NEW = "quantum-associate"
PAGE = f"credentials/{NEW}/"

After = Callable[..., Site]


@pytest.fixture(scope="module")
def after(sample_text: str) -> After:
    """Return the sample guide on a day, after all recipes up to one."""
    texts = dict(follow_recipes(sample_text, {title: for_sample(block) for title, block in recipes().items()}))

    @cache
    def site_after(title: str, today: date = TODAY) -> Site:
        return Site(parse_catalog(texts[title], today, title), today)

    return site_after


def page(site: Site) -> str:
    """Return the page of the new credential, with ordinary blanks."""
    return credential_page(site, site.credentials[NEW]).text.replace("\u00a0", " ")


def test_recipes_are_in_the_order_of_the_docs() -> None:
    """Each recipe builds on those before it."""
    assert list(recipes()) == [
        "A new source",
        "A new credential",
        "A prerequisite",
        "A price changes",
        "A new exam version",
        "Several exams for one credential {: #several-exams }",
        "How something is renewed",
        "A new name",
        "Something is retired",
        "A new situation",
        "A doubt",
    ]


def test_merge_overlays_a_piece() -> None:
    """Entries of the same id are merged, others are added, and plain values are replaced."""
    base = {"a": [{"id": "x", "p": 1, "q": 2}], "b": 1, "c": ["old"]}
    piece = {"a": [{"id": "x", "p": 3}, {"id": "y"}], "c": ["new"]}
    assert merge(piece, base) == {"a": [{"id": "x", "p": 3, "q": 2}, {"id": "y"}], "b": 1, "c": ["new"]}


def test_new_source_is_listed_with_its_date(after: After) -> None:
    """The list of all sources has the new source and the date it was checked."""
    html = MACROS["all_sources"](PageContext(after("A new source"), "about/")).replace("\u00a0", " ")
    assert 'id="source-page-quantum-associate"' in html
    assert "copy of 20 November 2026" in html


def test_new_credential_is_on_its_page_and_in_lists(after: After) -> None:
    """The new credential has a page, and is in the lists, the tables and the roadmap."""
    site = after("A new credential")
    assert "150 USD" in page(site)
    assert "example.org" in page(site)
    for macro in ("credentials", "everything", "roadmap_steps"):
        assert PAGE in MACROS[macro](PageContext(site, "x/")), macro


def test_price_of_a_level_changes_in_one_line(after: After) -> None:
    """Every Associate has the new price, on its page and in the tables."""
    site = after("A price changes")
    assert "160 USD" in page(site)
    assert "160 USD" in MACROS["costs"](PageContext(site, "x/")).replace("\u00a0", " ")
    prices = {
        view.short_price.replace("\u00a0", " ")
        for view in site.credentials.values()
        if view.group.id == "associate" and not view.is_retired
    }
    assert {price for price in prices if "later" not in price} == {"160 USD"}
    assert not [line for line in recipes()["A price changes"].splitlines() if line.count("price") > 1]


def test_new_exam_version_is_announced_until_its_first_day(after: After) -> None:
    """Until then, the banner names the last and the first day."""
    text = page(after("A new exam version"))
    assert "The exam changes soon" in text
    assert "until 14 December 2026" in text
    assert "From 15 December 2026 it is" in text
    assert "The exam changes soon" not in page(after("A new exam version", date(2026, 12, 15)))


def test_way_to_renew_is_in_the_table_with_the_exams(after: After) -> None:
    """The row of what is renewed has the higher exam, and the way with the time that it adds."""
    table = MACROS["renewal_table"](PageContext(after("How something is renewed"), "renewal/")).replace("\u00a0", " ")
    row = table.partition('id="renews-quantum-associate"')[2].partition("</tr>")[0]
    assert "Quantum Expert" in row
    assert "Quantum courses</a>: 1 year, free" in row


def test_new_name_keeps_the_url(after: After) -> None:
    """The page keeps its URL and shows the former name; the former name's URL leads to it."""
    site = after("A new name")
    text = page(site)
    assert "Quantum&#32;Builder" in text or "Quantum Builder" in text
    assert "Former names" in text
    assert "credentials/certified-quantum-engineer-associate/index.html" in redirects(site)


def test_retired_credential_names_its_replacement_from_the_next_day(after: After) -> None:
    """It can be booked on its last day; afterwards its page names a replacement, and the roadmap drops it."""
    last, next_day = (after("Something is retired", day) for day in (date(2029, 6, 30), date(2029, 7, 1)))
    assert last.credentials[NEW].status.is_bookable
    assert "You can’t take this exam any more" not in page(last)
    text = page(next_day)
    assert "You can’t take this exam any more" in text
    assert "Observer – Associate" in text
    assert PAGE in MACROS["roadmap_steps"](PageContext(last, "x/"))
    assert PAGE not in MACROS["roadmap_steps"](PageContext(next_day, "x/"))


def test_new_situation_has_a_card_with_its_answer(after: After) -> None:
    """The home page shows it last, with the first exam of its path."""
    site = after("A new situation")
    assert site.paths[-1].audience.id == "quantum"
    card = MACROS["answers"](PageContext(site, ""), 99)
    assert "I work with quantum computers" in card
    assert "for/quantum/" in card


def test_doubt_is_shown_with_its_fact(after: After) -> None:
    """The page shows the label and the explanation of the doubt."""
    text = page(after("A doubt"))
    assert "Sources differ" in text
    assert "the announcement 160 USD" in text


def test_readme_recipe_is_part_of_the_docs() -> None:
    """The README's recipe is part of that in the docs."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert block in recipes()["A new credential"]
