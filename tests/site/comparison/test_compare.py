"""The comparison in a real browser: sorting and filtering, and for everybody."""

from __future__ import annotations

from typing import Any

from tests.site.comparison.in_browser import TWO, open_at, query_string, shown_rows, sort_by, status_text, wait_for_rows
from tests.site.pages import RenderedSite, none

COLUMNS = ["name", "price", "length", "study"]


def column(page: Any, key: str) -> list[str]:
    """Return the values of a column of facts, as shown."""
    wait_for_rows(page)
    values: list[str] = page.evaluate(
        """key => [...document.querySelectorAll(`#everything-rows [data-row] > .column-${key}`)]
            .map(cell => cell.firstChild.textContent.replaceAll('\\u00a0', ' ').trim())""",
        key,
    )
    return values


def certifications(site: RenderedSite) -> set[str]:
    """Return the ids of the credentials of the type that is shown first."""
    return {credential.id for credential in site.catalog.credentials if credential.level}


# Sorting


def of_kind(site: RenderedSite, kind: str) -> set[str]:
    """Return the ids of the credentials of a type that are on offer."""
    kinds = {level.id: level.kind for level in site.catalog.levels} | {kind.id: kind.id for kind in site.catalog.kinds}
    bookable = site.by_id.keys() - site.retired_or_renamed()
    return {key for key in bookable if kinds[site.by_id[key].level or site.by_id[key].kind or ""] == kind}


def test_table_first_shows_current_certifications_by_level(compare: Any, site: RenderedSite) -> None:
    """The type with the most exams comes first, without what is retired; a sentence says how rows are sorted."""
    page = compare()
    assert set(shown_rows(page)) == certifications(site) - site.retired_or_renamed()
    assert status_text(page) == f"{len(shown_rows(page))} certifications, sorted by level."
    assert page.locator("[aria-sort]").count() == 0


def test_tab_shows_another_type(compare: Any, site: RenderedSite) -> None:
    """A tab shows the credentials of its type, counts them, and stands in the URL."""
    page = compare()
    page.locator("[name=kind][value=accreditation]").check(force=True)
    assert set(shown_rows(page)) == of_kind(site, "accreditation")
    assert status_text(page) == f"{len(shown_rows(page))} accreditations, sorted by level."
    assert "kind=accreditation" in query_string(page)


def test_every_column_sorts_both_ways(compare: Any) -> None:
    """A press on a heading sorts, another reverses; one heading at a time says how, and no row is lost."""
    page = compare()
    before = shown_rows(page)
    for key in COLUMNS:
        head = page.locator(f"[data-key={key}]")
        for order in ("ascending", "descending"):
            head.get_by_role("button").click()
            wait_for_rows(page)
            assert head.get_attribute("aria-sort") == order, key
            assert page.locator("[aria-sort]").count() == 1
            assert sorted(shown_rows(page)) == sorted(before), key
        assert status_text(page).endswith(", in reverse."), key


def test_sorting_by_key(compare: Any) -> None:
    """Enter and Space on a head sort, and the focus stays there."""
    page = compare()
    page.locator("[data-key=price] button").focus()
    for key, order in {"Enter": "ascending", "Space": "descending"}.items():
        page.keyboard.press(key)
        assert page.locator("[data-key=price]").get_attribute("aria-sort") == order, key
        assert page.evaluate("document.activeElement.textContent") == "Price"


def test_unknown_values_come_last_in_both_directions(compare: Any) -> None:
    """Numbers sort as numbers, and unknown values are at the end in either direction."""
    page = compare("?retired=1")
    for name, key in (("Price", "price"), ("Length", "length"), ("Study time", "study")):
        for _ in range(2):
            sort_by(page, name)
            unknown = [value in ("Not known", "–") for value in column(page, key)]
            assert unknown == sorted(unknown), name
    sort_by(page, "Price")
    prices = [int(value.split()[0]) for value in column(page, "price")]
    assert prices == sorted(prices)
    sort_by(page, "Length")
    minutes = [int(value.split()[0]) for value in column(page, "length") if value != "Not known"]
    assert minutes == sorted(minutes)


# Filtering


def test_words_find_names_codes_and_former_names(compare: Any) -> None:
    """Every word counts, in any order and case; codes of today, to come and of once count too."""
    page = compare("?retired=1")
    for words, id_ in (
        ("oba-c03", "observer-associate"),
        ("  DOME KEEPER  ", "dome-keeper-associate"),
        ("practitioner radio", "radio-practitioner"),
        ("STS-C00", "star-counts-specialty"),
    ):
        page.locator("#by-find").fill(words)
        assert id_ in shown_rows(page), words
        assert len(shown_rows(page)) <= 3, words


def test_levels_and_types_filter(compare: Any, site: RenderedSite) -> None:
    """A level shows its own credentials, a type those of all its levels."""
    page = compare()
    page.get_by_label("Level").select_option("associate")
    assert {site.by_id[credential_id].level for credential_id in shown_rows(page)} == {"associate"}
    page.get_by_label("Level").select_option("")
    page.get_by_role("radio", name="Accreditations").check(force=True)
    assert {site.by_id[credential_id].kind for credential_id in shown_rows(page)} == {"accreditation"}


def test_maximum_price_filters(compare: Any) -> None:
    """What costs as much today or less is left; free is always within."""
    page = compare()
    page.get_by_label("Maximum price").select_option("100-usd")
    assert set(column(page, "price")) == {"50 USD", "75 USD", "100 USD"}
    page.get_by_role("radio", name="Accreditations").check(force=True)
    assert set(column(page, "price")) == {"Free"}


def test_retired_credentials_are_included_when_asked_for(compare: Any, site: RenderedSite) -> None:
    """The box adds the retired ones of the type that is shown."""
    page = compare()
    page.get_by_label("Include retired").check()
    assert set(shown_rows(page)) == certifications(site)


def test_search_finds_roles(compare: Any, site: RenderedSite) -> None:
    """A job finds the credentials that are for it."""
    page = compare()
    page.locator("#by-find").fill("safety")
    assert shown_rows(page)
    texts = [f"{site.by_id[name].name} {site.by_id[name].roles}".lower() for name in shown_rows(page)]
    assert all("safety" in text for text in texts)


def test_filters_open_by_a_button_on_a_phone(compare: Any) -> None:
    """On a phone the filters are closed behind a button, which says whether they are open."""
    page = compare(width=360)
    toggle = page.get_by_role("button", name="Search and filter")
    assert page.get_by_label("Maximum price").is_hidden()
    toggle.click()
    assert toggle.get_attribute("aria-expanded") == "true"
    assert page.get_by_label("Maximum price").is_visible()


def test_no_matches_names_the_filter_to_clear(home: str, window: Any) -> None:
    """The sentence and the button name the filter that leaves nothing; a press clears it and moves to the search."""
    page = window()
    for url, remedy, first_row in (
        ("?find=observer&level=foundational", "Clear “Level”", "observer-associate"),
        ("?find=comet", "Include retired", "comet-seeker-specialty"),
        ("?find=microcredentials", "Show microcredentials", "vega-microcredentials"),
        ("?find=xyz&level=associate", "Clear “Search”", "telescope-designer-associate"),
        ("?find=xyz&level=business&price=50-usd&kind=accreditation", "Clear all filters", "sky-practitioner"),
    ):
        open_at(page, home, url)
        assert shown_rows(page) == [], url
        assert status_text(page) == f"No matches. {remedy}."
        page.locator("#nothing").get_by_role("button", name=remedy).click()
        assert shown_rows(page)[0] == first_row
        assert page.evaluate("document.activeElement.id") == "by-find"


# For everybody


def test_without_script(home: str, window: Any, site: RenderedSite) -> None:
    """The whole table is there, retired ones apart at its end, and no control that does nothing."""
    page = window(java_script_enabled=False)
    page.goto(f"{home}compare/")
    assert page.locator("#everything [data-row]:visible").count() == len(site.by_id)
    assert page.get_by_role("rowheader", name="Retired", exact=True).is_visible()
    assert page.locator("#comparison :is(input, button, select):visible").count() == 0


def test_targets_are_large(compare: Any) -> None:
    """Every control is at least 44 px high, on a phone and on a wide screen."""
    for width in (360, 1440):
        page = compare(TWO, width=width)
        small = page.evaluate(
            """() => [...document.querySelectorAll("#comparison :is(button, select, label:has(input), [type=search])")]
                .filter(control => control.checkVisibility() && control.getBoundingClientRect().height < 44)
                .map(control => [control.outerHTML.slice(0, 80), control.getBoundingClientRect().height])"""
        )
        none(small)


def test_nothing_jumps(compare: Any) -> None:
    """Neither loading nor picking moves what is in sight."""
    page = compare("", height=700)
    page.evaluate("document.getElementById('filters').scrollIntoView()")
    where = """[...document.querySelectorAll("article h2, #everything")]
        .map(one => one.getBoundingClientRect().top + scrollY)"""
    before = page.evaluate(where)
    page.get_by_role("checkbox", name="Select Radio Practitioner").check()
    assert page.evaluate(where) == before


def test_it_prints(compare: Any) -> None:
    """Paper has the table as it is shown, and no controls; rows that are no columns have no headings of columns."""
    page = compare("?level=associate&pick=observer-associate&pick=dome-engineer-associate")
    page.locator("#side-rows tr").first.wait_for()
    page.emulate_media(media="print")
    assert page.locator(":is(#comparison, #side) :is(input, select, .actions):visible").count() == 0
    assert page.locator("#everything thead:visible").count() == 1
    page.set_viewport_size({"width": 718, "height": 1000})
    assert page.locator("#everything thead:visible").count() == 0
    assert page.locator("#everything-rows [data-row]:visible").count() == len(shown_rows(page))
