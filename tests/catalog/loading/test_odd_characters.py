"""Characters that look like others, and lines of an unfinished merge, are named with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.loading.odd_characters import describe, find_odd_space, odd_space_hint
from certguide.catalog.problems import CatalogError
from tests.conftest import TODAY, changed

SMALL = Path(__file__).parents[1] / "good/small.yaml"
SPACES = ("\u00a0", "\u2009", "\u202f", "\u3000", "\ufeff")


@pytest.fixture(scope="module")
def small_text() -> str:
    """The smallest catalogue."""
    return SMALL.read_text(encoding="utf-8")


def first_problem(text: str) -> str:
    """Return the first problem of a text, with its line and column."""
    with pytest.raises(CatalogError) as caught:
        parse_catalog(text, TODAY, "odd.yaml")
    problem = caught.value.problems[0]
    return f"{problem.line}:{problem.column}: {problem}"


@pytest.mark.parametrize("space", SPACES, ids=lambda space: f"U+{ord(space):04X}")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    kind: course\n", "    kind{}: course\n"),
        ("    kind: course\n", "    kind:{}course\n"),
        ("    kind: course\n", "   {}kind: course\n"),
        ("    kind: course\n", "    kind: course{}\n"),
    ],
)
def test_odd_space_in_structure_is_named_with_its_code_point(small_text: str, old: str, new: str, space: str) -> None:
    """In an indentation, beside a key and after an id; the message never recommends the same word."""
    message = first_problem(changed(small_text, (old, new.replace("{}", space))))
    assert f"U+{ord(space):04X}" in message
    assert "Did you mean" not in message


def test_odd_space_inside_a_text_is_allowed(small_text: str) -> None:
    """A no-break space between a number and its unit is good typography."""
    catalog = parse_catalog(changed(small_text, ("A free course.", "A free\u00a0course.")), TODAY, "odd.yaml")
    assert catalog.credentials[0].about == "A free course."


def test_unfinished_merge_is_named_at_its_first_line(small_text: str) -> None:
    """The markers of a merge explain themselves, and nothing that follows from them is reported."""
    text = changed(
        small_text, ("    kind: course\n", "<<<<<<< HEAD\n    kind: course\n=======\n    kind: exam\n>>>>>>> x\n")
    )
    message = first_problem(text)
    assert "An unfinished merge starts here." in message
    assert message.startswith(f"{text[: text.index('<<<<<<<')].count(chr(10)) + 1}:1:")


@pytest.mark.parametrize("name", ["\u0645\u06cc\u200c\u062e\u0648", "👩\u200d💻", "ක්\u200dෂ"])
def test_joiner_between_characters_is_allowed(small_text: str, name: str) -> None:
    """Persian, Sinhala and emoji need zero-width joiners."""
    catalog = parse_catalog(changed(small_text, ("name: The Primer", f"name: {name}")), TODAY, "odd.yaml")
    assert catalog.credentials[0].name == name


@pytest.mark.parametrize("name", ["\u200dPrimer", "Primer\u200d", "Pri\u202emer", "Pri\u200bmer"])
def test_other_invisible_character_is_refused(small_text: str, name: str) -> None:
    """A joiner at the edge joins nothing, and direction marks can hide what a text says."""
    assert "invisible control character" in first_problem(changed(small_text, ("name: The Primer", f"name: {name}")))


@pytest.mark.parametrize(
    ("name", "message"),
    [("Itâ€™s free", "wrong encoding"), ("Ã‰cole", "wrong encoding"), ("“The Primer”", "curly quotes")],
)
def test_damaged_text_is_refused_with_its_cause(small_text: str, name: str, message: str) -> None:
    """Text of a wrong encoding and curly quotes around a whole text are slips, not texts."""
    assert message in first_problem(changed(small_text, ("name: The Primer", f"name: {name}")))


def test_text_is_stored_in_composed_form(small_text: str) -> None:
    """Accents typed as characters of their own equal composed letters."""
    catalog = parse_catalog(changed(small_text, ("name: The Primer", "name: Cliche\u0301")), TODAY, "odd.yaml")
    assert catalog.credentials[0].name == "Clich\u00e9"


def test_unknown_currency_is_refused(small_text: str) -> None:
    """A price in a currency that doesn't exist would vanish from every sum."""
    assert '"UDS" is not a currency.' in first_problem(changed(small_text, ("price: 100 USD", "price: 100 UDS")))


def test_odd_space_after_the_line_of_the_error_is_not_blamed() -> None:
    """The last one up to the line is the cause; a later one has done no harm yet."""
    text = "a:\u00a01\nb: 2\n\u2009c: 3\n"
    first = find_odd_space(text, 2)
    last = find_odd_space(text, 3)
    assert first
    assert last
    assert (first.line, first.column) == (1, 3)
    assert (last.line, last.column) == (3, 1)
    assert find_odd_space("b: 2", 1) is None


def test_character_without_a_name_is_named_by_its_code_point() -> None:
    """Unicode gives control characters no name."""
    assert describe("\u0085") == "Invisible character (U+0085)"
    assert describe("\u00a0") == "No-break space (U+00A0)"
    assert odd_space_hint("ab\u2009c") == "contains a thin space (U+2009). Delete it."
    assert odd_space_hint("abc") == ""
