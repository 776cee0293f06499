"""Which situations take a credential of a roadmap step, and which leave it out."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from certguide.advice.paths import ResolvedPath, resolve_path
from certguide.advice.roadmap import ResolvedStep, resolve_roadmap
from certguide.advice.step_situations import (
    is_collector,
    situations_skipping,
    situations_skipping_step,
    situations_taking,
    step_numbers,
)
from certguide.catalog.model.catalog import Catalog
from tests.conftest import changed
from tests.site.small import TEXT, small_catalog

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def steps(sample_catalog: Catalog) -> list[ResolvedStep]:
    return resolve_roadmap(sample_catalog, TODAY)


@pytest.fixture(scope="module")
def paths(sample_catalog: Catalog) -> list[ResolvedPath]:
    return [resolve_path(sample_catalog, audience, TODAY) for audience in sample_catalog.audiences]


def ids(paths: list[ResolvedPath]) -> list[str]:
    return [path.audience.id for path in paths]


def test_only_the_path_through_the_programme_collects(paths: list[ResolvedPath], steps: list[ResolvedStep]) -> None:
    """A path that requires two of a choice doesn't choose; optional alternatives don't count."""
    assert ids([path for path in paths if is_collector(path, steps)]) == ["everything"]


def test_situations_take_what_their_path_has(sample_catalog: Catalog, paths: list[ResolvedPath]) -> None:
    """A credential knows the situations whose path has it, optional or not."""
    taking = situations_taking(paths, sample_catalog.by_id["interferometry-engineer-associate"])
    assert ids([path for path, _ in taking]) == ["archive", "radio", "everything", "retired"]


@pytest.mark.parametrize(
    ("step_id", "situations"),
    [
        ("sky-practitioner", ["designer", "observer", "archive", "safety", "retired"]),
        ("one-associate", ["sell-or-manage"]),
        ("other-associates", ["sell-or-manage", "designer", "safety"]),
        ("a-professional", ["new", "sell-or-manage"]),
        ("the-rest", []),
    ],
)
def test_step_is_skipped_by_paths_without_it(
    paths: list[ResolvedPath], steps: list[ResolvedStep], step_id: str, situations: list[str]
) -> None:
    """A situation skips a step that it says to skip or goes past, and of which it suggests nothing."""
    step = next(step for step in steps if step.step.id == step_id)
    assert ids(situations_skipping_step(paths, steps, step)) == situations


def test_no_situation_skips_a_step_on_its_path(paths: list[ResolvedPath], steps: list[ResolvedStep]) -> None:
    """Whatever a step offers, no path with it leaves the step out; of the others of a choice, one may be on it."""
    for step in steps:
        allowed = 1 if step.step.take == "others" else 0
        for path in situations_skipping_step(paths, steps, step):
            assert sum(step.includes(stop.credential) for stop in path.stops) <= allowed


def test_credential_names_the_situations_that_skip_it_alone(
    sample_catalog: Catalog, paths: list[ResolvedPath], steps: list[ResolvedStep]
) -> None:
    """What a situation says to skip is named with the credential, unless the situation skips the whole step."""
    specialty = next(step for step in steps if step.step.id == "a-specialty")
    ending = sample_catalog.by_id["long-baseline-arrays-specialty"]
    assert ids(situations_skipping(paths, steps, specialty, ending)) == ["everything"]


@pytest.mark.parametrize(("link", "skipping"), [("welcome", ["shore"]), ("pilot", [])])
def test_first_step_at_a_credential_counts_as_a_suggestion(link: str, skipping: list[str]) -> None:
    """A situation that starts with a credential of a step doesn't leave the step out, whatever it skips."""
    skip = "    skip: [{credentials: {ids: [tugmaster]}, why: Too heavy.}]\n    starting_points:\n"
    text = changed(TEXT, ('first.", link: welcome', f'first.", link: {link}'), ("    starting_points:\n", skip))
    catalog = small_catalog(text)
    made = [resolve_path(catalog, audience, TODAY) for audience in catalog.audiences]
    resolved = resolve_roadmap(catalog, TODAY)
    assert ids(situations_skipping_step(made, resolved, resolved[1])) == skipping


def test_path_uses_no_step_that_its_situation_skips(paths: list[ResolvedPath], steps: list[ResolvedStep]) -> None:
    """The steps that a situation names and the situations that a step tells to skip it agree."""
    for step in steps:
        for path in situations_skipping_step(paths, steps, step):
            assert step.number not in step_numbers(path, steps), (path.audience.id, step.number)


def test_second_credential_of_a_step_that_takes_one_is_of_the_next(
    paths: list[ResolvedPath], steps: list[ResolvedStep]
) -> None:
    """One Associate is step 3; only a second is one of the others, step 4."""
    associates = [stop for path in paths for stop in path.stops if steps[2].includes(stop.credential)]
    first, second = list({stop.credential.id: stop for stop in associates}.values())[:2]
    path = paths[0]
    assert step_numbers(dataclasses.replace(path, stops=(first,)), steps) == [3]
    assert step_numbers(dataclasses.replace(path, stops=(first, second)), steps) == [3, 4]
