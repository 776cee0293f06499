"""Messages for ids that no record has."""

from __future__ import annotations

import pytest

from certguide.catalog.validation.references.reference_paths import Reference
from certguide.catalog.validation.references.targets import unknown_id_message


def message(id_: str, number: int) -> str:
    """Return the message for a reference to a kind in a catalogue with a number of kinds."""
    ids = {"kinds": [f"kind-{position}" for position in range(number)]}
    return unknown_id_message(Reference(("levels", 0, "kind"), id_, ("kinds",)), ids)


@pytest.mark.parametrize(("number", "listed"), [(0, ""), (1, " Kinds: kind-0."), (11, "")])
def test_unknown_id_message_lists_one_to_ten_ids(number: int, listed: str) -> None:
    """There is nothing to list of none, and too much of eleven."""
    assert message("zzz", number) == f'"zzz" is not the id of a kind.{listed}'


def test_unknown_id_message_lists_all_of_ten_ids() -> None:
    """Ten is the longest list that is shown."""
    assert message("zzz", 10).endswith("kind-8, kind-9.")


def test_unknown_id_message_suggests_a_similar_id() -> None:
    """The suggestion does not depend on the length of the list."""
    assert message("kind-10x", 11) == '"kind-10x" is not the id of a kind. Did you mean "kind-10"?'


def test_unknown_id_message_lists_no_ids_of_several_lists() -> None:
    """Only a suggestion is made where the id may be of a credential, level or kind."""
    reference = Reference(("changes", 0, "about", 0), "kinds", ("levels", "kinds"))
    expected = '"kinds" is not the id of a level or kind. Did you mean "kind"?'
    assert unknown_id_message(reference, {"levels": ["level"], "kinds": ["kind"]}) == expected
