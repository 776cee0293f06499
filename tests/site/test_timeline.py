"""The timeline: a bar for every exam version, for any dates and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.pictures.text_width import text_width, wrap_text
from certguide.site.pictures.timeline import TALL, WIDE, layout_timeline, timeline
from certguide.site.pictures.timeline_rows import timeline_rows
from tests.conftest import changed
from tests.site.pages import RenderedSite, links, text_of
from tests.site.small import TEXT, TODAY, small_catalog, small_page

DECK = (
    "      - {code: DH-1, from: 2020-06, to: 2026-11-30}\n      - {code: DH-2, from: 2026-12-01, changes: adds knots}\n"
)
PILOT = "exams: [{code: PI-1, from: 2021-02-03}]"


def timelines(text: str = TEXT, today: date = TODAY) -> list[Element]:
    """Return the wide and the tall timeline of a catalogue as trees."""
    html = str(timeline(small_page("changes/", text, today)))
    images = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    return [ElementTree.fromstring(svg) for svg in images]  # noqa: S314 - our own drawing


def bars_by_credential(drawing: Element) -> dict[str, list[tuple[str, str]]]:
    """Return class and outline of the bars of each row, by the name that is shown."""
    bars_of_rows = {}
    for row in drawing.iter("a"):
        paths = [(path.get("class") or "", path.get("d") or "") for path in row.iter("path")]
        name = " ".join(part.text or "" for part in row.iter("tspan"))
        bars_of_rows[name] = [path for path in paths if path[0].startswith("bar-")]
    return bars_of_rows


def extent(path: str) -> tuple[float, float]:
    """Return the leftmost and the rightmost coordinate of an outline."""
    coordinates = [float(number) for number in re.findall(r"[MHL]([\d.]+)", path)]
    return min(coordinates), max(coordinates)


def drawing_faults(drawing: Element) -> Iterator[str]:
    """Yield what is drawn outside the picture or runs from right to left."""
    _, _, width, height = map(float, (drawing.get("viewBox") or "").split())
    for element in drawing.iter():
        for name, limit in (("x", width), ("y", height)):
            if element.get(name) is not None and not 0 <= float(element.get(name) or 0) <= limit:
                yield f"{element.tag} {dict(element.attrib)}"
        if (element.get("class") or "").startswith("bar-"):
            first, last = extent(element.get("d") or "")
            if not (0 <= first < last <= width):
                yield f"{element.get('d')} in {width}"


def test_each_credential_has_a_row_and_each_version_a_bar() -> None:
    """Both pictures have the rows in the order of the lists, each a link to the page."""
    for drawing in timelines():
        assert {name: [style for style, _ in row_bars] for name, row_bars in bars_by_credential(drawing).items()} == {
            "Deckhand": ["bar-open", "bar-announced"],
            "Pilot": ["bar-open"],
            "Tug Master, beta": ["bar-open", "bar-announced"],
            "Steamer, retired": ["bar-over"],
        }
        assert links(drawing) == [
            f"../credentials/{credential_id}/" for credential_id in ("deckhand", "pilot", "tugmaster", "steamer")
        ]


def test_credentials_without_dates_are_named_below_the_timeline() -> None:
    """A type of credential without exact dates isn't drawn, and a note names it."""
    html = str(timeline(small_page("changes/")))
    assert "Talks have no dated history and are not drawn." in html
    assert ">Welcome<" not in html.partition("<table")[0]


def test_bar_ends_show_how_exact_a_date_is() -> None:
    """An inexact date ends ragged, an open end in a point, an exact date straight."""
    ragged, point = re.compile(r"l-?\d"), re.compile(r"L[\d.]+ [\d.]+L")
    text = changed(TEXT, (PILOT, "exams: [{code: PI-1, from: 2021-02-03, to: 2022}]\n    nearest: tugmaster"))
    text = changed(
        text, ("{credential: pilot, why: It is next., optional: true}", "{credential: tugmaster, why: It is next.}")
    )
    text = changed(text, ("replaced_by: pilot", "replaced_by: tugmaster"))
    for drawing in timelines(text):
        bars_of_rows = bars_by_credential(drawing)
        assert ragged.search(bars_of_rows["Deckhand"][0][1])
        assert not point.search(bars_of_rows["Deckhand"][0][1])
        assert point.search(bars_of_rows["Deckhand"][1][1])
        assert ragged.search(bars_of_rows["Pilot, retired"][0][1])
        assert not point.search(bars_of_rows["Pilot, retired"][0][1])
        assert not ragged.search(bars_of_rows["Tug Master, beta"][1][1])


def test_last_day_without_a_next_version_is_marked() -> None:
    """A last day is marked unless a next version follows."""
    ends = changed(TEXT, ("- {code: DH-2, from: 2026-12-01, changes: adds knots}", ""), ("renews: deckhand, ", ""))
    ends = changed(ends, ("about: For those who pull ropes.\n", "about: For ropes.\n    nearest: tugmaster\n"))
    for text, ticks in ((TEXT, 0), (ends, 1)):
        for drawing in timelines(text):
            assert sum(element.get("class") == "last-day" for element in drawing.iter()) == ticks


def test_bars_of_a_row_do_not_overlap() -> None:
    """Versions that were offered at the same time are drawn one after the other."""
    beside = "      - {code: DH-1, from: 2020-06, to: 2025}\n      - {code: DH-2, from: 2022-03, overlaps: DH-1}\n"
    for drawing in timelines(changed(TEXT, (DECK, beside))):
        first, second = (extent(path) for _, path in bars_by_credential(drawing)["Deckhand"])
        assert first[1] < second[0]


def catalog_with_versions(number: int) -> str:
    """Return the small catalogue with many versions of one exam."""
    days = [date(2021, 1, 1).toordinal() + 20 * index for index in range(number)]
    entries = [
        f"      - {{code: DH-{index}, from: {date.fromordinal(day)}, to: {date.fromordinal(day + 19)}}}\n"
        for index, day in enumerate(days[:-1])
    ]
    return changed(TEXT, (DECK, "".join([*entries, f"      - {{code: DH-X, from: {date.fromordinal(days[-1])}}}\n"])))


UNUSUAL = {
    "hundred versions": catalog_with_versions(100),
    "one day": changed(TEXT, (DECK, "      - {code: DH-1, from: 2026-11-23}\n")),
    "long names": TEXT.replace("short: Deckhand", f"short: {'W' * 120}").replace(
        "short: Pilot", "short: " + "日本 " * 30
    ),
    "long ago": changed(TEXT, ("from: 2020-06, to", "from: 1900, to")),
    "far ahead": changed(TEXT, ("from: 2026-12-01, changes", "from: 2200-12-31, changes")),
    "either of two": changed(TEXT, ("from: 2020-06, to", "from: 2013 or 2020, to")),
    "a sighting": changed(TEXT, ("from: 2020-06, to", "from: by 2020-06-03, to")),
    "of one day": changed(TEXT, ("from: 2011\n    to: 2019-12-31", "from: 2019-12-31\n    to: 2019-12-31")),
}


@pytest.mark.parametrize("name", list(UNUSUAL))
def test_unusual_data_is_drawn_inside_the_timeline(name: str) -> None:
    """Nothing leaves the picture or runs backwards, and every credential has a row."""
    for drawing in timelines(UNUSUAL[name]):
        assert list(drawing_faults(drawing)) == []
        assert len(bars_by_credential(drawing)) == 4


@pytest.mark.parametrize(
    "today", [date.min, date(2012, 1, 1), date(2027, 1, 1), date(2099, 12, 31), date(9999, 12, 31)], ids=str
)
def test_any_date_can_be_today(today: date) -> None:
    """The line for today is inside the picture on any date."""
    site = Site(small_catalog(), today)
    for shape in (WIDE, TALL):
        layout = layout_timeline(PageContext(site, "changes/"), shape, timeline_rows(site))
        assert shape.left <= layout.today <= shape.width
        assert 1 <= len(layout.years) <= shape.years


def test_catalogue_without_exams_gets_a_sentence() -> None:
    """A catalogue without exams has a sentence in place of the timeline."""
    start = TEXT.index("  - id: deckhand\n")
    text = TEXT[:start] + TEXT[TEXT.index("roadmap:\n") :]
    text = re.sub(r"  - \{id: a-master.*\n.*\n", "", text.replace(", renews: deckhand", ""))
    text = re.sub(r"  - id: rope\n(.*\n){4}", "", text)
    text = re.sub(r"  renewal_ways:\n(.*\n){2}", "", text)
    text = re.sub(r"    not_for:.*\n", "", text)
    html = str(timeline(small_page("changes/", text)))
    assert "No exam has a known first day yet." in html
    assert "<svg" not in html
    assert "<table" not in html


def test_wrap_text_breaks_between_words_first() -> None:
    """Text is broken between words where possible, and inside a word where necessary."""
    assert wrap_text("Interferometry Engineer", 13, 120) == ["Interferometry", "Engineer"]
    assert all(text_width(line, 13) <= 100 for line in wrap_text("W" * 50 + " a b", 13, 100))
    assert "".join(wrap_text("W" * 50, 13, 100)) == "W" * 50
    assert wrap_text("", 13, 100) == [""]


def test_groups_below_the_timeline_are_words_of_a_sentence(site: RenderedSite) -> None:
    """Only the first has a capital, as the first word of its sentence."""
    text = text_of(site.page("timeline/").main)
    assert "Accreditations, knowledge badges and microcredentials have no dated history" in text


def test_table_has_what_the_timeline_shows(site: RenderedSite) -> None:
    """The table has every exam version and a link to every credential in the picture."""
    page = site.page("timeline/")
    table = next(element for element in page.main.iter("table") if "versions-of-all" in (element.get("class") or ""))
    text = text_of(table)
    links_by_picture = [set(links(element)) for element in page.main.iter("svg")]
    assert len(links_by_picture) == 2
    assert links_by_picture[0] == links_by_picture[1]
    assert links_by_picture[0] <= set(links(table))
    assert [
        exam.code for credential in site.catalog.credentials for exam in credential.exams if exam.code not in text
    ] == []


def test_timeline_that_fits_the_window_is_shown(home: str, window: Any) -> None:
    """One drawing at each width, no wider than the page, its rows links that the keyboard reaches."""
    for width in (360, 768, 1440):
        page = window(width=width)
        page.goto(f"{home}timeline/")
        shown = page.locator(".timeline svg:visible")
        assert shown.count() == 1
        assert shown.bounding_box()["width"] <= width
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        first = shown.locator("a").first
        first.focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == shown.locator("a").nth(
            1
        ).get_attribute("aria-label")


def test_timeline_uses_the_width_of_the_page(home: str, window: Any) -> None:
    """From tablets on, the picture is as wide as the text around it."""
    for width in (768, 960, 1440):
        page = window(width=width)
        page.goto(f"{home}timeline/")
        widths = [page.locator(part).bounding_box()["width"] for part in (".timeline svg:visible", ".timeline")]
        assert widths[0] == pytest.approx(widths[1], abs=1), width


def test_timeline_text_is_large_enough(home: str, window: Any) -> None:
    """No text of the picture is smaller than 10 pixels where it is shown."""
    for width in (360, 768, 960, 1440):
        page = window(width=width)
        page.goto(f"{home}timeline/")
        sizes = page.evaluate(
            "[...document.querySelectorAll('.timeline svg')].filter(one => one.getBoundingClientRect().width)"
            ".flatMap(svg => [...svg.querySelectorAll('text')].map(text => parseFloat(getComputedStyle(text).fontSize)"
            " * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width))"
        )
        assert min(sizes) >= 9.9, width
