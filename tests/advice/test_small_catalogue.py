"""Advice on a made-up programme, where everything that can happen does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from certguide.advice.exam_cost import CostTotal, path_cost
from certguide.advice.key_dates import upcoming_dates
from certguide.advice.paths import resolve_path
from certguide.advice.renewal_cost import cheapest_renewal, renewal_options
from certguide.advice.renewals import renewal_ways, renewed_by, renews
from certguide.advice.roadmap import resolve_roadmap, step_group, steps_of
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.on_day import CatalogOnDay

Small = Callable[..., Catalog]
TODAY = date(2026, 11, 23)
HEAD = "roadmap:\n"
ROADMAP = (
    "credentials: {level: basic}}\naudiences",
    "credentials: {level: basic}}\n"
    "  - {id: others, title: The others, who: All., why: More., take: others, credentials: {level: basic}}\n"
    "  - {id: rest, title: The rest, who: All., why: Why not., take: rest}\naudiences",
)


def more(name: str, group: str = "level: basic", exam: str = "from: 2021-01-01", **lines: str) -> str:
    """Another credential, as the file writes it."""
    said = "".join(f"    {key}: {value}\n" for key, value in lines.items())
    return (
        f"  - id: {name}\n    name: Certified {name.title()}\n    short: {name.title()}\n    {group}\n"
        f"    about: Another one.\n    exams: [{{code: {name[:3].upper()}-C01, {exam}}}]\n{said}    sources: home\n"
    )


def with_more(*credentials: str) -> tuple[str, str]:
    return HEAD, "".join(credentials) + HEAD


def offered(catalog: Catalog, on: date = TODAY) -> dict[str, list[str]]:
    """Return what each step offers on a day."""
    return {resolved.step.id: [one.id for one in resolved.offered] for resolved in resolve_roadmap(catalog, on)}


def test_rest_offers_what_no_step_offers(small: Small) -> None:
    """Steps offer what they name and can be booked; the rest offers what none of them did."""
    catalog = small(
        with_more(more("welder"), more("turner", "kind: exam"), more("smith", exam="from: 2027-02-01")), ROADMAP
    )
    assert offered(catalog) == {
        "start": ["primer"],
        "then": ["builder", "welder"],
        "others": ["builder", "welder"],
        "rest": ["turner"],
    }
    assert offered(catalog, date(2027, 2, 1))["then"] == ["builder", "welder", "smith"]


def test_step_offers_a_credential_to_its_last_day(small: Small) -> None:
    """The last day is still a day on which a step offers it."""
    catalog = small(with_more(more("welder", exam="from: 2021-01-01, to: 2026-12-31", nearest="builder")), ROADMAP)
    assert offered(catalog, date(2026, 12, 31))["then"] == ["builder", "welder"]
    assert offered(catalog, date(2027, 1, 1))["then"] == ["builder"]


def test_our_additions_repeat_nothing(small: Small) -> None:
    """What we add to a step comes after what it names, and nothing is in it twice."""
    ours = "credentials: {kind: course}, our_note: {text: Ours., credentials: {ids: [builder, primer]}}}"
    start = resolve_roadmap(small(("credentials: {kind: course}}", ours)), TODAY)[0]
    assert [[one.id for one in part] for part in (start.named, start.added)] == [["primer"], ["builder"]]


def test_only_a_step_of_others_repeats_a_step(small: Small) -> None:
    """A step of others points at the step with the same choice; one with more stands for itself."""
    steps = resolve_roadmap(small(ROADMAP), TODAY)
    assert [one.repeats_step for one in steps] == [None, None, 2, None]
    apart = small(
        (
            ROADMAP[0],
            ROADMAP[1].replace("take: others, credentials: {level: basic}", "take: others, credentials: {kind: exam}"),
        )
    )
    assert resolve_roadmap(apart, TODAY)[2].repeats_step == 2
    other = small(
        with_more(more("welder", "kind: exam")),
        (
            ROADMAP[0],
            ROADMAP[1].replace("take: others, credentials: {level: basic}", "take: others, credentials: {kind: exam}"),
        ),
    )
    assert resolve_roadmap(other, TODAY)[2].repeats_step is None


def test_price_of_the_rest_counts_what_a_choice_left(small: Small) -> None:
    """Who takes one of two has the other before him at the end, unless the others were a step of their own."""
    both = with_more(more("welder"))
    without = (
        ROADMAP[0],
        ROADMAP[1].split("  - {id: others")[0] + "  - {id: rest" + ROADMAP[1].split("  - {id: rest")[1],
    )
    *named, rest = resolve_roadmap(small(both, without), TODAY)
    assert [one.id for one in rest.priced] == ["builder", "welder"]
    assert [one.priced for one in named] == [one.offered for one in named]
    assert [one.id for one in resolve_roadmap(small(both, ROADMAP), TODAY)[-1].priced] == []
    assert [one.id for one in resolve_roadmap(small(without), TODAY)[-1].priced] == []


def test_steps_of_a_credential_include_that_of_the_others(small: Small) -> None:
    """What is in a choice is in the step of the others as well."""
    catalog = small(with_more(more("welder")), ROADMAP)
    assert [one.step.id for one in steps_of(resolve_roadmap(catalog, TODAY), catalog.by_id["welder"])] == [
        "then",
        "others",
    ]


def test_group_of_a_step_is_that_of_its_first_credential(small: Small) -> None:
    """The step that spans all, and one that offers nothing, stand in none."""
    steps = resolve_roadmap(small(ROADMAP), TODAY)
    bands = [step_group(small(), step) for step in steps]
    assert [band.id if band else None for band in bands] == ["course", "basic", "basic", None]
    closed = resolve_roadmap(small(), date(2010, 1, 1))[0]
    assert step_group(small(), closed) is None


@pytest.mark.parametrize(
    ("price", "cost"),
    [
        ("30 USD", CostTotal(13000, 13000, "USD", 2)),
        ("free", CostTotal(10000, 10000, "USD", 1)),
        ("30 EUR", None),
        ("unknown", None),
    ],
)
def test_sum_needs_known_prices_in_one_currency(small: Small, price: str, cost: CostTotal | None) -> None:
    """Other currencies and unknown prices make a sum impossible, and none is guessed; without a voucher all is full."""
    catalog = small(with_more(more("welder", price=price)))
    both = [catalog.by_id["builder"], catalog.by_id["welder"]]
    assert path_cost(CatalogOnDay(catalog, TODAY), both) == cost


def test_price_of_a_version_goes_before_that_of_the_level(small: Small) -> None:
    """It goes before that of the level."""
    catalog = small(("      - code: BLD-C02\n", "      - code: BLD-C02\n        price: 70 USD\n"))
    price = CatalogOnDay(catalog, TODAY).regular_price(catalog.by_id["builder"])
    assert price is not None
    assert price.cents == 7000


def test_discounts_are_rounded_by_the_smallest_unit(small: Small) -> None:
    """Half of an odd amount of yen is paid in whole yen, on a path and to keep what was taken."""
    catalog = small(
        ("price: 100 USD", "price: 101 JPY"),
        (
            "from: 2013, sources: home}",
            "from: 2013, sources: home, discount: {percent: 50, text: Half., sources: home}}",
        ),
        with_more(more("welder")),
    )
    both = [catalog.by_id["builder"], catalog.by_id["welder"]]
    on_day = CatalogOnDay(catalog, TODAY)
    assert path_cost(on_day, both) == CostTotal(20200, 15200, "JPY", 2)
    kept = cheapest_renewal(on_day, both)
    assert kept is not None
    assert (kept.cover.cents, kept.with_vouchers) == (20200, 10200)


def test_regular_price_is_that_of_the_newest_version(small: Small) -> None:
    """Not that of the version before, and not that of its beta."""
    catalog = small(
        ("        from: 2023-01-01\n", "        from: 2023-01-01\n        beta: {from: 2022-12, price: 40 USD}\n"),
        ("to: 2022-12-31}", "to: 2022-12-31, price: 90 USD}"),
    )
    price = CatalogOnDay(catalog, TODAY).regular_price(catalog.by_id["builder"])
    assert price is not None
    assert price.cents == 10000


def test_exam_of_unknown_price_is_no_renewal_option(small: Small) -> None:
    """An exam that nobody can say the fee of is not reckoned with, and what only it renews is left over."""
    catalog = small(with_more(more("welder", price="unknown")))
    assert [one.id for one in renewal_options(CatalogOnDay(catalog, TODAY))] == ["builder"]
    found = cheapest_renewal(CatalogOnDay(catalog, TODAY), [catalog.by_id["welder"], catalog.by_id["builder"]])
    assert found is not None
    assert (found.months, found.cover.uncovered, found.cover.cents, found.with_vouchers) == (
        36,
        ("welder",),
        10000,
        10000,
    )


def test_exam_in_another_currency_is_no_renewal_option(small: Small) -> None:
    """Fees are added up in the currency of most of them, and in no other."""
    catalog = small(with_more(more("welder", price="90 EUR"), more("smith")))
    assert [one.id for one in renewal_options(CatalogOnDay(catalog, TODAY))] == ["builder", "smith"]


def test_course_that_expires_is_renewed_by_passing_it(small: Small) -> None:
    """A course that lasts for a year is an offer of its own; one that lasts for ever is none."""
    lasting = ("Courses, price: free,", "Courses, price: 5 USD, validity: 12 months,")
    assert [(one.id, one.cents) for one in renewal_options(CatalogOnDay(small(lasting), TODAY))] == [
        ("primer", 500),
        ("builder", 10000),
    ]
    assert [one.id for one in renewal_options(CatalogOnDay(small(), TODAY))] == ["builder"]


def test_different_validities_have_no_renewal_sum(small: Small) -> None:
    """Two and three years cannot be told in one sum."""
    catalog = small(with_more(more("welder", validity="24 months")))
    assert cheapest_renewal(CatalogOnDay(catalog, TODAY), catalog.credentials[1:]) is None
    assert cheapest_renewal(CatalogOnDay(catalog, TODAY), catalog.credentials[:1]) is None


def test_renewals_of_credential_level_and_kind_add_up(small: Small) -> None:
    """Passing one renews what it, its level and its kind name, in that order, but never itself."""
    catalog = small(
        ("name: Basic,", "name: Basic, renews: [primer, builder],"),
        ("validity: 36 months,", "validity: 36 months, renews: turner,"),
        with_more(more("welder", renews="smith"), more("turner", "kind: course"), more("smith", "kind: course")),
    )
    assert [one.id for one in renews(catalog, catalog.by_id["builder"])] == ["primer", "turner"]
    assert [one.id for one in renews(catalog, catalog.by_id["welder"])] == ["smith", "primer", "builder", "turner"]
    assert [one.id for one in renewed_by(CatalogOnDay(catalog, TODAY), catalog.by_id["builder"])] == ["welder"]
    assert [one.id for one in renewed_by(CatalogOnDay(catalog, TODAY), catalog.by_id["smith"])] == ["welder"]
    assert renewed_by(CatalogOnDay(catalog, date(2020, 6, 1)), catalog.by_id["smith"]) == []


def test_renewal_ways_are_those_that_name_the_credential(small: Small) -> None:
    """A way to renew is told where it is open."""
    way = "{id: way, name: Way, text: So., credentials: builder, extends: 12 months, window: 90 days, sources: home}"
    catalog = small(("from: 2013, sources: home}", f"from: 2013, renewal_ways: [{way}], sources: home}}"))
    assert [one.id for one in renewal_ways(CatalogOnDay(catalog, TODAY), catalog.by_id["builder"])] == ["way"]
    assert renewal_ways(CatalogOnDay(catalog, TODAY), catalog.by_id["primer"]) == []


@pytest.mark.parametrize(
    ("way", "options"),
    [
        ("credentials: builder, extends: 36 months, price: free", [(0, ["builder"])]),
        ("credentials: builder, extends: 48 months, price: free", [(0, ["builder"])]),
        ("credentials: builder, extends: does not expire, price: free", [(0, ["builder"])]),
        ("credentials: builder, extends: 35 months, price: free", []),
        ("credentials: builder, extends: 36 months, price: 10 USD", [(1000, ["builder"])]),
        ("credentials: builder, extends: 36 months, price: 10 EUR", []),
        ("credentials: builder, extends: 36 months, price: unknown", []),
        ("credentials: builder, extends: 36 months", []),
        ("credentials: [builder, primer], extends: 36 months, price: free", [(0, ["builder"])]),
        ("credentials: [builder, primer], extends: 36 months, price: free, once_for_all: true", []),
        ("credentials: [builder, primer], extends: 36 months, price: 10 USD", [(1000, ["builder"])]),
        ("credentials: [builder, welder], extends: 36 months, price: free", [(0, ["builder"]), (0, ["welder"])]),
        (
            "credentials: [builder, welder], extends: 36 months, price: free, once_for_all: true",
            [(0, ["builder", "welder"])],
        ),
        ("credentials: [builder, welder], extends: 3 years, price: 10 USD", [(1000, ["builder"]), (1000, ["welder"])]),
        (
            "credentials: [builder, welder], extends: 3 years, price: 10 USD, once_for_all: true",
            [(1000, ["builder", "welder"])],
        ),
        ("credentials: [builder, primer], extends: 36 months, price: 10 USD, once_for_all: true", []),
    ],
)
def test_way_of_full_length_is_a_renewal_option(small: Small, way: str, options: list[tuple[int, list[str]]]) -> None:
    """It has its price, for each credential or once for all, and extends them by as much as passing again."""
    text = f"{{id: way, name: Way, text: So., {way}, window: 90 days, sources: home}}"
    catalog = small(
        ("from: 2013, sources: home}", f"from: 2013, renewal_ways: [{text}], sources: home}}"),
        with_more(more("welder")),
    )
    ways = [option for option in renewal_options(CatalogOnDay(catalog, TODAY)) if option.id == "way"]
    assert [(option.cents, sorted(option.covers)) for option in ways] == options
    assert not any(option.is_exam for option in ways)


def test_paid_way_is_chosen_without_a_discount(small: Small) -> None:
    """The cheapest renewal takes it where it costs less than the exam, and a pass takes nothing off its price."""
    way = "credentials: builder, extends: 36 months, price: 60 USD, window: 90 days, sources: home"
    discount = "discount: {percent: 50, text: Half., sources: home}"
    catalog = small(
        (
            "from: 2013, sources: home}",
            f"from: 2013, {discount}, renewal_ways: [{{id: way, name: Way, text: So., {way}}}], sources: home}}",
        ),
        with_more(more("welder")),
    )
    plan = cheapest_renewal(CatalogOnDay(catalog, TODAY), [catalog.by_id["builder"], catalog.by_id["welder"]])
    assert plan is not None
    assert [option.id for option in plan.cover.chosen] == ["way", "welder"]
    assert (plan.cover.cents, plan.with_vouchers) == (16000, 11000)


def test_path_resolves_stops_and_skipped_credentials(small: Small) -> None:
    """Stops, steps deeper and what to skip come with the credentials they mean; the first stop is the answer."""
    catalog = small(
        (
            "    path: [{credential: builder, why: It fits.}]\n",
            "    path: [{credential: builder, why: It fits.}, {credential: primer, why: For fun., optional: true}]\n"
            "    go_further: [{credential: welder, why: Later.}]\n"
            "    skip: [{credentials: {ids: turner}, why: Too easy.}]\n",
        ),
        with_more(more("welder", exam="from: 2021-01-01"), more("turner", exam="from: 2021-01-01")),
    )
    path = resolve_path(catalog, catalog.audiences[0], TODAY)
    assert path.audience is catalog.audiences[0]
    assert path.answer.id == "builder"
    assert [(leg.credential.id, leg.stop.optional) for leg in path.stops] == [("builder", False), ("primer", True)]
    assert [leg.stop.why for leg in path.deeper] == ["Later."]
    assert [([one.id for one in left.credentials], left.why) for left in path.skip] == [(["turner"], "Too easy.")]


def test_upcoming_dates_of_versions_and_betas_are_in_order(small: Small) -> None:
    """Starts and ends of versions and betas, nearest first; the last day of all is final."""
    catalog = small(
        (
            "        from: 2023-01-01\n        domains: [{name: Walls, weight: 60}, {name: Roofs, weight: 40}]\n",
            "        from: 2023-01-01\n        to: 2027-03-31\n"
            "      - {code: BLD-C03, from: 2027-04-01, beta: {code: BL3-C03, from: 2027-01, to: 2027-02-01}}\n",
        ),
        with_more(more("welder", exam="from: 2021-01-01, to: 2027-01-31", nearest="builder")),
    )
    told = [
        (str(one.day), one.type, one.credential.id, one.offering.code, one.is_final, one.is_after_beta)
        for one in upcoming_dates(catalog, TODAY)
    ]
    assert told == [
        ("2027-01", "starts", "builder", "BL3-C03", False, False),
        ("2027-01-31", "ends", "welder", "WEL-C01", True, False),
        ("2027-02-01", "ends", "builder", "BL3-C03", False, False),
        ("2027-03-31", "ends", "builder", "BLD-C02", False, False),
        ("2027-04-01", "starts", "builder", "BLD-C03", False, True),
    ]
    assert upcoming_dates(catalog, date(2027, 4, 1)) == []


def test_undated_end_of_a_beta_is_not_upcoming(small: Small) -> None:
    """A beta that only makes way for its standard exam has a first day, and the exam has the next."""
    beta = "beta: {code: BL3-C03, from: 2027-01-01}"
    catalog = small(
        (
            "    page: home\n",
            f"      - {{code: BLD-C03, from: 2027-04-01, overlaps: BLD-C02, {beta}}}\n    page: home\n",
        )
    )
    told = [(str(one.day), one.type) for one in upcoming_dates(catalog, TODAY)]
    assert told == [("2027-01-01", "starts"), ("2027-04-01", "starts")]
