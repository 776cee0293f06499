"""Rules for prerequisites: what leads through them in order is accepted."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.catalog.problems import CatalogError
from tests.advice.test_small_catalogue import Small, more, with_more

PATH = "[{credential: builder, why: It fits.}]"
TAKEN = "{credential: builder, why: So.}"
OPTIONAL = "{credential: builder, why: So., optional: true}"
WELDER = "{credential: welder, why: So.}"
BUILDER_FIRST = with_more(more("welder", requires="builder"))


@pytest.mark.parametrize(
    "path",
    [
        f"[{TAKEN}, {WELDER}]",
        f"[{OPTIONAL}, {{credential: welder, why: So., optional: true}}]",
        f"[{TAKEN}]\n    go_further: [{WELDER}]",
        f"[{OPTIONAL}]\n    go_further: [{WELDER}]",
        f"[{WELDER}]\n    holds: builder",
    ],
)
def test_path_through_a_requirement_is_accepted(small: Small, path: str) -> None:
    """What a path requires may be a stop before it, held already, or optional where all that follows is."""
    assert small(BUILDER_FIRST, (PATH, path)).audiences


@pytest.mark.parametrize("path", [f"[{WELDER}, {TAKEN}]", f"[{OPTIONAL}, {WELDER}]"])
def test_path_that_ignores_a_requirement_is_refused_with_the_fix(small: Small, path: str) -> None:
    """A stop after it, or one that a reader may leave out, doesn't meet a requirement."""
    with pytest.raises(CatalogError) as caught:
        small(BUILDER_FIRST, (PATH, path))
    [problem] = caught.value.problems
    assert 'Put a stop for "builder" before it, not an optional one, or add `holds: builder`' in problem.message


def test_step_may_offer_the_requirement_itself_or_as_a_suggestion(small: Small) -> None:
    """A requirement in the same step, or in what we add to an earlier one, is enough."""
    ours = "credentials: {kind: course}, our_note: {text: Ours., credentials: {ids: smith}}}"
    requires_smith = with_more(more("welder", requires="[smith, builder]"), more("smith", "kind: course"))
    assert small(("credentials: {kind: course}}", ours), requires_smith).roadmap


def test_requirement_of_a_retired_credential_is_left_alone(small: Small) -> None:
    """What can't be taken any more asks nothing of the advice: the day after the last one breaks nothing."""
    ended = {"exam": "from: 2021-01-01, to: 2026-12-31", "nearest": "builder", "requires": "smith"}
    changes = (
        with_more(more("welder", **ended), more("smith", "kind: course")),
        ("credentials: {kind: course}", "credentials: {ids: primer}"),
        (PATH, f"[{TAKEN}]\n    go_further: [{TAKEN.replace('builder', 'primer')}]"),
    )
    with pytest.raises(CatalogError):
        small(*changes, today=date(2026, 12, 31))
    assert small(*changes, today=date(2027, 1, 1)).roadmap


def test_choice_that_leads_back_is_no_circle(small: Small) -> None:
    """One of several may require what requires it, as another will do."""
    builder = ("    page: home\n", "    requires: {any_of: [welder, primer]}\n    page: home\n")
    assert small(BUILDER_FIRST, builder, (PATH, f"[{{credential: primer, why: So.}}, {TAKEN}]")).credentials
