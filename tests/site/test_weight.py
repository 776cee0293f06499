"""No page is heavier than its budget in budget.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.site.pages import RenderedSite
from tests.site.weight import KINDS, Weight, weigh

BUDGET = tomllib.loads((Path(__file__).parents[1] / "budget.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def weight_of(chromium: Any, home: str, site: RenderedSite) -> Any:
    """Weigh one page of each kind of the sample guide, once."""
    return cache(lambda kind: weigh(chromium, home + site.kinds[kind]))


def test_every_kind_of_page_has_a_budget() -> None:
    """The budget has exactly the kinds of pages in `KINDS`."""
    assert set(BUDGET) == set(KINDS)


def figures_of(weight_of: Any, kind: str) -> dict[str, int]:
    """Return what a first visit to a page takes, and ``second``: its bytes once the home page was visited."""
    weight: Weight = weight_of(kind)
    first = {"first_paint": weight.first_paint, "bytes": weight.bytes, "requests": weight.requests}
    return first | {"second": weight.after(weight_of("home"))[1]}


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_within_its_budget(weight_of: Any, kind: str) -> None:
    """Bytes before the first paint, all bytes and requests are within budget, and no other host is asked."""
    weight, figures = weight_of(kind), figures_of(weight_of, kind)
    excess = {name: (figures[name], limit) for name, limit in BUDGET[kind].items() if figures[name] > limit}
    assert not excess, f"over budget (found, allowed): {excess}; of {weight.fetched}"
    assert not weight.foreign


@pytest.mark.parametrize("kind", KINDS)
def test_budget_is_close_to_the_weight(weight_of: Any, kind: str) -> None:
    """A budget more than a third above the weight would hide growth."""
    figures = figures_of(weight_of, kind)
    assert all(figures[name] > 0.75 * limit for name, limit in BUDGET[kind].items()), figures
