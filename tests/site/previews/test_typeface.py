"""Which text the images of link previews can draw."""

from __future__ import annotations

import unicodedata

import pytest

from certguide.site.context import urls
from certguide.site.previews.cards import PreviewCard
from certguide.site.previews.images import card_shown_for
from certguide.site.previews.render import render_card
from certguide.site.previews.typeface import KNOWN, ask_typeface, drawable_text, is_drawable
from tests.conftest import changed
from tests.site.small import TEXT, small_page


def image_of(text: str) -> bytes:
    """Return an image with a text at every place."""
    return render_card(PreviewCard(text, "star", "rose", text, (("Price", text),), text, "", ""))


def test_typeface_has_every_character_that_is_taken_for_granted() -> None:
    """The characters that are never asked for are all there."""
    assert [character for character in sorted(KNOWN) if not ask_typeface(character)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Pilot Paper",
        "Éléments d’été – “x”",
        "Σύμβουλος",
        "Юрий Ёлкин",
        "Tiếng Việt",
        "Łódź",
        "150 ₹ ≥ 3 €",
        "★ № ™",
        "C++ & C#",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_covered_text_is_drawable_in_each_form(text: str, form: str) -> None:
    """Letters of the covered scripts and common signs are drawn, with accents in one code point or in two."""
    written = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert is_drawable(written)
    assert drawable_text(written) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text", ["日本", "אב", "مرحبا", "ไทย", "\ua7a8a", "\uab31", "ϟ", "x\u030c", "150 \u20c0", "a、b", "\U00020000"]
)
def test_text_with_a_missing_letter_or_sign_is_not_drawable(text: str) -> None:
    """Rare letters, signs of a value and accents without a letter of their own can't be left out."""
    assert not is_drawable(f"Pilot {text} Paper")


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("🚀 Cloud Pilot", "Cloud Pilot"),
        ("Cloud 🚀 Pilot", "Cloud Pilot"),
        ("Cloud Pilot 👩🏽‍🚀", "Cloud Pilot"),
        ("Cloud ❤️ Pilot", "Cloud ❤ Pilot" if ask_typeface("❤") else "Cloud Pilot"),
        ("1️⃣ First", "1 First"),
        ("🇨🇭 Swiss", "Swiss"),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿 Scots", "Scots"),
        ("Zero\u200bwidth\u200d", "Zerowidth"),
        ("Soft\u00adhyphen", "Softhyphen"),
        ("two  blanks", "two  blanks"),
        ("", ""),
    ],
)
def test_emoji_and_joiners_are_left_out(text: str, drawn: str) -> None:
    """What only decorates a text is left out with its blank; the rest is drawn as it is."""
    assert drawable_text(text) == drawn
    assert is_drawable(text)


def test_images_are_the_same_in_each_form() -> None:
    """A decomposed accent is drawn on its letter, and an emoji as no box."""
    assert image_of(unicodedata.normalize("NFD", "Éü Ёй")) == image_of("Éü Ёй")
    assert image_of("🚀 Pilot") == image_of("Pilot")


@pytest.mark.parametrize(("name", "page"), [("🚀 Pilot Paper", "credentials/pilot/"), ("🚀", ""), ("日本 \\ua7a8", "")])
def test_card_that_cannot_be_drawn_has_the_image_of_the_home_page(name: str, page: str) -> None:
    """An emoji beside a name keeps the card; a name of emoji alone, or with a missing letter, shows the home page."""
    text = changed(TEXT, ("name: Pilot Paper", f'name: "{name}"'))
    shown = card_shown_for(small_page(text=text).site, "credentials/pilot/")
    assert shown is not None
    assert shown[0] == (page or urls.HOME)
