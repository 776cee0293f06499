"""Hints of `check`: what is allowed and hardly meant is named, and nothing fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.validation.hints import find_hints
from certguide.cli import main
from tests.conftest import SMALL, TODAY, changed

Small = Callable[..., Catalog]


def hints(catalog: Catalog) -> list[str]:
    """Return the messages of the hints about a catalogue."""
    return [hint.message for hint in find_hints(catalog, TODAY)]


@pytest.mark.parametrize("text", ["**free**", "`make check`", "[home](https://example.org/)", "<b>free</b>", "a<br/>b",
                                  "__free__", "Q&amp;A", "&nbsp;x", '<a href="#x">x</a>'])  # fmt: skip
def test_markup_in_a_text_is_named(small: Small, text: str) -> None:
    """Pages escape every text, so readers would see the signs."""
    (hint,) = hints(small(("about: A free course.", f"about: 'A {text} course.'")))
    assert "as it is typed. Write plain text." in hint


@pytest.mark.parametrize("text", ["2 * 3 ** 4", "a_b__c", "R&D", "x < 3 and y > 4", "[sic] (old)", "C++", "snake_case"])
def test_signs_that_are_no_markup_get_no_hint(small: Small, text: str) -> None:
    """Ordinary text may have the same characters."""
    assert hints(small(("about: A free course.", f"about: 'A {text} course.'"))) == []


def test_markup_in_a_list_of_texts_is_named_at_its_entry(small: Small) -> None:
    """The place is that of the one text."""
    catalog = small(
        ("    about: A free course.\n", "    about: A free course.\n    take_if: [you like it, '**yes**']\n")
    )
    (hint,) = find_hints(catalog, TODAY)
    assert hint.path == ("credentials", 0, "take_if", 1)


@pytest.mark.parametrize(
    ("prices", "count"), [("USD EUR EUR", 1), ("EUR EUR EUR", 0), ("USD EUR GBP", 0), ("USD EUR", 0)]
)
def test_price_in_a_currency_of_its_own_is_named(small: Small, prices: str, count: int) -> None:
    """Only where all others agree on another one."""
    levels = "".join(
        f"  - {{id: l{number}, kind: exam, name: L{number}, plural: Ls{number}, price: 9 {currency}, sources: home}}\n"
        for number, currency in enumerate(prices.split())
    )
    basic = ("  - {id: basic, kind: exam, name: Basic, plural: Basics, price: 100 USD, sources: home}\n",
             f"  - {{id: basic, kind: exam, name: Basic, plural: Basics}}\n{levels}")  # fmt: skip
    assert len(hints(small(basic))) == count


@pytest.mark.parametrize("words", ["its next version", "Coming soon", "currently", "this year", "at the moment"])
def test_words_that_pass_are_named(small: Small, words: str) -> None:
    """On some day the text is wrong, and no edit is due."""
    (hint,) = hints(small(("about: A free course.", f"about: It is {words} free.")))
    assert "is true only for some time" in hint


def test_words_that_pass_are_allowed_where_a_day_is_named(small: Small) -> None:
    """A source is a page as it was called on the day of its reading."""
    assert hints(small(("title: Home page", "title: Coming soon"))) == []
    doubt = "    doubts: [{fields: about, kind: conflict, text: The page currently differs.}]\n"
    assert hints(small(("    about: A free course.\n", f"    about: A free course.\n{doubt}"))) == []


@pytest.mark.parametrize(
    ("beta", "count"),
    [
        ("{from: 2026-11-01, to: 2027-01-31}", 1),
        ("{from: 2026-11-01, to: 2027-01-31, retakes: only once}", 0),
        ("{from: 2020, to: 2021}", 0),
    ],
)
def test_beta_that_inherits_retakes_is_named(small: Small, beta: str, count: int) -> None:
    """As long as it can be booked, and unless it has its own."""
    kind = ("validity: 36 months,", "validity: 36 months, retakes: as often as you like,")
    exam = (
        "    page: home\n",
        f"      - {{code: BLD-C03, from: 2027-02-01, overlaps: BLD-C02, beta: {beta}}}\n    page: home\n",
    )
    assert len(hints(small(kind, exam))) == count
    assert hints(small(exam)) == []


def test_check_prints_hints_and_succeeds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the place, after the line of summary."""
    file = tmp_path / "small.yaml"
    text = SMALL.read_text(encoding="utf-8")
    file.write_text(changed(text, ("about: A free course.", "about: A **free** course.")), encoding="utf-8")
    assert main(["check", str(file)], {"GUIDE_TODAY": "2026-11-23"}) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{file}: OK")
    assert lines[1:] == [
        f'{file}:14:12: Hint: credentials › primer › about: Readers see "**free**" as it is typed. Write plain text.'
    ]


def test_own_catalogues_get_no_hint(sample_catalog: Catalog, published_catalog: Catalog) -> None:
    """Neither the sample guide nor the published one."""
    assert hints(sample_catalog) == []
    assert hints(published_catalog) == []
