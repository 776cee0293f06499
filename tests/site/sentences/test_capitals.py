"""First letters: capital at the beginning of a text, small inside a sentence, and untouched in names."""

from __future__ import annotations

import pytest

from certguide.site.components.comparison.comparison_filters import filter_data
from certguide.site.components.comparison.comparison_table import comparison_table
from certguide.site.context.formatting import capitalize_first
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.localization.localizer import ENGLISH, get_localizer
from tests.conftest import changed
from tests.site.localization.invented_languages import german
from tests.site.small import TEXT, TODAY, small_catalog


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Members of the fleet", "members of the fleet"),
        ("US residents only", "US residents only"),
        ("U.S. citizens only", "U.S. citizens only"),
        ("iOS developers", "iOS developers"),
        ("A resident of Norway", "a resident of Norway"),
        ("I steer", "I steer"),
        ("", ""),
    ],
)
def test_text_inside_a_sentence_keeps_abbreviations(text: str, inside: str) -> None:
    """Only a first word in small letters loses its capital."""
    assert ENGLISH.continue_sentence(text) == inside


@pytest.mark.parametrize(
    ("noun", "inside"),
    [
        ("Knowledge badges", "knowledge badges"),
        ("AWS certificates", "AWS certificates"),
        ("Applied Skills", "Applied Skills"),
    ],
)
def test_name_inside_a_sentence_keeps_its_capitals(noun: str, inside: str) -> None:
    """Two words with a capital are a name, and German nouns have one anyway."""
    assert ENGLISH.continue_with_noun(noun) == inside
    assert get_localizer("de").continue_with_noun("Kurse") == "Kurse"


@pytest.mark.parametrize(
    ("text", "capitalized"),
    [("free", "Free"), ("iOS 17", "iOS 17"), ("eJPT exam", "eJPT exam"), ("for iOS", "For iOS")],
)
def test_beginning_of_a_text_keeps_mixed_case(text: str, capitalized: str) -> None:
    """A name that begins with a small letter keeps it."""
    assert capitalize_first(text) == capitalized


def test_types_of_the_comparison_keep_their_capitals() -> None:
    """The data of the script writes a type as the language does."""
    text = changed(TEXT, ("name: Paper, plural: Papers", "name: AWS Paper, plural: AWS Papers"))
    page = PageContext(Site(small_catalog(text), TODAY), "compare/")
    assert filter_data(page, comparison_table(page))["kinds"] == {
        "talk": ["talk", "talks"],
        "paper": ["AWS Paper", "AWS Papers"],
    }
    site = Site(small_catalog(TEXT), TODAY, localizer=german({}))
    page = PageContext(site, "compare/")
    assert filter_data(page, comparison_table(page))["kinds"]["talk"] == ["Talk", "Talks"]
