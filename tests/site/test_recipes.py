"""The recipes of docs/contribute.md, run one after the other on the published catalogue.

Each block of YAML is laid over the file at the place it shows; then the
catalogue is read like any other, and the pages say the new thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import yaml

from certguide.catalog.loading.loader import parse_catalog
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.macros.registry import MACROS
from certguide.site.outputs.redirects import redirects
from certguide.site.pages.credential import credential_page
from tests.catalog.test_schema import AsAnEditor
from tests.conftest import ROOT, TODAY

TEXT = (ROOT / "docs" / "contribute.md").read_text(encoding="utf-8")
NEW = "quantum-associate"
ADDRESS = f"credentials/{NEW}/"

ELSEWHERE = ("What changed", "Something gets another name")
"""Tried by other tests: they compare two catalogues, or two builds."""

Laid = Callable[[str], Site]


def recipes() -> dict[str, str]:
    """The block of YAML below each heading that has one."""
    parts = re.split(r"^## (.+)$", TEXT, flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    blocks = {
        title: re.findall(r"^```yaml\n(.*?)^```$", body, re.MULTILINE | re.DOTALL) for title, body in found.items()
    }
    return {title: found[0] for title, found in blocks.items() if found and title not in ELSEWHERE}


def loaded(text: str) -> Any:
    """YAML with its dates as the texts they are."""
    return yaml.load(text, Loader=AsAnEditor)  # noqa: S506 - a safe loader with one resolver less


def lay(over: Any, under: Any) -> Any:
    """A piece laid over the whole: keys replace keys, entries those of the same id or code, and new ones come last."""
    if isinstance(over, dict) and isinstance(under, dict):
        return {**under, **{key: lay(value, under.get(key)) for key, value in over.items()}}
    if isinstance(over, list) and isinstance(under, list) and all(isinstance(one, dict) for one in over):
        whole = list(under)
        for entry in over:
            same = next((n for n, one in enumerate(whole) if _name(one) and _name(one) == _name(entry)), len(whole))
            whole[same:] = [lay(entry, one) for one in whole[same : same + 1] or [{}]] + whole[same + 1 :]
        return whole
    return over


def _name(entry: Any) -> Any:
    return entry.get("id") or entry.get("code")


@pytest.fixture(scope="module")
def laid(real_text: str) -> Laid:
    """The published catalogue with all recipes up to one laid over it, as of the day the guide was made."""

    def after(title: str, today: date = TODAY) -> Site:
        whole = loaded(real_text)
        for name, block in recipes().items():
            whole = lay(loaded(block), whole)
            if name == title:
                break
        else:
            raise AssertionError(f"there is no recipe {title!r}")
        return Site(
            parse_catalog(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False), today, "laid.yaml"), today
        )

    return after


def page(made: Site) -> str:
    """The page of the new credential, with ordinary blanks."""
    return credential_page(made, made.credentials[NEW]).text.replace("\u00a0", " ")


def test_the_recipes_are_all_there() -> None:
    """Those the page promises, in the order in which they build on each other."""
    assert list(recipes()) == [
        "A new source",
        "A new credential",
        "A price changes",
        "A new exam version",
        "A new name",
        "Something is retired",
        "A doubt",
    ]


def test_a_piece_is_laid_over_the_whole() -> None:
    """The test itself: same id is merged, other ids are added, and plain values are replaced."""
    under = {"a": [{"id": "x", "p": 1, "q": 2}], "b": 1, "c": ["old"]}
    over = {"a": [{"id": "x", "p": 3}, {"id": "y"}], "c": ["new"]}
    assert lay(over, under) == {"a": [{"id": "x", "p": 3, "q": 2}, {"id": "y"}], "b": 1, "c": ["new"]}


def test_a_new_source_is_listed(laid: Laid) -> None:
    """The list of all sources has it, with the day of its check."""
    listed = MACROS["all_sources"](PageContext(laid("A new source"), "about/")).replace("\u00a0", " ")
    assert 'id="source-page-quantum-associate"' in listed
    assert "checked 20 November 2026" in listed


def test_a_new_credential_has_its_place(laid: Laid) -> None:
    """It has a page with its level's price and its source, and is in the lists, the tables and the roadmap."""
    made = laid("A new credential")
    assert "150 USD" in page(made)
    assert "example.org" in page(made)
    for macro, arguments in (("credentials", ()), ("everything", ()), ("roadmap_steps", ())):
        assert f"{ADDRESS}" in MACROS[macro](PageContext(made, "x/"), *arguments), macro


def test_a_price_of_a_level_is_one_line(laid: Laid) -> None:
    """Every Associate costs the new price, on its page and in the tables."""
    made = laid("A price changes")
    assert "160 USD" in page(made)
    brief = MACROS["costs"](PageContext(made, "x/")).replace("\u00a0", " ")
    assert "160 USD" in brief
    prices = {
        view.price.replace("\u00a0", " ")
        for view in made.credentials.values()
        if view.group.id == "associate" and not view.is_retired
    }
    assert {price for price in prices if "later" not in price} == {"160 USD"}
    assert not [line for line in recipes()["A price changes"].splitlines() if line.count("price") > 1]


def test_a_new_exam_version_is_announced(laid: Laid) -> None:
    """The page has both versions, and its banner says when which one can be sat."""
    text = page(laid("A new exam version"))
    assert "The exam is about to change" in text
    assert "until 14 December 2026" in text
    assert "From 15 December 2026 it is" in text
    later = page(laid("A new exam version", date(2026, 12, 15)))
    assert "The exam is about to change" not in later


def test_a_new_name_keeps_the_address(laid: Laid) -> None:
    """The page stays where it is, under the new name, and says the old one; the old one leads to it."""
    made = laid("A new name")
    text = page(made)
    assert "Quantum&#32;Builder" in text or "Quantum Builder" in text
    assert "Earlier names" in text
    assert "credentials/certified-quantum-engineer-associate/index.html" in redirects(made)


def test_what_is_retired_leads_on(laid: Laid) -> None:
    """On its last day it is still on offer; the day after, its page says what to take, and the roadmap drops it."""
    last, after = (laid("Something is retired", day) for day in (date(2029, 6, 30), date(2029, 7, 1)))
    assert last.credentials[NEW].status.is_bookable
    assert "You can no longer take this one" not in page(last)
    text = page(after)
    assert "You can no longer take this one" in text
    assert "Developer – Associate" in text
    assert ADDRESS in MACROS["roadmap_steps"](PageContext(last, "x/"))
    assert ADDRESS not in MACROS["roadmap_steps"](PageContext(after, "x/"))


def test_a_doubt_stands_beside_its_fact(laid: Laid) -> None:
    """The page shows the sign and tells the story."""
    text = page(laid("A doubt"))
    assert "Sources differ" in text
    assert "the announcement 160 USD" in text


def test_the_readme_says_the_same() -> None:
    """Its short recipe is that of the page."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert block in recipes()["A new credential"]
