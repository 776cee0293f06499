"""Picked credentials in a real browser: the tray, side by side, and what they cost together."""

from __future__ import annotations

from typing import Any

from tests.site.comparison.in_browser import TWO, open_at, sum_texts
from tests.site.project import BASE


def test_up_to_three_can_be_picked(compare: Any) -> None:
    """The tray counts, says what is missing, offers to remove each, and takes no fourth on a wide screen."""
    page = compare()
    tray = page.locator("#tray")
    assert tray.is_hidden()
    for name in ("Sky Practitioner", "Observer – Associate", "Telescope Designer – Associate"):
        page.get_by_role("checkbox", name=f"Select {name}", exact=True).focus()
        page.keyboard.press("Space")
        if name == "Sky Practitioner":
            assert "1 of 3 selected. Select one more." in tray.inner_text()
            assert page.get_by_role("button", name="Compare", exact=True).is_disabled()
    assert "3 of 3 selected" in tray.inner_text()
    assert page.get_by_role("checkbox", name="Select Radio Practitioner").is_disabled()
    page.get_by_role("button", name="Remove Sky Practitioner").click()
    assert page.evaluate("document.activeElement.value") == "sky-practitioner"
    assert page.get_by_role("checkbox", name="Select Radio Practitioner").is_enabled()
    tray.get_by_role("button", name="Clear").click()
    assert tray.is_hidden()


def test_two_are_the_most_on_a_phone(compare: Any) -> None:
    """A phone has room for two: the third box is disabled."""
    page = compare(TWO, width=360)
    assert page.locator("#picked").inner_text() == "2 of 2"
    assert page.locator("[name=pick][value=radio-practitioner]").is_disabled()


def test_side_by_side_shows_only_what_differs(compare: Any) -> None:
    """The button leads there; what is the same is one sentence, or rows of its own if asked for."""
    page = compare(TWO)
    page.get_by_role("button", name="Compare", exact=True).click()
    assert page.evaluate("document.activeElement.id") == "side-by-side"
    page.locator("#side").wait_for()
    rows = page.locator("#side-table tbody tr:visible")
    differing = page.locator("#side-table tbody tr.differs")
    assert rows.count() == differing.count() > 0
    assert "Price: 150 USD" in page.locator("#same").inner_text().replace("\xa0", " ")
    page.get_by_label("Also show what’s the same").check()
    assert rows.count() > differing.count()
    assert page.locator("#same").is_hidden()
    assert page.locator("#side-table thead a").evaluate_all("all => all.map(link => link.pathname)") == [
        f"{BASE}credentials/telescope-designer-associate/",
        f"{BASE}credentials/observer-associate/",
    ]


def test_what_the_picked_ones_cost_together(compare: Any) -> None:
    """Total, with discounts, renewal; the assumptions are below them."""
    page = compare(f"{TWO}&pick=sky-practitioner")
    price, reduced, keeping, halved, means = sum_texts(page)
    assert (price, reduced) == ("400 USD", "250 USD")
    assert (keeping, halved) == ("300 USD every 3 years", "150 USD")
    assert means == "Telescope Designer – Associate, Observer – Associate"
    notes = page.locator(".side-by-side-section").inner_text()
    assert "at the full price" in notes
    assert "or if one can’t be renewed" in notes


def test_note_on_renewals_is_for_what_is_selected(compare: Any) -> None:
    """The note on a way to renew without a price shows only if it renews one of those selected."""
    note = "#uncounted p:visible"
    page = compare(TWO)
    page.locator("#side-rows tr").first.wait_for()
    assert page.locator(note).count() == 1
    page = compare("?pick=sky-practitioner&pick=radio-practitioner")
    page.locator("#side-rows tr").first.wait_for()
    assert page.locator(note).count() == 0


SUMS = [
    (["vega-knowledge-badges", "vega-sky-practitioner-essentials"], ["Free", "Free", "–", "–", "–"]),
    (["observer-associate", "vega-knowledge-badges"], ["150 USD", "150 USD", "–", "–", "–"]),
    (["star-counts-specialty", "plate-library-specialty"], ["–"] * 5),
    (["radio-practitioner", "long-baseline-arrays-specialty"], ["400 USD", "250 USD", "–", "–", "–"]),
    (
        ["star-counts-specialty", "radio-practitioner"],
        ["100 USD", "100 USD", "100 USD every 3 years", "50 USD", "Radio Practitioner"],
    ),
    (
        ["radio-business-strategist", "radio-practitioner"],
        [
            "200 USD",
            "150 USD",
            "200 USD every 3 years",
            "100 USD",
            "Radio Practitioner, Radio Business Strategist",
        ],
    ),
]


def test_sums_of_odd_sets(home: str, window: Any) -> None:
    """Free ones are free, what cannot be taken or renewed has no sum, a beta counts at its later price."""
    page = window()
    for picks, expected in SUMS:
        open_at(page, home, "?" + "&".join(f"pick={id_}" for id_ in picks))
        assert sum_texts(page) == expected


def test_of_four_picks_three_count(compare: Any) -> None:
    """The first three that are known, each once."""
    ids = ["nobody", "radio-practitioner", "radio-practitioner", "sky-practitioner", "observer-associate"]
    page = compare("?" + "&".join(f"pick={id_}" for id_ in [*ids, "solar-safety-specialty"]))
    assert page.locator("#picked").inner_text() == "3 of 3"
    assert not page.locator("[value=solar-safety-specialty][name=pick]").is_checked()
