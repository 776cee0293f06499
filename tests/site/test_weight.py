"""No page grows heavier than the budget allows, by accident or bit by bit."""

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
def weighed(chromium: Any, home: str, site: RenderedSite) -> Any:
    """The weight of a kind of page of the sample guide, each weighed once."""
    return cache(lambda kind: weigh(chromium, home + site.kinds[kind]))


def test_every_kind_of_page_has_a_budget() -> None:
    """The budget names the kinds of pages there are, and no others."""
    assert set(BUDGET) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_over_its_budget(weighed: Any, kind: str) -> None:
    """Bytes before the first paint, all bytes, and requests of a first visit; and nothing from anybody else."""
    weight: Weight = weighed(kind)
    found = {"first_paint": weight.first_paint, "bytes": weight.bytes, "requests": weight.requests}
    over = {name: (found[name], most) for name, most in BUDGET[kind].items() if found[name] > most}
    assert not over, f"over budget (found, allowed): {over}; of {weight.fetched}"
    assert not weight.foreign


@pytest.mark.parametrize("kind", KINDS)
def test_no_budget_is_far_too_large(weighed: Any, kind: str) -> None:
    """A budget with more than a quarter of air would let a page grow unseen."""
    weight: Weight = weighed(kind)
    found = {"first_paint": weight.first_paint, "bytes": weight.bytes, "requests": weight.requests}
    assert all(found[name] > 0.75 * most for name, most in BUDGET[kind].items()), found
