"""What differs from the published catalogue has to have an entry in the list of changes."""

from __future__ import annotations

import re
from datetime import date

import pytest

from certguide.catalog.loading.loader import load_catalog, parse_catalog, parse_published
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError
from tests.conftest import ROOT, SMALL, TODAY, changed

PUBLISHED = SMALL.read_text(encoding="utf-8")
PRICE = ("price: 100 USD", "price: 120 USD")
CENTS = ("price: 100 USD", "price: 120.50 USD")
NO_PRICE = ("price: 100 USD, ", "")
NO_DAY = ("    from: 2019\n", "")
END = ("        from: 2023-01-01\n", "        from: 2023-01-01\n        to: 2027-01-31\n")
NEAREST = ("    page: home\n", "    page: home\n    nearest: primer\n")
STOP = ("path: [{take: builder", "path: [{take: primer")
MOVED = ("        from: 2023-01-01\n", "        from: 2023-02\n")
Changes = tuple[tuple[str, str], ...]


def told(*changes: tuple[str, str], entries: str = "", published: str = PUBLISHED, today: date = TODAY) -> list[str]:
    """The problems of the small catalogue with changes and entries, each as where it is and what it says."""
    text = changed(PUBLISHED, *changes) + (f"changes:\n{entries}" if entries else "")
    try:
        parse_catalog(text, today, "small.yaml", parse_published(published))
    except CatalogError as error:
        return [f"{problem.line}:{problem.column}: {problem}" for problem in error.problems]
    return []


def test_what_is_as_published_needs_no_entry() -> None:
    """Nothing is said of a catalogue that changed in nothing, or only in its words and their order."""
    assert told() == []
    assert told(("about: A free course.", "about: Another word."), ("checked: 2026-10-01", "checked: 2026-11-01")) == []


def test_a_price_without_an_entry_is_told() -> None:
    """The place of the new price, both values, and the line to write."""
    assert told(PRICE) == [
        "8:65: levels › basic › price: the price was 100 USD when last published and is 120 USD now; no entry in "
        "changes says so. Add there: - {date: 2026-11-23, of: basic, what: price, was: 100 USD, now: 120 USD, "
        "sources: …} If it was only mistyped here, write what: correction."
    ]


def test_a_price_of_a_kind_is_told_too() -> None:
    """What all levels of a kind take from it counts like a price of their own."""
    told_of = told(("plural: Courses, price: free,", "plural: Courses, price: 10 USD,"))
    assert len(told_of) == 1
    assert "kinds › course › price: the price was free when last published and is 10 USD now" in told_of[0]


def test_a_price_of_a_beta_is_told_with_what_it_was() -> None:
    """A beta has a price of its own, or that of its exam: the price it had before is the one that was asked of it."""
    first = "        from: 2023-01-01\n"
    beta = "        beta: {code: BL1-C02, from: 2022-10-01, to: 2022-12-31%s}\n"
    before = changed(PUBLISHED, (first, first + beta % ", price: 50 USD"))
    for now, says in (
        (", price: 60 USD", "the price was 50 USD when last published and is 60 USD now"),
        ("", "the price was 50 USD when last published and is 100 USD now"),
    ):
        told_of = told((first, first + beta % now), published=before)
        assert len(told_of) == 1
        assert says in told_of[0]


def test_a_price_of_an_exam_is_told_beside_that_of_its_beta() -> None:
    """What the beta costs says nothing of what its exam does."""
    first = "        from: 2023-01-01\n"
    beta = f"{first}        beta: {{code: BL1-C02, from: 2022-10-01, to: 2022-12-31, price: 50 USD}}\n"
    (only,) = told((first, f"{beta}        price: 90 USD\n"), published=changed(PUBLISHED, (first, beta)))
    assert "the price was 100 USD when last published and is 90 USD now" in only


def test_a_price_may_be_told_of_the_beta() -> None:
    """By its own code, or by that of its exam; the line to write suggests the exam."""
    first = "        from: 2023-01-01\n"
    beta = "        beta: {code: BL1-C02, from: 2022-10-01, to: 2022-12-31, price: %d USD}\n"
    before, after = changed(PUBLISHED, (first, first + beta % 50)), (first, first + beta % 60)
    assert "of: builder, what: price, exam: BLD-C02, was: 50 USD, now: 60 USD" in told(after, published=before)[0]
    for code in ("BL1-C02", "BLD-C02"):
        entry = f"of: builder, what: price, exam: {code}, was: 50 USD, now: 60 USD, sources: home"
        assert told(after, published=before, entries=f"  - {{date: 2026-11-20, {entry}}}\n") == []


UPPER = "levels:\n  - {id: upper, kind: exam, name: Upper, plural: Uppers, price: 200 USD, sources: home}\n"
TALK = "kinds:\n  - {id: talk, name: Talk, plural: Talks, price: 10 USD, sources: home}\n"


@pytest.mark.parametrize(
    ("other", "moved", "place", "says"),
    [
        (("levels:\n", UPPER), ("level: basic\n", "level: upper\n"), "builder › level", "100 USD|200 USD"),
        (("kinds:\n", TALK), ("    kind: course\n", "    kind: talk\n"), "primer › kind", "free|10 USD"),
    ],
)
def test_who_moves_to_another_level_has_another_price(
    other: tuple[str, str], moved: tuple[str, str], place: str, says: str
) -> None:
    """The price of a credential may fall from elsewhere without a price being edited."""
    steps = (("of: {kind: course}", "of: {ids: primer}"), ("of: {level: basic}", "of: {ids: builder}"))
    was, now = says.split("|")
    (only,) = told(other, moved, *steps, published=changed(PUBLISHED, other, *steps))
    assert f"{place}: the price was {was} when last published and is {now} now" in only


def test_every_change_is_told_whatever_else_was_edited() -> None:
    """What stands before it and needs no entry does not hide it."""
    assert len(told(("title: Which exam", "title: What exam"), PRICE)) == 1


AFRESH = (
    ("    from: 2019\n", "    from: 2019\n    to: 2024\n    nearest: builder\n    renamed_to: builder\n"),
    ("take: all, of: {kind: course}", "take: all, of: {ids: builder}"),
)
OVER = changed(PUBLISHED, (AFRESH[0][0], AFRESH[0][1].replace("    renamed_to: builder\n", "")), AFRESH[1])
HELPER = "  - {id: helper, name: Helper, short: Helper, kind: course, about: New., from: 2026, sources: home}\n"


def test_a_status_that_is_another_is_told() -> None:
    """Though no day is: what was over goes on under another name. New ones before it change nothing."""
    for more in ((), (("  - id: primer\n", f"{HELPER}  - id: primer\n"),)):
        (only,) = told(*AFRESH, *more, published=OVER)
        assert only.endswith(
            ": credentials › primer: was retired when last published and is renamed now; no entry in changes says so. "
            "Add there: - {date: 2026-11-23, of: primer, what: status, says: …, sources: …} "
            "If it was only mistyped here, write what: correction."
        )


@pytest.mark.parametrize(
    ("entry", "told_of"),
    [
        ("of: primer, what: status, says: It goes on., sources: home", True),
        ("of: primer, what: name, says: It goes on., sources: home", True),
        ("of: course, what: announcement, says: They go on., sources: home", True),
        ("of: builder, what: status, says: It goes on., sources: home", False),
        ("of: primer, what: rule, says: It goes on., sources: home", False),
    ],
)
def test_an_entry_tells_of_a_status(entry: str, told_of: bool) -> None:
    """As a status, a name or an announcement of the credential or of what it belongs to."""
    assert (told(*AFRESH, published=OVER, entries=f"  - {{date: 2026-11-20, {entry}}}\n") == []) is told_of


def test_a_file_is_compared_like_its_text() -> None:
    """What was published may be given when a file is read, too."""
    before = parse_published(changed(PUBLISHED, PRICE))
    with pytest.raises(CatalogError, match="the price was 120 USD when last published and is 100 USD now"):
        load_catalog(SMALL, TODAY, published=before)


@pytest.mark.parametrize(
    ("change", "entry", "told_of"),
    [
        (PRICE, "of: basic, what: price, was: 100 USD, now: 120 USD, sources: home", True),
        (PRICE, "of: exam, what: price, was: 100.00 USD, now: 120 USD, sources: home", True),
        (PRICE, "of: basic, what: correction, says: A slip of ours.", True),
        (PRICE, "of: basic, what: price, was: 100 USD, now: 130 USD, sources: home", False),
        (PRICE, "of: basic, what: price, was: 90 USD, now: 120 USD, sources: home", False),
        (PRICE, "of: course, what: price, was: 100 USD, now: 120 USD, sources: home", False),
        (PRICE, "of: basic, what: rule, says: It is dearer., sources: home", False),
        (PRICE, "what: correction, says: Of everything.", False),
        (CENTS, "of: basic, what: price, was: 100 USD, now: 120.50 USD, sources: home", True),
        (CENTS, "of: basic, what: price, was: 100 USD, now: 120 USD, sources: home", False),
        (NO_PRICE, "of: basic, what: price, was: 100 USD, now: unknown, sources: home", True),
        (NO_DAY, "of: primer, what: first day, was: 2019, now: none, sources: home", True),
        (MOVED, "of: builder, what: first day, exam: BLD-C02, was: 2023-01-01, now: 2023-02, sources: home", True),
        (MOVED, "of: builder, what: first day, was: 2023-01-01, now: 2023-02, sources: home", True),
        (MOVED, "of: builder, what: first day, exam: BLD-C01, was: 2023-01-01, now: 2023-02, sources: home", False),
        (MOVED, "of: builder, what: last day, was: 2023-01-01, now: 2023-02, sources: home", False),
        (MOVED, "of: builder, what: correction, was: January, now: February", True),
        (MOVED, "of: exam, what: first day, was: 2023-01-01, now: 2023-02, sources: home", True),
        (MOVED, "of: builder, what: announcement, says: It moved., sources: home", False),
    ],
)
def test_an_entry_has_to_fit(change: tuple[str, str], entry: str, told_of: bool) -> None:
    """It names the record or what it belongs to, is of the kind, and has the very values; a correction only is new."""
    assert (told(change, entries=f"  - {{date: 2026-11-20, {entry}}}\n") == []) is told_of


@pytest.mark.parametrize(("what", "told_of"), [("correction, says: A slip.", False), ("price", True)])
def test_an_entry_of_before_explains_only_its_own_values(what: str, told_of: bool) -> None:
    """An old correction says nothing of a new change, while an old entry with the same values was written for it."""
    values = f"what: {what}" if "," in what else "what: price, was: 100 USD, now: 120 USD"
    entry = f"  - {{date: 2026-11-20, of: basic, {values}, sources: home}}\n"
    published = f"{PUBLISHED}changes:\n{entry}"
    assert (told(PRICE, entries=entry, published=published) == []) is told_of


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
def test_wherever_it_stands(changes: Changes, place: str) -> None:
    """One problem a change, at its place, whatever states it."""
    found = told(*changes)
    assert len(found) == 1
    assert f"{place}: " in found[0]


@pytest.mark.parametrize(
    ("beta", "gone", "says"),
    [
        ("", "      - {code: BLD-C01, from: 2020-01-01, to: 2022-12-31}\n", "exam BLD-C01"),
        (
            "        beta: {code: BL1-C02, from: 2022-10-01, to: 2022-12-31}\n",
            "        beta: {code: BL1-C02, from: 2022-10-01, to: 2022-12-31}\n",
            "the beta of exam BLD-C02",
        ),
    ],
    ids=["exam", "beta"],
)
def test_an_exam_that_is_gone_is_called_by_its_code(beta: str, gone: str, says: str) -> None:
    """It, or its beta, was published, and the entry to write names the credential."""
    published = changed(PUBLISHED, ("        from: 2023-01-01\n", f"        from: 2023-01-01\n{beta}"))
    with pytest.raises(CatalogError) as caught:
        parse_catalog(changed(published, (gone, "")), TODAY, "small.yaml", parse_published(published))
    (problem,) = caught.value.problems
    assert problem.message.startswith(f"{says} was published and is gone; no entry in changes says so.")
    assert "of: builder, what: status, says: …" in problem.message


def test_a_price_that_only_moved_is_the_same_price() -> None:
    """Saying again what falls from the level changes nothing for anybody."""
    assert told(("level: basic\n", "level: basic\n    price: 100 USD\n")) == []


def test_a_last_day_that_is_named_is_news() -> None:
    """It makes the credential one that ends; an entry says when that became known."""
    found = told(END, NEAREST, STOP)
    assert "what: last day, exam: BLD-C02, was: none, now: 2027-01-31" in found[0]
    entry = "  - {date: 2026-11-20, of: builder, what: announcement, says: It ends., sources: home}\n"
    assert told(END, NEAREST, STOP, entries=entry) == []


def test_a_new_version_speaks_for_itself() -> None:
    """The last day of one exam and the first of the next are the entry; nothing is typed twice."""
    new = ("        from: 2023-01-01\n", "        from: 2023-01-01\n        to: 2027-01-31\n")
    tail = (
        "    page: home\n    sources: home\nroadmap",
        "      - {code: BLD-C03, from: 2027-02-01}\n    page: home\n    sources: home\nroadmap",
    )
    assert told(new, tail) == []


def test_a_new_credential_speaks_for_itself() -> None:
    """Neither a new credential nor a new source needs an entry."""
    new = "  - {id: helper, name: Helper, short: Helper, kind: course, about: New., from: 2026, sources: home}\n"
    assert told(("  - id: primer\n", f"{new}  - id: primer\n")) == []


def test_a_credential_that_is_gone_is_refused() -> None:
    """No entry excuses it; another id does, and its facts are still compared."""
    other = changed(PUBLISHED, ("id: primer", "id: first-course"))
    assert told(published=other) == [
        '10:3: credentials: "first-course" was published and is gone. Put it back: what is over has a last day (to). '
        "If it has another id now, write there former_ids: first-course."
    ]
    former = ("    kind: course\n", "    kind: course\n    former_ids: [first-course]\n")
    assert told(former, published=other) == []
    assert "from: was 2019" in told(former, ("    from: 2019\n", "    from: 2018\n"), published=other)[0]


def test_a_level_with_another_id_is_the_same_level() -> None:
    """Its price is compared with the one it had under its former id."""
    names = (
        ("levels:\n  - {id: basic, ", "levels:\n  - {id: first, former_ids: [basic], "),
        ("level: basic\n", "level: first\n"),
        ("of: {level: basic}", "of: {level: first}"),
    )
    assert told(*names) == []
    assert "levels › first › price: the price was 100 USD" in told(*names, PRICE)[0]


def test_time_alone_changes_nothing() -> None:
    """Both are asked about the same day, so an exam that ended since needs no entry."""
    assert told(today=date(2031, 1, 1)) == []
    ended = changed(PUBLISHED, END, NEAREST, STOP)
    with pytest.raises(CatalogError) as caught:
        parse_catalog(ended, date(2027, 3, 1), "small.yaml", parse_published(ended))
    assert "changes" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "guide: [", "guide: {}\n", PUBLISHED.replace("level: basic", "level: none")])
def test_what_cannot_be_compared_is_not(text: str) -> None:
    """A version that does not fit the fields of today has no shape."""
    assert parse_published(text) is None


def test_the_recipes_work_as_written(real_text: str, real_catalog: Catalog) -> None:
    """The lines that contributors are shown make right the very changes they speak of."""
    guide = (ROOT / "docs/contribute.md").read_text(encoding="utf-8")
    section = guide.partition("## What changed\n")[2].partition("\n## ")[0]
    entries, corrections = re.findall(r"```yaml\nchanges:\n(.*?)```", section, re.DOTALL)
    dearer = ("    price: 150 USD\n", "    price: 160 USD\n")
    later = ("        to: 2026-12-31\n        domains", "        to: 2027-01-31\n        domains")
    sooner = ("        to: 2026-11-30\n        domains", "        to: 2026-11-29\n        domains")
    for changes, told_by, number in (((dearer, later), entries, 2), ((sooner,), corrections, 1)):
        text = changed(real_text, *changes)
        with pytest.raises(CatalogError) as caught:
            parse_catalog(text, TODAY, "real.yaml", real_catalog)
        assert len(caught.value.problems) == number
        assert parse_catalog(
            changed(text, ("\nchanges:\n", f"\nchanges:\n{told_by}")), TODAY, "real.yaml", real_catalog
        )
