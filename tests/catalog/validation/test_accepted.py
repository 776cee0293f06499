"""What looks like a mistake and is none: the rules refuse nothing that can be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from certguide.catalog.model.catalog import Beta, Catalog
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.problems import CatalogError
from certguide.catalog.queries.lifecycle import Offering, State

Small = Callable[..., Catalog]
OLD = "{code: BLD-C01, from: 2020-01-01, to: 2022-12-31}"
THIRD = "{code: BLD-C00, from: 2021-01-01, overlaps: BLD-C01}"
NEW = "        from: 2023-01-01\n"
PRIMER = "    from: 2019\n    sources: home\n"
BUILDER = "    page: home\n    sources: home\n"
PATH = "    path: [{credential: builder, why: It fits.}]\n"
EXPERIENCED = "experienced: {who: You., steps: [{text: Go on.}]}}\n"


@pytest.mark.parametrize(
    "changes",
    [
        [(OLD, "{code: BLD-C01, from: 2020, to: 2023-01}"), (NEW, "        from: 2023-01\n")],
        [(OLD, "{code: BLD-C01, from: 2020, to: 2023-06-30, overlaps: BLD-C02}")],
        [(OLD, "{code: BLD-C01, from: 2020, to: 2023-06-30}"), (NEW, f"{NEW}        overlaps: BLD-C01\n")],
        [
            (OLD, f"{{code: BLD-C01, from: 2020-01-01}}\n      - {THIRD}"),
            (NEW, f"{NEW}        overlaps: [BLD-C00, BLD-C01]\n"),
        ],
        [(OLD, "{code: BLD-C01, from: 2020-01-01, to: 2020-01-01}")],
        [(OLD, "{code: BLD-C01, from: about 2020, to: 2020-01-01}")],
        [(OLD, "{code: BLD-C01, from: by 2020-06, to: 2020-06}")],
        [(NEW, f"{NEW}        beta: {{code: BL2-C02, from: 2022-10, to: 2022-11}}\n")],
        [(NEW, "        beta: {from: 2023-01-01}\n")],
        [(OLD, "{code: BLD-C01, from: 1900-01-01, to: 2022-12-31, beta: {code: BL1-C01}}")],
        [(OLD, "{name: builder's exam, from: 2020}"), (NEW, f"{NEW}        overlaps: builder's exam\n")],
        [("checked: 2026-10-01", "checked: 2026-11-24")],
        [("checked: 2026-10-01", "checked: 2026")],
        [(NEW, f"{NEW}        questions: {{total: 65, scored: 65}}\n")],
        [(NEW, f"{NEW}        questions: {{total: 65, scored: unknown}}\n")],
        [(PRIMER, "    from: 2019\n    doubts: [{fields: from, kind: unconfirmed, text: Nobody knows.}]\n")],
        [(PRIMER, "    from: 2019\n    doubts: [{fields: all, kind: unconfirmed, text: Nobody knows.}]\n")],
        [(BUILDER, "    doubts: [{fields: exams, kind: unconfirmed, text: Nobody knows.}]\n")],
        [(BUILDER, "    doubts: [{fields: all, kind: unconfirmed, text: Nobody knows.}]\n")],
        [(PRIMER, PRIMER + "    former_names: [日本, 中文]\n")],
        [(PRIMER, PRIMER + "    former_names: [Early, Late]\n    roles: [Late, Early]\n")],
        [(PRIMER, PRIMER + "    renews: builder\n")],
        [(PRIMER, PRIMER + "    former_ids: [the-primer]\n    former_names: [Early Primer]\n")],
        [(PRIMER, PRIMER + "    nearest: builder\n"), (BUILDER, BUILDER + "    nearest: primer\n")],
        [
            (PRIMER, "    from: 2019\n    to: 2020\n    nearest: builder\n    sources: home\n"),
            ("credentials: {kind: course}", "credentials: {ids: builder}"),
        ],
        [("name: Basic,", "name: Basic, renews: builder,")],
        [("{name: Walls, weight: 60}, {name: Roofs, weight: 40}", "{name: Walls}, {name: Roofs}")],
        [(BUILDER, "    study_time: {new: about 6 weeks, sources: home}\n" + BUILDER)],
        [
            (
                BUILDER,
                "    study_time: {new: 6 weeks, doubts: [{fields: all, kind: unconfirmed, text: So.}]}\n" + BUILDER,
            )
        ],
        [(PATH, PATH + "    starting_points: {new: {who: You., steps: [{text: Go., link: home}]}, " + EXPERIENCED)],
    ],
    ids=[
        "one ends and the next begins in the same month",
        "the older one says that it stands beside the newer",
        "the newer one says that it stands beside the older",
        "three versions that are open at once",
        "an exam of a single day",
        "an estimate that spans the end",
        "a sighting in the month of the end",
        "a beta before its exam",
        "a beta and no standard exam yet",
        "a beta before the first day that can be written",
        "an overlap with a version whose name has an apostrophe",
        "checked on a day that has begun elsewhere",
        "checked in the year of the build",
        "every question counts",
        "nobody knows how many questions count",
        "a doubt in place of a source",
        "a doubt about everything in place of a source",
        "a doubt about all exams in place of a source",
        "a doubt about all of a credential, its exams among it",
        "former names without a letter that an address could have",
        "a word in two lists",
        "a renewal that comes back by no way",
        "former ids and names of its own",
        "two that are each other's nearest",
        "an end that leads on",
        "a level that renews one of its own",
        "domains whose weights no source has",
        "a study time that is about one number",
        "a study time with a doubt in place of a source",
        "a link after a text that has no place for it",
    ],
)
def test_unusual_but_possible_catalogue_is_accepted(small: Small, changes: list[tuple[str, str]]) -> None:
    """Dates that are only known roughly, doubts in place of sources, and ways that cross are all fine."""
    assert small(*changes).credentials


@pytest.mark.parametrize("today", [date(2022, 12, 31), date(2026, 11, 23), date(2040, 1, 1)])
def test_catalogue_without_ends_is_accepted_on_any_day(small: Small, today: date) -> None:
    """Without last days ahead, nothing goes wrong by waiting."""
    assert small(("checked: 2026-10-01", "checked: 2020-01-01"), today=today).credentials


@pytest.mark.parametrize(
    ("first", "last", "beta", "day", "state"),
    [
        ("2026-06-01", None, None, "2026-05-31", State.ANNOUNCED),
        ("2026-06-01", None, None, "2026-06-01", State.ACTIVE),
        ("2026-06", None, None, "2026-06-29", State.ANNOUNCED),
        ("2026-06", None, None, "2026-06-30", State.ACTIVE),
        ("2026", None, None, "2026-12-31", State.ACTIVE),
        (None, None, None, "1990-01-01", State.ACTIVE),
        ("2026-06-01", "2026-09-30", None, "2026-09-30", State.ENDING),
        ("2026-06-01", "2026-09-30", None, "2026-10-01", State.RETIRED),
        ("2026-06-01", "2026-09", None, "2026-09-02", State.RETIRED),
        ("2026-06-01", "2026-09-29 or 2026-09-30", None, "2026-09-30", State.RETIRED),
        ("2026-06-01", "2026-09-30", Beta(), "2026-09-30", State.BETA),
        ("2026-06-01", "2026-09-30", Beta(), "2026-10-01", State.RETIRED),
    ],
)
def test_a_version_has_a_state_of_its_own(
    first: str | None, last: str | None, beta: Beta | None, day: str, state: State
) -> None:
    """Open only on days on which it surely is, so that nobody is sent to an exam that may be over."""
    sitting = Offering(
        None, beta, PartialDate.parse(first) if first else None, PartialDate.parse(last) if last else None
    )
    assert sitting.state(date.fromisoformat(day)) is state


@pytest.mark.parametrize(("about", "kind"), [("all", "conflict"), ("exams", "conflict"), ("page", "unconfirmed")])
def test_doubt_of_another_kind_is_no_source(small: Small, about: str, kind: str) -> None:
    """Only a doubt that says unconfirmed, and says it of the exams, may stand in place of theirs."""
    with pytest.raises(CatalogError) as caught:
        small((BUILDER, f"    page: home\n    doubts: [{{fields: {about}, kind: {kind}, text: Nobody knows.}}]\n"))
    (problem,) = caught.value.problems
    assert problem.message.startswith("This fact has no source.")
    assert problem.message.endswith("See also lines 25, 26.")
