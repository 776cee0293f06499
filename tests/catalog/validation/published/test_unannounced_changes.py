"""Differences from the published catalogue need an entry in the list of changes."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.catalog.loading.loader import load_catalog, parse_catalog, parse_published
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError
from tests.conftest import SMALL, TODAY, changed
from tests.recipes import CHANGES, blocks, for_sample

PUBLISHED = SMALL.read_text(encoding="utf-8")
PRICE = ("price: 100 USD", "price: 120 USD")
CENTS = ("price: 100 USD", "price: 120.50 USD")
NO_PRICE = ("price: 100 USD, ", "")
NO_DAY = ("    from: 2019\n", "")
END = ("        from: 2023-01-01\n", "        from: 2023-01-01\n        to: 2027-01-31\n")
NEAREST = ("    page: home\n", "    page: home\n    nearest: primer\n")
STOP = ("path: [{credential: builder", "path: [{credential: primer")
MOVED = ("        from: 2023-01-01\n", "        from: 2023-02\n")
Changes = tuple[tuple[str, str], ...]


def problems_of(
    *changes: tuple[str, str], entries: str = "", published: str = PUBLISHED, today: date = TODAY
) -> list[str]:
    """Return the problems of the small catalogue with changes and entries, as ``line:column: problem``."""
    text = changed(PUBLISHED, *changes) + (f"changes:\n{entries}" if entries else "")
    try:
        parse_catalog(text, today, "small.yaml", parse_published(published))
    except CatalogError as error:
        return [f"{problem.line}:{problem.column}: {problem}" for problem in error.problems]
    return []


def test_unchanged_catalogue_needs_no_entry() -> None:
    """Neither do texts that are no facts, or dates of checking."""
    assert problems_of() == []
    assert (
        problems_of(("about: A free course.", "about: Another word."), ("checked: 2026-10-01", "checked: 2026-11-01"))
        == []
    )


def test_changed_price_without_entry_is_a_problem() -> None:
    """The problem is at the new price, and has both values and the line to add."""
    assert problems_of(PRICE) == [
        "8:65: levels › basic › price: The price changed from 100 USD to 120 USD, but `changes` has no entry "
        "for it. Add: - {date: 2026-11-23, about: basic, type: price, old: 100 USD, new: 120 USD, "
        "sources: …} If the old value was a typo, write `type: correction`."
    ]


def test_changed_price_of_a_kind_needs_an_entry() -> None:
    """A price that all levels of a kind inherit is compared like a price of a level."""
    (problem,) = problems_of(("plural: Courses, price: free,", "plural: Courses, price: 10 USD,"))
    assert "kinds › course › price: The price changed from free to 10 USD" in problem


def test_changed_price_of_a_beta_is_compared_with_its_former_price() -> None:
    """A beta has a price of its own, or inherits that of its exam."""
    first = "        from: 2023-01-01\n"
    beta = "        beta: {code: BL1-C02, from: 2022-10-01, to: 2022-12-31%s}\n"
    before = changed(PUBLISHED, (first, first + beta % ", price: 50 USD"))
    for now, message in (
        (", price: 60 USD", "The price changed from 50 USD to 60 USD"),
        ("", "The price changed from 50 USD to 100 USD"),
    ):
        (problem,) = problems_of((first, first + beta % now), published=before)
        assert message in problem


def test_new_price_of_an_exam_is_compared_with_the_inherited_one() -> None:
    """The price of its beta is not the price of the exam."""
    first = "        from: 2023-01-01\n"
    beta = f"{first}        beta: {{code: BL1-C02, from: 2022-10-01, to: 2022-12-31, price: 50 USD}}\n"
    (problem,) = problems_of((first, f"{beta}        price: 90 USD\n"), published=changed(PUBLISHED, (first, beta)))
    assert "The price changed from 100 USD to 90 USD" in problem


def test_entry_for_the_price_of_a_beta_may_name_either_code() -> None:
    """It may have the code of the beta or of its exam; the line to add suggests the exam."""
    first = "        from: 2023-01-01\n"
    beta = "        beta: {code: BL1-C02, from: 2022-10-01, to: 2022-12-31, price: %d USD}\n"
    before, after = changed(PUBLISHED, (first, first + beta % 50)), (first, first + beta % 60)
    assert (
        "about: builder, type: price, exam: BLD-C02, old: 50 USD, new: 60 USD"
        in problems_of(after, published=before)[0]
    )
    for code in ("BL1-C02", "BLD-C02"):
        entry = f"about: builder, type: price, exam: {code}, old: 50 USD, new: 60 USD, sources: home"
        assert problems_of(after, published=before, entries=f"  - {{date: 2026-11-20, {entry}}}\n") == []


UPPER = "levels:\n  - {id: upper, kind: exam, name: Upper, plural: Uppers, price: 200 USD, sources: home}\n"
TALK = "kinds:\n  - {id: talk, name: Talk, plural: Talks, price: 10 USD, sources: home}\n"


@pytest.mark.parametrize(
    ("other", "moved", "place", "prices"),
    [
        (("levels:\n", UPPER), ("level: basic\n", "level: upper\n"), "builder › level", "100 USD|200 USD"),
        (("kinds:\n", TALK), ("    kind: course\n", "    kind: talk\n"), "primer › kind", "free|10 USD"),
    ],
)
def test_move_to_a_group_with_another_price_needs_an_entry(
    other: tuple[str, str], moved: tuple[str, str], place: str, prices: str
) -> None:
    """The inherited price of a credential changes without a price being edited."""
    steps = (
        ("credentials: {kind: course}", "credentials: {ids: primer}"),
        ("credentials: {level: basic}", "credentials: {ids: builder}"),
    )
    was, now = prices.split("|")
    (problem,) = problems_of(other, moved, *steps, published=changed(PUBLISHED, other, *steps))
    assert f"{place}: The price changed from {was} to {now}" in problem


def test_change_needs_an_entry_beside_edits_that_need_none() -> None:
    """An edit further up that needs no entry does not hide the price."""
    assert len(problems_of(("title: Which exam", "title: What exam"), PRICE)) == 1


CHANGED_STATUS = (
    ("    from: 2019\n", "    from: 2019\n    to: 2024\n    nearest: builder\n    renamed_to: builder\n"),
    ("take: all, credentials: {kind: course}", "take: all, credentials: {ids: builder}"),
)
RETIRED = changed(
    PUBLISHED, (CHANGED_STATUS[0][0], CHANGED_STATUS[0][1].replace("    renamed_to: builder\n", "")), CHANGED_STATUS[1]
)
HELPER = "  - {id: helper, name: Helper, short: Helper, kind: course, about: New., from: 2026, sources: home}\n"


def test_changed_status_needs_an_entry() -> None:
    """A retired credential is renamed, without a date being edited. New credentials before it change nothing."""
    for more in ((), (("  - id: primer\n", f"{HELPER}  - id: primer\n"),)):
        (problem,) = problems_of(*CHANGED_STATUS, *more, published=RETIRED)
        assert problem.endswith(
            ": credentials › primer: Changed from retired to renamed, but `changes` has no entry for it. "
            "Add: - {date: 2026-11-23, about: primer, type: status, text: …, sources: …} "
            "If the old value was a typo, write `type: correction`."
        )


@pytest.mark.parametrize(
    ("entry", "matches"),
    [
        ("about: primer, type: status, text: It goes on., sources: home", True),
        ("about: primer, type: name, text: It goes on., sources: home", True),
        ("about: course, type: announcement, text: They go on., sources: home", True),
        ("about: builder, type: status, text: It goes on., sources: home", False),
        ("about: primer, type: rule, text: It goes on., sources: home", False),
    ],
)
def test_entry_for_a_status_may_be_a_status_name_or_announcement(entry: str, matches: bool) -> None:
    """It names the credential, its level or its kind."""
    problems = problems_of(*CHANGED_STATUS, published=RETIRED, entries=f"  - {{date: 2026-11-20, {entry}}}\n")
    assert (problems == []) is matches


def test_load_catalog_compares_with_the_published_catalogue() -> None:
    """A file is compared like a text."""
    before = parse_published(changed(PUBLISHED, PRICE))
    with pytest.raises(CatalogError, match="The price changed from 120 USD to 100 USD"):
        load_catalog(SMALL, TODAY, published=before)


@pytest.mark.parametrize(
    ("change", "entry", "matches"),
    [
        (PRICE, "about: basic, type: price, old: 100 USD, new: 120 USD, sources: home", True),
        (PRICE, "about: exam, type: price, old: 100.00 USD, new: 120 USD, sources: home", True),
        (PRICE, "about: basic, type: correction, text: A slip of ours.", True),
        (PRICE, "about: basic, type: price, old: 100 USD, new: 130 USD, sources: home", False),
        (PRICE, "about: basic, type: price, old: 90 USD, new: 120 USD, sources: home", False),
        (PRICE, "about: course, type: price, old: 100 USD, new: 120 USD, sources: home", False),
        (PRICE, "about: basic, type: rule, text: It costs more., sources: home", False),
        (PRICE, "type: correction, text: Of everything.", False),
        (CENTS, "about: basic, type: price, old: 100 USD, new: 120.50 USD, sources: home", True),
        (CENTS, "about: basic, type: price, old: 100 USD, new: 120 USD, sources: home", False),
        (NO_PRICE, "about: basic, type: price, old: 100 USD, new: unknown, sources: home", True),
        (NO_DAY, "about: primer, type: first day, old: 2019, new: none, sources: home", True),
        (MOVED, "about: builder, type: first day, exam: BLD-C02, old: 2023-01-01, new: 2023-02, sources: home", True),
        (MOVED, "about: builder, type: first day, old: 2023-01-01, new: 2023-02, sources: home", True),
        (MOVED, "about: builder, type: first day, exam: BLD-C01, old: 2023-01-01, new: 2023-02, sources: home", False),
        (MOVED, "about: builder, type: last day, old: 2023-01-01, new: 2023-02, sources: home", False),
        (MOVED, "about: builder, type: correction, old: January, new: February", True),
        (MOVED, "about: exam, type: first day, old: 2023-01-01, new: 2023-02, sources: home", True),
        (MOVED, "about: builder, type: announcement, text: It moved., sources: home", False),
    ],
)
def test_entry_matches_if_subject_type_and_values_match(change: tuple[str, str], entry: str, matches: bool) -> None:
    """A change entry matches if subject, type and old and new values match; a correction only has to be new."""
    assert (problems_of(change, entries=f"  - {{date: 2026-11-20, {entry}}}\n") == []) is matches


@pytest.mark.parametrize(
    ("change", "entry", "message"),
    [
        (PRICE, "about: basic, type: price, old: 90 USD, new: 120 USD", "price was 90 USD, but 100 USD"),
        (PRICE, "about: exam, type: price, old: unknown, new: 120 USD", "price was unknown, but 100 USD"),
        (MOVED, "about: builder, type: first day, old: 2022, new: 2023-02", "first day was 2022, but 2023-01-01"),
    ],
)
@pytest.mark.parametrize("day", ["2026-11-20", "2027-11-20"])
def test_entry_with_another_old_value_is_the_problem(
    change: tuple[str, str], entry: str, message: str, day: str
) -> None:
    """The line of the entry is shown, with the value that was published, and no second entry is asked for."""
    (problem,) = problems_of(change, entries=f"  - {{date: {day}, {entry}, sources: home}}\n")
    assert f"changes › item 1 › old: By this entry, the old {message} was published. Write `old: " in problem


def test_entry_with_an_old_value_says_that_none_was_published() -> None:
    """The word for no value is what to write."""
    entry = "  - {date: 2026-11-20, about: basic, type: price, old: 90 USD, new: 100 USD, sources: home}\n"
    (problem,) = problems_of(entries=entry, published=changed(PUBLISHED, NO_PRICE))
    assert problem.endswith("was 90 USD, but none was published. Write `old: unknown`.")


def test_entry_that_covers_another_change_is_not_the_problem() -> None:
    """It is right about one of its levels; the other needs an entry of its own."""
    published = changed(PUBLISHED, ("levels:\n", UPPER))
    higher = changed(published, ("price: 200 USD", "price: 120 USD"), PRICE)
    entry = "date: 2026-11-20, about: [basic, upper], type: price, old: 100 USD, new: 120 USD, sources: home"
    with pytest.raises(CatalogError, match="The price changed from 200 USD to 120 USD, but `changes` has no entry"):
        parse_catalog(f"{higher}changes:\n  - {{{entry}}}\n", TODAY, "small.yaml", parse_published(published))


@pytest.mark.parametrize(("what", "matches"), [("correction, text: A slip.", False), ("price", True)])
def test_published_entry_matches_only_by_its_values(what: str, matches: bool) -> None:
    """A published correction does not cover a new change; a published entry with the same values does."""
    values = f"type: {what}" if "," in what else "type: price, old: 100 USD, new: 120 USD"
    entry = f"  - {{date: 2026-11-20, about: basic, {values}, sources: home}}\n"
    published = f"{PUBLISHED}changes:\n{entry}"
    assert (problems_of(PRICE, entries=entry, published=published) == []) is matches


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ((("level: basic\n", "level: basic\n    price: 90 USD\n"),), "credentials › builder › price"),
        ((("code: BLD-C02\n", "code: BLD-C02\n        price: 90 USD\n"),), "builder › exams › BLD-C02 › price"),
        ((("price: 100 USD, ", ""),), "levels › basic"),
        ((("to: 2022-12-31", "to: 2022-12"),), "builder › exams › BLD-C01 › to"),
        ((("    from: 2019\n", "    from: 2018\n"),), "credentials › primer › from"),
        ((("      - {code: BLD-C01, from: 2020-01-01, to: 2022-12-31}\n", ""),), "credentials › builder › exams"),
        ((END, NEAREST, STOP), "builder › exams › BLD-C02 › to"),
    ],
    ids=["own price", "price of an exam", "no price", "less precise", "course", "exam gone", "end named"],
)
def test_each_change_is_one_problem_at_its_place(changes: Changes, place: str) -> None:
    """Prices, dates and exams are compared in every record that may state them."""
    (problem,) = problems_of(*changes)
    assert f"{place}: " in problem


@pytest.mark.parametrize(
    ("beta", "removed", "name"),
    [
        ("", "      - {code: BLD-C01, from: 2020-01-01, to: 2022-12-31}\n", "Exam BLD-C01"),
        (
            "        beta: {code: BL1-C02, from: 2022-10-01, to: 2022-12-31}\n",
            "        beta: {code: BL1-C02, from: 2022-10-01, to: 2022-12-31}\n",
            "The beta of exam BLD-C02",
        ),
    ],
    ids=["exam", "beta"],
)
def test_removed_exam_or_beta_is_reported_with_its_code(beta: str, removed: str, name: str) -> None:
    """The line to add names the credential."""
    published = changed(PUBLISHED, ("        from: 2023-01-01\n", f"        from: 2023-01-01\n{beta}"))
    with pytest.raises(CatalogError) as caught:
        parse_catalog(changed(published, (removed, "")), TODAY, "small.yaml", parse_published(published))
    (problem,) = caught.value.problems
    assert problem.message.startswith(f"{name} was published and is missing now, but `changes` has no entry for it.")
    assert "about: builder, type: status, text: …" in problem.message


def test_price_stated_again_where_it_was_inherited_needs_no_entry() -> None:
    """The price of the credential is the same, whichever record states it."""
    assert problems_of(("level: basic\n", "level: basic\n    price: 100 USD\n")) == []


def test_first_named_last_day_needs_an_entry() -> None:
    """The credential is ending now; the entry says when that became known."""
    problems = problems_of(END, NEAREST, STOP)
    assert "type: last day, exam: BLD-C02, old: none, new: 2027-01-31" in problems[0]
    entry = "  - {date: 2026-11-20, about: builder, type: announcement, text: It ends., sources: home}\n"
    assert problems_of(END, NEAREST, STOP, entries=entry) == []


def test_date_that_is_read_more_precisely_needs_no_entry() -> None:
    """The published date meant these days too; a day outside it is another."""
    published = changed(PUBLISHED, ("    from: 2019\n", "    from: about 2019\n"))
    for day, number in (("2019-06-12", 0), ("2019", 0), ("about 2019-06", 0), ("2018-12-31", 1)):
        assert len(problems_of(("    from: 2019\n", f"    from: {day}\n"), published=published)) == number


def test_more_precise_day_that_changes_the_status_needs_an_entry() -> None:
    """A month counts as over from its first day, so the exam was retired by the published date."""
    first, last = "        from: 2023-01-01\n", "        from: 2023-01-01\n        to: %s\n"
    published = changed(PUBLISHED, (first, last % "2026-11"), NEAREST, STOP)
    edits = (first, last % "2026-11-30"), NEAREST, STOP
    (problem,) = problems_of(*edits, published=published)
    assert "Changed from 2026-11 to 2026-11-30, but `changes` has no entry for it." in problem
    entry = "about: builder, type: last day, old: 2026-11, new: 2026-11-30, sources: home"
    assert problems_of(*edits, published=published, entries=f"  - {{date: 2026-11-20, {entry}}}\n") == []


def test_new_last_day_needs_an_entry_beside_a_more_precise_first_day() -> None:
    """The last day is what changed the status, so the entry is about it."""
    published = changed(PUBLISHED, ("        from: 2023-01-01\n", "        from: 2023\n"))
    (problem,) = problems_of(END, NEAREST, STOP, published=published)
    assert "type: last day, exam: BLD-C02, old: none, new: 2027-01-31" in problem


def test_new_exam_version_needs_no_entry() -> None:
    """The last day of one version and the first of the next are enough."""
    new = ("        from: 2023-01-01\n", "        from: 2023-01-01\n        to: 2027-01-31\n")
    tail = (
        "    page: home\n    sources: home\nroadmap",
        "      - {code: BLD-C03, from: 2027-02-01}\n    page: home\n    sources: home\nroadmap",
    )
    assert problems_of(new, tail) == []


def test_exam_that_became_a_part_is_not_missing() -> None:
    """An exam that was taken for a version of its own, and is needed with another, is still there."""
    older = "      - {code: BLD-C00, from: 2010-01-01, to: 2010-12-31}\n"
    exams = "    exams:\n"
    parts = f"{exams}      - {{from: 2010-01-01, to: 2010-12-31, parts: [{{code: BLD-C00}}, {{code: BLD-C0}}]}}\n"
    published = changed(PUBLISHED, (exams, exams + older))
    assert problems_of((exams, parts), published=published) == []


def test_new_credential_needs_no_entry() -> None:
    """Its first day is enough."""
    new = "  - {id: helper, name: Helper, short: Helper, kind: course, about: New., from: 2026, sources: home}\n"
    assert problems_of(("  - id: primer\n", f"{new}  - id: primer\n")) == []


def test_price_in_another_currency_needs_an_entry() -> None:
    """It is one that readers pay; a price for members, or a currency that is new, needs none."""
    price = PRICE[0]
    published = changed(PUBLISHED, (price, "price: [100 USD, 90 EUR, 80 USD for members]"))
    (problem,) = problems_of((price, "price: [100 USD, 95 EUR, 70 USD for members, 9 GBP]"), published=published)
    assert "levels › basic › price: The price changed from 90 EUR to 95 EUR, but `changes` has no entry" in problem
    line = "  - {date: 2026-11-20, about: basic, type: price, old: 90 EUR, new: 95 EUR, sources: home}\n"
    assert problems_of((price, "price: [100 USD, 95 EUR, 80 USD for members]"), entries=line, published=published) == []


def test_removed_credential_is_refused() -> None:
    """Only a new id with the old one under former_ids is accepted, and its facts are still compared."""
    other = changed(PUBLISHED, ("id: primer", "id: first-course"))
    assert problems_of(published=other) == [
        '10:3: credentials: "first-course" was published and is missing now. Put it back; to retire it, add '
        "`to`. If its id changed, add `former_ids: [first-course]` to the new record."
    ]
    former = ("    kind: course\n", "    kind: course\n    former_ids: [first-course]\n")
    assert problems_of(former, published=other) == []
    assert (
        "from: Changed from 2019" in problems_of(former, ("    from: 2019\n", "    from: 2018\n"), published=other)[0]
    )


def test_level_with_a_new_id_is_compared_under_its_former_id() -> None:
    """The new id needs no entry, and a new price does."""
    names = (
        ("levels:\n  - {id: basic, ", "levels:\n  - {id: first, former_ids: [basic], "),
        ("level: basic\n", "level: first\n"),
        ("credentials: {level: basic}", "credentials: {level: first}"),
    )
    assert problems_of(*names) == []
    assert "levels › first › price: The price changed from 100 USD" in problems_of(*names, PRICE)[0]


def test_later_day_needs_no_entry() -> None:
    """Both catalogues are compared for the same day, so an exam that has ended since needs no entry."""
    assert problems_of(today=date(2031, 1, 1)) == []
    ended = changed(PUBLISHED, END, NEAREST, STOP)
    assert parse_catalog(ended, date(2027, 3, 1), "small.yaml", parse_published(ended)).credentials


@pytest.mark.parametrize("text", ["", "guide: [", "guide: {}\n", PUBLISHED.replace("level: basic", "level: none")])
def test_parse_published_returns_none_for_an_invalid_text(text: str) -> None:
    """A version that cannot be parsed or queried cannot be compared."""
    assert parse_published(text) is None


def test_recipes_for_change_entries_work_as_written(sample_text: str, sample_catalog: Catalog) -> None:
    """The entries shown to contributors cover the changes they describe."""
    entries, corrections = [for_sample(block).removeprefix("changes:\n") for block in blocks()[CHANGES]]
    higher_price = ("    price: 150 USD\n", "    price: 160 USD\n")
    later = ("        to: 2026-12-31\n        domains", "        to: 2027-01-31\n        domains")
    earlier = ("        to: 2026-11-30\n        domains", "        to: 2026-11-29\n        domains")
    upcoming = changed(entries, ("{date: 2026-11-20, about: associate,", "{date: 2027-04-01, about: associate,"))
    higher = (higher_price, later)
    for changes, added, number in ((higher, entries, 2), (higher, upcoming, 2), ((earlier,), corrections, 1)):
        text = changed(sample_text, *changes)
        with pytest.raises(CatalogError) as caught:
            parse_catalog(text, TODAY, "sample.yaml", sample_catalog)
        assert len(caught.value.problems) == number
        announced = changed(text, ("\nchanges:\n", f"\nchanges:\n{added}"))
        assert parse_catalog(announced, TODAY, "sample.yaml", sample_catalog)
