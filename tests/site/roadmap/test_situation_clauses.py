"""The clauses after "If you" that the roadmap makes from situations."""

from __future__ import annotations

import pytest

from certguide.site.components.roadmap.situation_clauses import SituationClause, second_person, situation_clause
from certguide.site.localization.localizer import ENGLISH
from tests.site.small import small_page


@pytest.mark.parametrize(
    ("title", "clause"),
    [
        ("I design systems", "design systems"),
        ("I'm new to the cloud", "are new to the cloud"),
        ("I’m new to the cloud.", "are new to the cloud"),
        ("I am new to all this", "are new to all this"),
        ("I run my own ship", "run your own ship"),
        ("אני גר ליד הנמל", "say “אני גר ליד הנמל”"),
        ("In the harbour", "say “In the harbour”"),
        ("I don't use the US cloud", "don't use the US cloud"),
        ("I want to prove what I know", "say “I want to prove what I know”"),
        ("I'm new, as I’m young", "say “I'm new, as I’m young”"),
        ("I manage those who help me", "say “I manage those who help me”"),
        ("I manage helpers and myself", "say “I manage helpers and myself”"),
        ("I was certified before", "say “I was certified before”"),
        ("I code and am paid for our ship", "say “I code and am paid for our ship”"),
    ],
)
def test_title_becomes_a_clause_in_the_second_person(title: str, clause: str) -> None:
    """A title in the first person turns into a clause; any other title is quoted."""
    assert second_person(ENGLISH, title) == clause


@pytest.mark.parametrize(
    ("why", "clause"),
    [
        ("If you steer. It is next.", "steer"),
        ("It is next.", "pull ropes"),
        ("If yours is gone.", "pull ropes"),
        ("If you use e.g. Kubernetes. So.", "use e.g. Kubernetes"),
    ],
)
def test_optional_stop_gives_its_own_condition(why: str, clause: str) -> None:
    """The reason of an optional exam counts if it begins with a condition; otherwise the situation does."""
    path = small_page().site.paths[0]
    optional = path.stops[1]
    changed = type(optional)(optional.stop.model_copy(update={"why": why}), optional.credential)
    assert situation_clause(ENGLISH, path, changed) == SituationClause(clause, "for/rope/")


def test_required_stop_gives_the_situation() -> None:
    """The reason of a required exam is no condition, whatever its words."""
    path = small_page().site.paths[0]
    required = path.stops[0]
    changed = type(required)(required.stop.model_copy(update={"why": "If you steer."}), required.credential)
    assert situation_clause(ENGLISH, path, changed).text == "pull ropes"
