"""What somebody's own credentials ask for next: dates, steps and stops."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.advice.plan_rules import (
    MissingRequirement,
    StepRequirement,
    TitleStatus,
    expiry_date,
    missing_requirements,
    open_steps,
    open_stops,
    own_paths,
    renewal_window_start,
    step_requirements,
    title_status,
)
from certguide.advice.roadmap import resolve_roadmap
from certguide.catalog.model.catalog import Catalog, Requirement, Stop
from certguide.catalog.model.text_values import Period
from tests.advice.test_small_catalogue import ROADMAP, Small, more, with_more

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("passed", "months", "last"),
    [
        (date(2024, 3, 14), 36, date(2027, 3, 14)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 12, 31), 12, date(2025, 12, 31)),
    ],
)
def test_expiry_date_stays_within_its_month(passed: date, months: int, last: date) -> None:
    """Months are counted by name, and a shorter month ends on its last day."""
    assert expiry_date(passed, months) == last


def test_renewal_window_starts_days_or_months_before() -> None:
    """In days or in months."""
    assert renewal_window_start(date(2027, 3, 14), Period(90, "day")) == date(2026, 12, 14)
    assert renewal_window_start(date(2027, 3, 31), Period(6, "month")) == date(2026, 9, 30)


def test_open_steps_leave_out_what_is_done() -> None:
    """One of a choice is enough; of all, each counts; what has retired counts for its step."""
    steps = [
        StepRequirement("both", "all", ("a", "b"), ("a", "b")),
        StepRequirement("one", "one", ("c", "d"), ("c", "d", "old")),
        StepRequirement("others", "others", ("c", "d"), ("c", "d", "old")),
    ]
    assert open_steps(steps, set())[0] == ("both", ("a", "b"))
    assert open_steps(steps, {"a"})[0] == ("both", ("b",))
    assert open_steps(steps, {"a", "b"}) == [("one", ("c", "d")), ("others", ("c", "d"))]
    assert open_steps(steps, {"a", "b", "old"}) == [("others", ("c", "d"))]
    assert open_steps(steps, {"a", "b", "c", "d"}) == []


def test_step_requirements_name_offer_and_what_counts(small: Small) -> None:
    """The author's own credentials before what we add; what has ended counts still; the rest has no query."""
    catalog = small(
        with_more(more("welder", exam="from: 2021-01-01, to: 2022-12-31", nearest="builder")),
        (
            "credentials: {kind: course}}",
            "credentials: {kind: course}, our_note: {text: Ours., credentials: {ids: builder}}}",
        ),
        ROADMAP,
    )
    assert step_requirements(catalog, resolve_roadmap(catalog, TODAY)) == [
        StepRequirement("start", "all", ("primer",), ("primer",)),
        StepRequirement("then", "one", ("builder",), ("builder", "welder")),
        StepRequirement("others", "others", ("builder",), ("builder", "welder")),
        StepRequirement("rest", "rest", (), ()),
    ]


def test_open_stops_leave_out_optional_ones() -> None:
    """A path goes on past what may be left out."""
    stops = [Stop(credential="a", why="."), Stop(credential="b", why=".", optional=True), Stop(credential="c", why=".")]
    assert open_stops(stops, {"a"}) == ["c"]
    assert open_stops(stops, {"a", "c"}) == []


def test_open_stops_begin_after_the_last_held() -> None:
    """What a path has before the last that is held is no next step, held or not."""
    assert open_stops(stops_of("course", "a", "b", "c"), {"b"}) == ["c"]
    assert open_stops(stops_of("course", "a"), {"a"}) == []
    assert open_stops(stops_of("course", "a"), set()) == ["course", "a"]


def stops_of(*names: str) -> list[Stop]:
    """Return stops; a name that ends in a question mark is optional."""
    return [Stop(credential=name.rstrip("?"), why=".", optional=name.endswith("?")) for name in names]


def test_own_paths_are_those_of_which_most_is_held() -> None:
    """A path of two with one held comes before a path of twelve with two held."""
    paths = [("long", stops_of("a", "b", *"cdefghijkl")), ("short", stops_of("b", "x"))]
    assert own_paths(paths, {"a", "b"}) == [("short", "x")]


def test_own_path_goes_on_after_the_last_held() -> None:
    """A beginner's course before what is held is no next step, and a path that is finished isn't named."""
    paths = [("new", stops_of("course", "a")), ("on", stops_of("a", "b"))]
    assert own_paths(paths, {"a"}) == [("on", "b")]
    assert own_paths(paths, set()) == []


def test_optional_stop_is_named_only_without_a_required_one() -> None:
    """An optional stop gives way to a required one on another path."""
    paths = [("optional", stops_of("a", "c?")), ("required", stops_of("a", "b"))]
    assert own_paths(paths, {"a"}) == [("required", "b")]
    assert own_paths(paths[:1], {"a"}) == [("optional", "c")]


def test_path_for_holders_is_no_path_of_others() -> None:
    """A path for holders of something is suggested to those who held it, however much of it others hold."""
    paths = [("ended", stops_of("a", "c")), ("long", stops_of("a", "b", "d"))]
    assert own_paths(paths, {"a"}, {"ended": ["old"]}) == [("long", "b")]
    assert own_paths(paths, {"a", "old"}, {"ended": ["old"]}, {"old": "c"}) == [("ended", "c")]


def test_holder_of_an_ended_credential_alone_is_on_the_path_for_it() -> None:
    """The next step is then what to take instead, and not the first stop of the path."""
    paths = [("ended", stops_of("a", "c?")), ("long", stops_of("a", "b", "c"))]
    assert own_paths(paths, {"old"}, {"ended": ["other", "old"]}, {"old": "c"}) == [("ended", "c")]
    assert own_paths(paths, {"old"}, {"ended": ["older", "old"]}, {"older": "c", "old": "c"}) == [("ended", "c")]
    assert own_paths(paths, {"old"}, {"ended": ["old"]}, {"old": "x"}) == []


def test_holder_of_an_ended_credential_is_on_the_shortest_path_that_has_what_to_take_instead() -> None:
    """Where no path for holders has it, the shortest others do, each instead of its own credential."""
    paths = [
        ("ended", stops_of("a", "c?")),
        ("all", stops_of("a", "b", "c", "d")),
        ("first", stops_of("a", "d")),
        ("second", stops_of("d", "b?")),
    ]
    holders = {"ended": ["old", "older"]}
    assert own_paths(paths, {"old"}, holders, {"old": "d"}) == [("first", "d"), ("second", "d")]
    assert own_paths(paths, {"unlisted"}, holders, {"unlisted": "d"}) == [("first", "d"), ("second", "d")]
    assert own_paths(paths, {"unlisted"}, holders, {"unlisted": "c"}) == [("all", "c")]
    assert own_paths([("one", stops_of("c")), *paths], {"old"}, {"ended": ["old"]}, {"old": "c"}) == [("ended", "c")]
    both = {"old": "c", "older": "b"}
    assert own_paths(paths, set(both), holders, both) == [("ended", "c"), ("second", "b")]


def test_what_to_take_instead_is_not_suggested_to_those_who_hold_it() -> None:
    """A reader at the end of a path isn't sent back to what they hold."""
    paths = [("only", stops_of("a", "b"))]
    assert own_paths(paths, {"b", "old"}, {}, {"old": "b"}) == []


def test_next_step_is_first_with_nothing_held_and_none_with_everything(sample_catalog: Catalog) -> None:
    """A reader without credentials starts at the first step; one with all of them is done."""
    steps = step_requirements(sample_catalog, resolve_roadmap(sample_catalog, TODAY))
    first = open_steps(steps, set())[0]
    assert first is not None
    assert first[0] == steps[0].id
    assert open_steps(steps, set(sample_catalog.by_id)) == []


@pytest.mark.parametrize(
    ("requires", "missing"),
    [
        (None, []),
        (Requirement(all_of=["a", "b"]), []),
        (Requirement(all_of=["a", "c"]), [MissingRequirement(("c",), ())]),
        (Requirement(all_of=["b"], active=True), [MissingRequirement(("b",), ("b",))]),
        (Requirement(any_of=["b", "c"], active=True), [MissingRequirement(("b", "c"), ("b",))]),
        (Requirement(all_of=["a"], any_of=["b", "a"], active=True), []),
    ],
)
def test_missing_requirements_tell_what_has_lapsed(
    requires: Requirement | None, missing: list[MissingRequirement]
) -> None:
    """What must still be valid is missing once it has expired; what must only be held isn't."""
    assert missing_requirements(requires, {"a", "b"}, {"a"}) == missing


@pytest.mark.parametrize(
    ("valid", "status"),
    [
        ({"a"}, TitleStatus(("b", "c"), None)),
        ({"a", "b", "c"}, TitleStatus((), date(2027, 3, 1))),
        ({"c", "d"}, TitleStatus(("a", "b"), None)),
    ],
)
def test_title_is_valid_as_long_as_the_first_of_its_credentials(valid: set[str], status: TitleStatus) -> None:
    """Until none is missing, the rest is named; what doesn't expire sets no end."""
    expiry = {"a": date(2027, 5, 1), "b": date(2027, 3, 1), "d": date(2026, 12, 1)}
    assert title_status(["a", "b", "c"], valid, expiry) == status


def test_title_of_what_never_expires_has_no_end() -> None:
    """Without a last day of any of them there is none."""
    assert title_status(["a"], {"a"}, {}) == TitleStatus((), None)
