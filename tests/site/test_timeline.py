"""The picture of the whole programme: every version a bar, whatever its dates and names are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
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
from tests.site.small import TEXT, TODAY, small_catalog, small_desk

DECK = (
    "      - {code: DH-1, from: 2020-06, to: 2026-11-30}\n      - {code: DH-2, from: 2026-12-01, changes: adds knots}\n"
)
PILOT = "exams: [{code: PI-1, from: 2021-02-03}]"


def drawings(text: str = TEXT, today: date = TODAY) -> list[Element]:
    """Both drawings of a catalogue as trees."""
    html = str(timeline(small_desk("changes/", text, today)))
    found = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    return [ElementTree.fromstring(svg) for svg in found]  # noqa: S314 - our own drawing


def bars(drawing: Element) -> dict[str, list[tuple[str, str]]]:
    """Look and outline of the bars of each row, by the name of its credential."""
    found = {}
    for row in drawing.iter("a"):
        paths = [(one.get("class") or "", one.get("d") or "") for one in row.iter("path")]
        found[row.get("aria-label") or ""] = [one for one in paths if one[0].startswith("bar-")]
    return found


def reach(path: str) -> tuple[float, float]:
    """From where to where an outline goes from left to right."""
    places = [float(number) for number in re.findall(r"[MHL]([\d.]+)", path)]
    return min(places), max(places)


def within(drawing: Element) -> Iterator[str]:
    """Everything that is drawn outside of the drawing, or runs backwards."""
    _, _, wide, high = map(float, (drawing.get("viewBox") or "").split())
    for one in drawing.iter():
        for name, most in (("x", wide), ("y", high)):
            if one.get(name) is not None and not 0 <= float(one.get(name) or 0) <= most:
                yield f"{one.tag} {dict(one.attrib)}"
        if (one.get("class") or "").startswith("bar-"):
            first, last = reach(one.get("d") or "")
            if not (0 <= first < last <= wide):
                yield f"{one.get('d')} in {wide}"


def test_a_row_a_credential_and_a_bar_a_version() -> None:
    """In both drawings, in the order of the lists, each row a link to the page."""
    for drawing in drawings():
        assert {name: [look for look, _ in found] for name, found in bars(drawing).items()} == {
            "Deckhand": ["bar-open", "bar-announced"],
            "Pilot": ["bar-open"],
            "Tug Master, beta": ["bar-open", "bar-announced"],
            "Steamer, retired": ["bar-over"],
        }
        assert links(drawing) == [f"../credentials/{one}/" for one in ("deckhand", "pilot", "tugmaster", "steamer")]


def test_what_has_no_dates_is_named_below() -> None:
    """A talk of which only an estimate is known is not drawn, and its family is said to be left out."""
    html = str(timeline(small_desk("changes/")))
    assert "Talks have no dated history and are not drawn." in html
    assert ">Welcome<" not in html.partition("<table")[0]


def test_ends_say_what_is_known() -> None:
    """A day not known is ragged, no named end is a point, and what is exact is straight."""
    ragged, point = re.compile(r"l-?\d"), re.compile(r"L[\d.]+ [\d.]+L")
    text = changed(TEXT, (PILOT, "exams: [{code: PI-1, from: 2021-02-03, to: 2022}]\n    nearest: tugmaster"))
    text = changed(text, ("{take: pilot, why: It is next., optional: true}", "{take: tugmaster, why: It is next.}"))
    text = changed(text, ("replaced_by: pilot", "replaced_by: tugmaster"))
    for drawing in drawings(text):
        found = bars(drawing)
        assert ragged.search(found["Deckhand"][0][1])
        assert not point.search(found["Deckhand"][0][1])
        assert point.search(found["Deckhand"][1][1])
        assert ragged.search(found["Pilot, retired"][0][1])
        assert not point.search(found["Pilot, retired"][0][1])
        assert not ragged.search(found["Tug Master, beta"][1][1])


def test_a_credential_that_ends_has_a_tick() -> None:
    """Only where nothing follows: not where the next version takes over."""
    ends = changed(TEXT, ("- {code: DH-2, from: 2026-12-01, changes: adds knots}", ""), ("renews: deckhand, ", ""))
    ends = changed(ends, ("about: For those who pull ropes.\n", "about: For ropes.\n    nearest: tugmaster\n"))
    for text, ticks in ((TEXT, 0), (ends, 1)):
        for drawing in drawings(text):
            assert sum(one.get("class") == "last-day" for one in drawing.iter()) == ticks


def test_bars_of_a_row_do_not_cover_each_other() -> None:
    """Versions that were on offer beside each other are drawn one after the other."""
    beside = "      - {code: DH-1, from: 2020-06, to: 2025}\n      - {code: DH-2, from: 2022-03, beside: DH-1}\n"
    for drawing in drawings(changed(TEXT, (DECK, beside))):
        first, second = (reach(path) for _, path in bars(drawing)["Deckhand"])
        assert first[1] < second[0]


def many(number: int) -> str:
    """The small catalogue with a hundred versions of one exam."""
    days = [date(2021, 1, 1).toordinal() + 20 * n for n in range(number)]
    listed = [
        f"      - {{code: DH-{n}, from: {date.fromordinal(day)}, to: {date.fromordinal(day + 19)}}}\n"
        for n, day in enumerate(days[:-1])
    ]
    return changed(TEXT, (DECK, "".join([*listed, f"      - {{code: DH-X, from: {date.fromordinal(days[-1])}}}\n"])))


ODD = {
    "hundred versions": many(100),
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


@pytest.mark.parametrize("name", list(ODD))
def test_odd_data_draws_well(name: str) -> None:
    """Nothing leaves the drawing, nothing runs backwards, and every credential is there."""
    for drawing in drawings(ODD[name]):
        assert list(within(drawing)) == []
        assert len(bars(drawing)) == 4


@pytest.mark.parametrize(
    "today", [date.min, date(2012, 1, 1), date(2027, 1, 1), date(2099, 12, 31), date(9999, 12, 31)], ids=str
)
def test_any_day_can_be_today(today: date) -> None:
    """The line for today lies in the drawing on every day there is."""
    site = Site(small_catalog(), today)
    for shape in (WIDE, TALL):
        drawn = layout_timeline(PageContext(site, "changes/"), shape, timeline_rows(site))
        assert shape.left <= drawn.today <= shape.width
        assert 1 <= len(drawn.years) <= shape.years


def test_without_exams_there_is_a_sentence() -> None:
    """A catalogue of talks alone has no picture, and says so."""
    start = TEXT.index("  - id: deckhand\n")
    text = TEXT[:start] + TEXT[TEXT.index("roadmap:\n") :]
    text = re.sub(r"  - \{id: a-master.*\n.*\n", "", text.replace(", renews: deckhand", ""))
    text = re.sub(r"  - id: rope\n(.*\n){4}", "", text)
    text = re.sub(r"  renewal_ways:\n(.*\n){2}", "", text)
    html = str(timeline(small_desk("changes/", text)))
    assert "No exam has a known first day yet." in html
    assert "<svg" not in html
    assert "<table" not in html


def test_lines_fit_their_room() -> None:
    """Texts are parted between words where they can be, and within one where they must."""
    assert wrap_text("Interferometry Engineer", 13, 120) == ["Interferometry", "Engineer"]
    assert all(text_width(line, 13) <= 100 for line in wrap_text("W" * 50 + " a b", 13, 100))
    assert "".join(wrap_text("W" * 50, 13, 100)) == "W" * 50
    assert wrap_text("", 13, 100) == [""]


def test_the_table_has_what_the_picture_shows(site: RenderedSite) -> None:
    """Every exam version with its days, and every credential that is drawn, as a row with a link."""
    page = site.page("changes/")
    table = next(one for one in page.main.iter("table") if "versions-of-all" in (one.get("class") or ""))
    told = text_of(table)
    drawn = [set(links(one)) for one in page.main.iter("svg")]
    assert len(drawn) == 2
    assert drawn[0] == drawn[1]
    assert drawn[0] <= set(links(table))
    assert [exam.code for one in site.catalog.credentials for exam in one.exams if exam.code not in told] == []
