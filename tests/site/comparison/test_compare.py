"""The comparison in a real browser: sorting, filtering, picking, the address, and taking it along."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from certguide.site.permalinks import FILE
from tests.site.building import NewProject
from tests.site.comparison.rows import shown_rows, wait_for_rows
from tests.site.hostile_data import hostile_catalog
from tests.site.page_monitor import PageMonitor
from tests.site.pages import RenderedSite, none
from tests.site.project import BASE, CATALOG, build, printed
from tests.site.site_server import serve_site
from tests.yaml_text import dump_yaml, load_yaml

TWO = "?pick=telescope-designer-associate&pick=observer-associate"
HOSTILE = "<img src=x onerror=alert(1)>"
COLUMNS = ["name", "price", "length", "study"]
DEFAULT_KIND = "certification"


@pytest.fixture
def compare(home: str, window: Any) -> Any:
    """Opens the comparison at an address."""
    return lambda query="", **settings: open_at(window(**settings), home, query)


def open_at(page: Any, home: str, query: str = "") -> Any:
    """Load the comparison at an address, and wait for its rows."""
    page.goto(f"{home}compare/{query}")
    wait_for_rows(page)
    return page


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


def sort_by(page: Any, name: str) -> None:
    page.locator("#everything").get_by_role("button", name=name).click()


def said(page: Any) -> str:
    return str(page.locator("#shown").inner_text())


def query(page: Any) -> str:
    return str(page.evaluate("location.search"))


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
    assert said(page) == f"{len(shown_rows(page))} certifications, sorted by level."
    assert page.locator("[aria-sort]").count() == 0


def test_tab_shows_another_type(compare: Any, site: RenderedSite) -> None:
    """A tab shows the credentials of its type, counts them, and stands in the URL."""
    page = compare()
    page.locator("[name=kind][value=accreditation]").check(force=True)
    assert set(shown_rows(page)) == of_kind(site, "accreditation")
    assert said(page) == f"{len(shown_rows(page))} accreditations, sorted by level."
    assert "kind=accreditation" in query(page)


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
        assert said(page).endswith(", in reverse."), key


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
    for words, found in (
        ("oba-c03", "observer-associate"),
        ("  DOME KEEPER  ", "dome-keeper-associate"),
        ("practitioner radio", "radio-practitioner"),
        ("STS-C00", "star-counts-specialty"),
    ):
        page.locator("#by-find").fill(words)
        assert found in shown_rows(page), words
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
        assert said(page) == f"No matches. {remedy}."
        page.locator("#nothing").get_by_role("button", name=remedy).click()
        assert shown_rows(page)[0] == first_row
        assert page.evaluate("document.activeElement.id") == "by-find"


# Picking


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


def figures(page: Any) -> list[str]:
    page.locator("#side").wait_for()
    return [text.replace("\xa0", " ") for text in page.locator("#sums dd").all_inner_texts()]


def test_what_the_picked_ones_cost_together(compare: Any) -> None:
    """Total, with discounts, renewal; the assumptions are below them."""
    page = compare(f"{TWO}&pick=sky-practitioner")
    price, reduced, keeping, halved, means = figures(page)
    assert (price, reduced) == ("400 USD", "250 USD")
    assert (keeping, halved) == ("300 USD every 3 years", "150 USD")
    assert means == "Telescope Designer – Associate, Observer – Associate"
    assert "at the full price" in page.locator(".side-by-side-section").inner_text()


SUMS = [
    (["vega-knowledge-badges", "vega-sky-practitioner-essentials"], ["Free", "Free", "–", "–", "–"]),
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
    for picks, wanted in SUMS:
        open_at(page, home, "?" + "&".join(f"pick={one}" for one in picks))
        assert figures(page) == wanted


# The address


def test_the_address_reproduces_everything(compare: Any, home: str) -> None:
    """Filters, order, picks and what is left out go into the address, and a link brings them back."""
    page = compare()
    page.locator("#by-find").fill("associate")
    page.get_by_label("Level").select_option("associate")
    page.get_by_label("Maximum price").select_option("150-usd")
    page.get_by_label("Include retired").check()
    sort_by(page, "Price")
    sort_by(page, "Price")
    for one in ("observer-associate", "telescope-designer-associate"):
        page.locator(f"[name=pick][value={one}]").check()
    page.get_by_label("Also show what’s the same").check()
    other = compare(query(page))
    assert query(other) == query(page)
    for each in (shown_rows, said, figures):
        assert each(other) == each(page)
    assert other.locator("#all").is_checked()
    assert other.locator("[data-key=price]").get_attribute("aria-sort") == "descending"
    other.locator("[data-key=price] button").click()
    assert "sort=price" in query(other)


def test_the_plain_address_stays_plain(compare: Any) -> None:
    """Taking everything back leaves nothing in the address."""
    page = compare("?level=associate")
    page.get_by_label("Level").select_option("")
    assert query(page) == ""


BAD = [
    "?sort=nothing&level=unknown&status=gone&price=1-gbp",
    "?sort=--price&sort=<b>",
    "?pick=nobody&pick=constructor&pick=__proto__",
    f"?find={quote(HOSTILE)}&role={quote(HOSTILE)}&pick={quote(HOSTILE)}&{quote(HOSTILE)}={quote(HOSTILE)}",
    "?length=1&item=2&toString=3&pick",
    f"?find={'x' * 5000}",
    "?%E0%A4%A=%&&&==",
]


def test_bad_addresses_do_no_harm(home: str, window: Any) -> None:
    """What is unknown, stale or hostile is left out; the page works on."""
    watched = PageMonitor(window(), home)
    page = watched.page
    for bad in BAD:
        open_at(page, home, bad)
        assert page.locator("article img").count() == 0, bad
        assert page.locator("[aria-sort]").count() <= 1, bad
        assert page.locator("#tray").is_hidden(), bad
        page.locator("#by-find").fill("")
        assert len(shown_rows(page)) > 5, bad
    none(watched.errors)


def test_of_four_picks_three_count(compare: Any) -> None:
    """The first three that are known, each once."""
    ids = ["nobody", "radio-practitioner", "radio-practitioner", "sky-practitioner", "observer-associate"]
    page = compare("?" + "&".join(f"pick={one}" for one in [*ids, "solar-safety-specialty"]))
    assert page.locator("#picked").inner_text() == "3 of 3"
    assert not page.locator("[value=solar-safety-specialty][name=pick]").is_checked()


# Taking it along


def saved(page: Any) -> list[list[str]]:
    """Return the rows of the file for spreadsheets."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_file_has_what_is_shown_rows(compare: Any, site: RenderedSite) -> None:
    """A head, a line for each row shown in its order, no source marks and no hidden rows."""
    page = compare("?level=associate&sort=-price")
    head, *rows = saved(page)
    facts = ["Who it’s for", "Price", "Length", "Study time", "Recommended experience", "Next change", "Also renews"]
    assert head == ["Name", "Level", "Exam", *facts]
    assert [row[0] for row in rows] == [site.by_id[one].short for one in shown_rows(page)]
    assert {len(row) for row in rows} == {len(head)}
    line = next(row for row in rows if row[2] == "IEA-C02")
    assert line[1] == "Associate"
    assert line[4].replace("\xa0", " ") == "75 USD later 150 USD"


def test_it_can_be_copied_as_text(compare: Any) -> None:
    """The same lines on the clipboard, cells parted by tabs; and the page says so."""
    page = compare("?level=associate", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as text").click()
    page.get_by_text("Copied.").wait_for()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert len(lines) == 1 + len(shown_rows(page))
    assert lines[1].split("\t")[:3] == ["Telescope Designer – Associate", "Associate", "TDA-C03"]


def test_hostile_names(new_project: NewProject, window: Any) -> None:
    """Hostile texts are text everywhere: in table, tray and file, where none can be taken for a formula."""
    project = new_project()
    data = hostile_catalog(load_yaml((project / CATALOG).read_text(encoding="utf-8")))
    named = ["=1+1", "+1", "-1", "@SUM(A1)", '="a",b', "\uff1d1+1"]
    certifications = [one for one in data["credentials"] if "kind" not in one]
    for one, name in zip(certifications, named, strict=False):
        one["short"] = name
    (project / CATALOG).write_text(dump_yaml(data), encoding="utf-8")
    (project / FILE).unlink(missing_ok=True)  # former names are addresses, and these are others
    done = build(project, project / "site")
    assert done.returncode == 0, printed(done)[-2000:]
    with serve_site(project / "site", BASE) as home:
        watched = PageMonitor(window(width=360), home)
        ids = [one["id"] for one in certifications][:2]
        watched.page.goto(f"{home}compare/?retired=1&kind=certification&pick={ids[0]}&pick={ids[1]}")
        wait_for_rows(watched.page)
        names = {row[0] for row in saved(watched.page)[1:]}
        assert {f"'{name}" for name in named} <= names
        assert len(names) > len(named)
        watched.page.locator("#side").wait_for()
        assert watched.page.locator("#side-table thead a").all_inner_texts() == named[:2]
        assert not watched.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        none(watched.errors)


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
                .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44)
                .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])"""
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
    """Paper has the table as it is shown, and no controls."""
    page = compare("?level=associate")
    page.emulate_media(media="print")
    assert page.locator("#comparison :is(input, select, .actions):visible").count() == 0
    assert page.locator("#everything-rows [data-row]:visible").count() == len(shown_rows(page))
