"""Paths on the day after: what replaces a credential takes its place, and what nothing replaces is left out."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.advice.paths import ResolvedPath, ResolvedStop, resolve_path
from tests.advice.test_small_catalogue import Small, more, with_more

LAST, AFTER = date(2026, 12, 31), date(2027, 1, 1)
ENDS = "from: 2021-01-01, to: 2026-12-31"
PATH = "    path: [{credential: builder, why: It fits.}]\n"
WELDER = "{credential: welder, why: For the metal.}"
BUILDER = "{credential: builder, why: It fits.}"


def path_on(small: Small, day: date, follows: str, path: str, *others: str) -> ResolvedPath:
    """Return the path on a day of a catalogue in which the welder ends."""
    field, _, value = follows.partition(": ")
    catalog = small(with_more(more("welder", exam=ENDS, **{field: value}), *others), (PATH, f"    path: {path}\n"))
    return resolve_path(catalog, catalog.audiences[0], day)


def stops(path: ResolvedPath) -> list[str]:
    return [stop.credential.id for stop in path.stops]


def test_stop_follows_the_vendor_from_the_day_after(small: Small) -> None:
    """On the last day the stop is what was written; then it is the successor, with a reason that is true of it."""
    on_day = [path_on(small, day, "replaced_by: smith", f"[{WELDER}]", more("smith")) for day in (LAST, AFTER)]
    assert [stops(path) for path in on_day] == [["welder"], ["smith"]]
    assert [path.stops[0].stop.why for path in on_day] == ["For the metal.", ""]
    replaced = [path.stops[0].replaces for path in on_day]
    assert [credential and credential.id for credential in replaced] == [None, "welder"]
    assert on_day[1].stops[0].stop.credential == "smith"
    assert on_day[1].left_out == ()


@pytest.mark.parametrize("follows", ["nearest: builder", "nearest: none"])
def test_stop_without_a_successor_is_left_out(small: Small, follows: str) -> None:
    """What we would take instead is another advice, and doesn't slip into a path."""
    path = path_on(small, AFTER, follows, f"[{WELDER}, {BUILDER}]")
    assert stops(path) == ["builder"]
    assert [credential.id for credential in path.left_out] == ["welder"]


def test_successor_on_the_path_is_not_repeated(small: Small) -> None:
    """Where the successor is a stop already, or replaces two, or is held, the path has it once or not at all."""
    assert stops(path_on(small, AFTER, "replaced_by: builder", f"[{WELDER}, {BUILDER}]")) == ["builder"]
    also = more("turner", exam=ENDS, replaced_by="smith")
    both = f"[{WELDER}, {{credential: turner, why: So.}}]"
    assert stops(path_on(small, AFTER, "replaced_by: smith", both, also, more("smith"))) == ["smith"]
    held = f"[{WELDER}, {BUILDER}]\n    holds: smith"
    assert stops(path_on(small, AFTER, "replaced_by: smith", held, more("smith"))) == ["builder"]


def test_go_further_repeats_nothing_of_the_path(small: Small) -> None:
    """A successor that came onto the path is no longer what comes after it."""
    path = path_on(
        small,
        AFTER,
        "replaced_by: smith",
        f"[{WELDER}]\n    go_further: [{{credential: smith, why: Later.}}, {BUILDER}]",
        more("smith"),
    )
    assert (stops(path), [stop.credential.id for stop in path.deeper]) == (["smith"], ["builder"])


@pytest.mark.parametrize(("follows", "answer"), [("nearest: builder", "builder"), ("nearest: none", "welder")])
def test_path_keeps_an_answer(small: Small, follows: str, answer: str) -> None:
    """A path of which nothing is left has what we would take instead, or what has ended, as its page stays."""
    path = path_on(small, AFTER, follows, f"[{WELDER}]")
    assert stops(path) == [answer]
    assert [credential.id for credential in path.left_out] == ([] if answer == "welder" else ["welder"])
    assert path.is_over is (answer == "welder")
    assert [credential.id for credential in path.required] == ([] if path.is_over else [answer])


def test_announced_exam_between_beta_and_start_stays(small: Small) -> None:
    """Days on which a beta is over and the exam isn't open yet change no path."""
    beta = "from: 2027-03-01, beta: {from: 2026-10-01, to: 2026-11-30}"
    catalog = small(with_more(more("smith", exam=beta)), (PATH, "    path: [{credential: smith, why: So.}]\n"))
    assert stops(resolve_path(catalog, catalog.audiences[0], LAST)) == ["smith"]


SHAPES = {
    "A B": "-/B A/-",
    "A b": "-/b A/-",
    "a B": "-/B a/-",
    "A b c": "-/bc A/- A/-",
    "A b c D": "-/bcD A/D A/D A/-",
    "a b C": "-/C a/C ab/-",
    "A B c": "-/B A/c B/-",
    "a b": "-/b a/-",
}
"""Paths, with small letters for optional stops, and what comes before and after each stop."""


@pytest.mark.parametrize(("shape", "neighbours"), SHAPES.items())
def test_neighbours_of_a_stop_are_no_chain_of_options(small: Small, shape: str, neighbours: str) -> None:
    """Before a stop is the nearest required one, or a choice; after it are the options, up to the next required one."""
    letters = shape.split(" ")
    path = ", ".join(
        f"{{credential: {letter.lower()}-exam, why: So., optional: {str(letter.islower()).lower()}}}"
        for letter in letters
    )
    catalog = small(with_more(*(more(f"{letter.lower()}-exam") for letter in letters)), (PATH, f"    path: [{path}]\n"))
    resolved = resolve_path(catalog, catalog.audiences[0], LAST)

    def written(found: tuple[ResolvedStop, ...]) -> str:
        named = ((stop.credential.id[0], stop.stop.optional) for stop in found)
        return "".join(letter if is_optional else letter.upper() for letter, is_optional in named) or "-"

    places = range(len(letters))
    actual = [f"{written(resolved.stops_before(at))}/{written(resolved.stops_after(at))}" for at in places]
    assert " ".join(actual) == neighbours
