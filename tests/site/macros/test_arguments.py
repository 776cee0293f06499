"""Wrong arguments of macros are refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from certguide.site.context.page import PageContext
from certguide.site.macros import registry
from certguide.site.macros.arguments import MacroArgumentError

WRONG: list[tuple[Callable[..., Any], tuple[Any, ...], str, str]] = [
    (registry.answers, ("many",), '"many"', "0 or more"),
    (registry.answers, (-1,), '"-1"', "0 or more"),
    (registry.answers, (True,), '"True"', "0 or more"),
    (registry.upcoming_days, (2.5,), '"2.5"', "0 or more"),
    (registry.upcoming_days, (5, "yes"), '"yes"', "true, false"),
    (registry.policies, (None,), '"None"', "price, proctoring, expiry, booking, benefits, prerequisites"),
    (registry.policies, ("prize",), '"prize" is not a topic', 'Did you mean "price"?'),
    (registry.policies, (), "topic", "price, proctoring, expiry, booking, benefits, prerequisites"),
    (registry.credentials, ("mates",), '"mates"', 'Did you mean "mate"?'),
    (registry.credential, ("pilo",), '"pilo"', 'Did you mean "pilot"?'),
    (registry.fact, ("mastr", "price"), '"mastr"', 'Did you mean "master"?'),
    (registry.fact, ("master", "cost"), '"cost" is not a field', "price, attempts, length, questions"),
    (registry.count, ("step",), '"step"', "steps"),
    (registry.count, (7,), '"7"', "steps, credentials"),
    (registry.api_fields, ("Exams in all",), '"Exams in all"', "Status, Exam, Facts"),
    (registry.address, ("../<b>",), "<b>", "small letters, digits, dots, hyphens and slashes"),
    (registry.address, (None,), '"None"', "small letters, digits, dots, hyphens and slashes"),
]


@pytest.mark.parametrize(
    ("fragment", "values", "wrong", "allowed"), WRONG, ids=[f"{case[0].__name__}{case[1]}" for case in WRONG]
)
def test_misuse_is_refused(
    page: PageContext, fragment: Callable[..., Any], values: tuple[Any, ...], wrong: str, allowed: str
) -> None:
    """A wrong argument is named together with what is allowed, or with the word that was meant."""
    with pytest.raises(MacroArgumentError) as caught:
        fragment(page, *values)
    assert wrong in str(caught.value)
    assert allowed in str(caught.value)


def test_a_fact_that_nobody_states_is_refused(page: PageContext) -> None:
    """A page cannot show a value that no record has."""
    with pytest.raises(MacroArgumentError):
        registry.fact(page, "talk", "pass_mark")
