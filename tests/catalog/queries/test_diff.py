"""What differs between two catalogues."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.diff import Difference, diff_catalogs

Small = Callable[..., Catalog]


def told(small: Small, *changes: tuple[str, str]) -> list[tuple[str, str, str, str]]:
    """Record, field, old and new value of every difference a change makes, as texts."""
    return [_told(one) for one in diff_catalogs(small(), small(*changes))]


def _told(one: Difference) -> tuple[str, str, str, str]:
    return " ".join(one.record), one.field, _value(one.old), _value(one.new)


def _value(value: object) -> str:
    return str(getattr(value, "id", None) or getattr(value, "code", None) or value)


def test_prices_of_other_cases_are_compared(small: Small) -> None:
    """A member price that changes is a difference, although the price that sums use stays."""
    cases = ("price: 100 USD", "price: [100 USD, 80 USD for members]")
    assert told(small, cases) == [("levels basic", "price", "100 USD", "100 USD")]
    assert list(diff_catalogs(small(cases), small(cases))) == []


def test_catalogue_does_not_differ_from_itself(small: Small, sample_catalog: Catalog) -> None:
    """A catalogue read twice is the same catalogue."""
    assert told(small) == []
    assert list(diff_catalogs(sample_catalog, sample_catalog)) == []


@pytest.mark.parametrize(
    ("old", "new", "record", "field", "was", "now"),
    [
        ("from: 2023-01-01", "from: 2023-01", "credentials builder exams BLD-C02", "from", "2023-01-01", "2023-01"),
        ("from: 2019\n", "from: about 2019\n", "credentials primer", "from", "2019", "about 2019"),
        ("language: English}", "language: French}", "guide", "language", "English", "French"),
        ("name: The Primer", "name: A Primer", "credentials primer", "name", "The Primer", "A Primer"),
        ("why: It is free.", "why: Free.", "roadmap start", "why", "It is free.", "Free."),
        ("next: Then nothing.", "next: Rest.", "audiences build", "next", "Then nothing.", "Rest."),
        ("checked: 2026-10-01", "checked: 2026-10-02", "sources home", "checked", "2026-10-01", "2026-10-02"),
    ],
)  # fmt: skip
def test_a_changed_value_is_told_with_its_record(
    small: Small, old: str, new: str, record: str, field: str, was: str, now: str
) -> None:
    """Lists, ids and exam codes name the record; the field has the name the file uses."""
    assert told(small, (old, new)) == [(record, field, was, now)]


def test_unstated_differs_from_unknown(small: Small) -> None:
    """Where the file begins to say unknown, an inherited value no longer holds: that is a difference."""
    found = told(
        small, ("    about: For people who build.\n", "    about: For people who build.\n    price: unknown\n")
    )
    assert found == [("credentials builder", "price", "None", "unknown")]


def test_amounts_are_compared_as_amounts(small: Small) -> None:
    """The same amount written otherwise is the same amount."""
    assert told(small, ("price: 100 USD", "price: 100.00 USD")) == []
    assert [one[1:2] for one in told(small, ("price: 100 USD", "price: 101 USD"))] == [("price",)]


def test_a_difference_says_where_it_stands(small: Small) -> None:
    """The path is that of the new catalogue, so that its line can be found."""
    (found,) = diff_catalogs(small(), small(("to: 2022-12-31", "to: 2022-12-30")))
    assert found.place == ("credentials", 1, "exams", 0, "to")


def test_new_records_are_told_whole(small: Small) -> None:
    """A new exam is one difference, not one a field."""
    exam = "      - {code: BLD-C03, from: 2027-01-01, overlaps: BLD-C02}\n    page: home\n"
    (found,) = diff_catalogs(small(), small(("    page: home\n", exam)))
    assert _told(found) == ("credentials builder exams BLD-C03", "", "None", "BLD-C03")
    assert found.place == ("credentials", 1, "exams", 2)


def test_the_first_record_of_a_list_is_told_whole_too(small: Small) -> None:
    """Though there was no list before."""
    first = ("    from: 2019\n", "    exams: [{code: PRM-C01, from: 2019}]\n")
    assert ("credentials primer exams PRM-C01", "", "None", "PRM-C01") in told(small, first)


def test_what_is_gone_is_told_whole(small: Small) -> None:
    """An exam that was taken out is told by its code, at the list it was taken from."""
    line = "      - {code: BLD-C01, from: 2020-01-01, to: 2022-12-31}\n"
    (found,) = diff_catalogs(small(), small((line, "")))
    assert _told(found) == ("credentials builder exams BLD-C01", "", "BLD-C01", "None")
    assert found.place == ("credentials", 1, "exams")


def test_a_new_id_with_a_former_one_is_a_rename(small: Small) -> None:
    """Renaming is one difference of the id, not a record gone and another come."""
    assert told(small, ("  - id: primer\n", "  - id: abc\n    former_ids: [primer]\n")) == [
        ("credentials abc", "id", "primer", "abc"),
        ("credentials abc", "former_ids", "[]", "['primer']"),
    ]


def test_moving_a_record_is_a_change_of_the_order_alone(small: Small) -> None:
    """What was not edited but moved is told once, by the list."""
    first = "  - {id: start, title: Start, who: Everybody., why: It is free., take: all, credentials: {kind: course}}\n"
    second = (
        "  - {id: then, title: Then build, who: Builders., why: For the job., take: one, credentials: {level: basic}}\n"
    )
    (found,) = diff_catalogs(small(), small((first + second, second + first)))
    assert _told(found) == ("", "roadmap", "['start', 'then']", "['then', 'start']")
    assert found.place == ("roadmap",)


def test_lists_without_names_are_values(small: Small) -> None:
    """Weights of domains belong together, so their change is one."""
    (found,) = diff_catalogs(small(), small(("weight: 60", "weight: 70"), ("weight: 40", "weight: 30")))
    assert (found.record, found.field) == (("credentials", "builder", "exams", "BLD-C02"), "domains")
    assert [domain.weight for domain in found.new] == [70, 30]


def test_a_query_is_compared_inside(small: Small) -> None:
    """Parts within a record are named by their field."""
    assert told(small, ("credentials: {level: basic}", "credentials: {kind: exam}")) == [
        ("roadmap then credentials", "kind", "[]", "['exam']"),
        ("roadmap then credentials", "level", "['basic']", "[]"),
    ]


def test_sources_by_field_are_compared_field_by_field(small: Small) -> None:
    """Another source of the same field is a difference, and the same one is none."""
    more = ("sources:\n  - {id: home,", 'sources:\n  - {id: other, title: Other, url: "https://example.org/o", '
            "checked: 2026-10-01}\n  - {id: home,")  # fmt: skip
    one, other = ("price: 100 USD, sources: home", "price: 100 USD, sources: {price: home}"), (
        "price: 100 USD, sources: home", "price: 100 USD, sources: {price: other}")  # fmt: skip
    assert list(diff_catalogs(small(more, one), small(more, one))) == []
    (found,) = diff_catalogs(small(more, one), small(more, other))
    assert (found.record, found.field) == (("levels", "basic"), "sources")
    assert (found.old, found.new) == ({"price": ["home"]}, {"price": ["other"]})
