"""Sentences about a credential that needs two exams: none takes one exam for granted."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.site.components.credential.action_card import action_card
from certguide.site.components.credential.next_change import next_change
from certguide.site.components.credential.status_banner import status_banner
from certguide.site.components.credential.version_change import version_cases
from certguide.site.components.roadmap.roadmap_rows import version_note
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.pages.credential import credential_page
from tests.conftest import changed
from tests.site.small import TEXT, TODAY, small_page

OLD, NEW = "{code: DH-1, from: 2020-06, to: 2026-11-30}", "{code: DH-2, from: 2026-12-01, changes: adds knots}"
PARTS = "parts: [{code: DH-%s}, {code: DH-%s}]"
STUDY = (", exam: DH-1", "")
TWO = (
    STUDY,
    (OLD, f"{{from: 2020-06, to: 2026-11-30, {PARTS % (11, 12)}}}"),
    (NEW, f"{{from: 2026-12-01, changes: adds knots, {PARTS % (21, 22)}}}"),
)
ENDING = (STUDY, (f"      - {OLD}\n      - {NEW}", f"      - {{from: 2020-06, to: 2026-11-30, {PARTS % (11, 12)}}}"))
REPLACED = ("    sources: office\n  - id: pilot", "    nearest: pilot\n    sources: office\n  - id: pilot")


def page_of(*changes: tuple[str, str], on: date = TODAY) -> PageContext:
    """Return a page of the small guide with changes, on a day."""
    return small_page("roadmap/", changed(TEXT, *changes), on)


def deckhand(page: PageContext) -> CredentialView:
    return page.view("deckhand")


def texts(view: CredentialView) -> list[str]:
    """Return the banner, the box of the version, the cases, and the notes on the version, with ordinary spaces."""
    banner, card, change, note = status_banner(view), action_card(view), next_change(view), version_note(view)
    sentences = [f"{banner.title}. {banner.text}"] if banner else []
    sentences += [f"{card.version.title}. {card.version.text}"] if card and card.version else []
    sentences += [case.text for case in version_cases(view)]
    sentences += [label.text for label in (change, note, view.badge) if label]
    return [sentence.replace("\xa0", " ") for sentence in sentences]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 10, 12), ["The exams change soon", "From 1 December 2026 you take DH-21 and DH-22."]),
        (date(2026, 10, 12), ["The new version adds knots.", "They end on 30 November 2026.", "new exams 1 December"]),
        (
            TODAY,
            ["Don’t start on DH-11 and DH-12: they end on", "Take them by 30 November 2026. If you pass them all,"],
        ),
        (date(2026, 12, 2), ["New exams since 1 December 2026"]),
    ],
)
def test_change_of_version_is_one_of_several_exams(on: date, expected: list[str]) -> None:
    """Before, at and after the change, what is said is said of both exams."""
    sentences = " | ".join(texts(deckhand(page_of(*TWO, on=on))))
    assert [part for part in expected if part not in sentences] == [], sentences
    assert "this exam" not in sentences


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (
            ", to: 2027-06-30",
            [
                "prepared for DH-11 and DH-12, take them by 30 June 2027.",
                "Take them by 30 June 2027. If you pass them all",
            ],
        ),
        ("", ["You can also take DH-11 and DH-12.", "You can still take them: no end date announced."]),
    ],
)
def test_version_that_is_open_beside_is_several_exams_too(last: str, expected: list[str]) -> None:
    """A reader who is prepared for the former exams can take them."""
    beside = (
        STUDY,
        (OLD, f"{{from: 2020-06{last}, {PARTS % (11, 12)}}}"),
        (NEW, f"{{from: 2026-11-01, overlaps: DH-11, {PARTS % (21, 22)}}}"),
    )
    sentences = " | ".join(texts(deckhand(page_of(*beside))))
    assert [part for part in expected if part not in sentences] == [], sentences


def test_end_of_both_exams_is_theirs() -> None:
    """Shortly before the last day, and after it."""
    sentences = texts(deckhand(page_of(*ENDING, REPLACED)))
    assert "They end on 30 November 2026. Take them only if you’re already prepared." in " ".join(sentences)
    assert "Take DH-11 and DH-12 by 30 November 2026. If you pass them all, it’s valid for its full term." in sentences
    assert "Choose something else: there isn’t enough time left to study for these exams." in sentences
    retired = status_banner(deckhand(page_of(*ENDING, REPLACED, on=date(2027, 1, 1))))
    assert retired is not None
    assert retired.title == "You can’t take these exams any more"


def test_page_asks_for_the_right_first_exam_only_where_there_is_one() -> None:
    """Of a certification with two exams, it asks for the one to start with."""
    one, two = (credential_page(page.site, deckhand(page)).text for page in (page_of(), page_of(*TWO)))
    assert "Is this the right first exam for you?" in one
    assert "Is this the right first exam for you?" not in two
    assert "Is this the right one to start with?" in two
