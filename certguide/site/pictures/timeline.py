"""The picture of the timeline: positions are computed here, shapes are in the template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from certguide.catalog.model.catalog import Group
from certguide.site.components.credential.exam_versions import exam_versions
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.pictures.text_width import text_width, wrap_text
from certguide.site.pictures.timeline_rows import TimelineBar, TimelineRow, timeline_rows

STEPS = (1, 2, 3, 5, 10, 20, 25, 50, 100, 500, 2000)
"""Intervals in years between the years on the axis."""
AHEAD = timedelta(days=180)
"""How far beyond today the axis reaches at least."""

_CODE_SIZE, _ENLARGED_CODE_SIZE = 11, 12.2
"""Font size of an exam code in a bar, and that in narrower windows, where ``timeline.css`` enlarges it."""

_LABEL_MARGIN = 16
_SHORTEST_BAR = 3.0


@dataclass(frozen=True)
class TimelineLayout:
    """The measures of one drawing, in its own units. Names are left of the bars if ``beside``, otherwise above them."""

    name: str
    width: int
    left: int
    head: int
    group: int
    bar: int
    line: int
    gap: int
    letters: int
    years: int
    beside: bool


WIDE = TimelineLayout("wide", 900, 222, head=34, group=30, bar=13, line=15, gap=6, letters=13, years=16, beside=True)
TALL = TimelineLayout("tall", 328, 0, head=30, group=30, bar=12, line=14, gap=8, letters=12, years=5, beside=False)


@dataclass(frozen=True)
class Axis:
    """The horizontal axis, from the day ``begin`` on the left to ``end`` on the right."""

    shape: TimelineLayout
    begin: date
    end: date

    def x(self, day: date) -> float:
        """Return the x of a day; days outside of the axis are placed at its ends."""
        share = (day - self.begin).days / max((self.end - self.begin).days, 1)
        room = self.shape.width - self.shape.left
        return round(self.shape.left + min(max(share, 0.0), 1.0) * room, 1)

    def years(self) -> list[tuple[int, float]]:
        """Return the years to write with their x, no more than there is room for."""
        span = self.end.year - self.begin.year
        step = next((step for step in STEPS if span <= step * self.shape.years), STEPS[-1])
        return [(year, self.x(date(year, 1, 1))) for year in range(self.begin.year, self.end.year, step)]


@dataclass(frozen=True)
class PlacedBar:
    """A bar with its position. ``code`` is empty if it does not fit, ``tight`` if it does not fit enlarged."""

    bar: TimelineBar
    x: float
    end: float
    code: str
    tight: bool
    path: str


@dataclass(frozen=True)
class PlacedRow:
    """A row with its position: the lines of its label, and its bars at ``y``."""

    row: TimelineRow
    label: tuple[str, ...]
    top: int
    y: int
    bottom: int
    strips: tuple[PlacedBar, ...]

    @property
    def name(self) -> str:
        """The accessible name: the visible text, by which speech input finds it, and the level or type."""
        codes = [strip.code for strip in self.strips if strip.code]
        return f"{' '.join([*self.label, *codes])}, {self.row.view.group.name}"


@dataclass(frozen=True)
class TimelineChart:
    """A laid out drawing, as the template needs it.

    ``today`` is the x of the day; ``before`` is true if its label is left of the line.
    """

    shape: TimelineLayout
    height: int
    years: list[tuple[int, float]]
    today: float
    before: bool
    groups: tuple[tuple[Group, int, tuple[PlacedRow, ...]], ...]


def timeline(page: PageContext) -> Markup:
    """Render a wide and a tall drawing, the groups that they omit, and the same dates as a table."""
    rows_by_group = timeline_rows(page.site)
    drawn = [row.view for _, rows in rows_by_group for row in rows]
    omitted = [
        page.localizer.continue_with_noun(views[0].group.plural)
        for views in page.site.credentials_by_group.values()
        if not any(view in drawn for view in views)
    ]
    table = [(view, version) for view in _with_exams(page) for version in reversed(exam_versions(view))]
    drawings = [layout_timeline(page, shape, rows_by_group) for shape in (WIDE, TALL)] if rows_by_group else []
    return page.render("timeline", drawings=drawings, omitted=omitted, table=table)


def _with_exams(page: PageContext) -> list[CredentialView]:
    return [view for views in page.site.credentials_by_group.values() for view in views if view.credential.exams]


def layout_timeline(
    page: PageContext, shape: TimelineLayout, rows_by_group: list[tuple[Group, list[TimelineRow]]]
) -> TimelineChart:
    """Place groups, rows and bars from the top down."""
    today = page.site.today
    axis = _axis(shape, [row for _, rows in rows_by_group for row in rows], today)
    y = shape.head
    groups = []
    for group, rows in rows_by_group:
        top, placed_rows = y, []
        y += shape.group
        for row in rows:
            placed = _place_row(axis, row, y)
            placed_rows.append(placed)
            y = placed.bottom + shape.gap
        groups.append((group, top, tuple(placed_rows)))
    before = axis.x(today) - shape.left > text_width(f"today, {page.localizer.format_day(today)}", shape.letters)
    return TimelineChart(shape, y, axis.years(), axis.x(today), before, tuple(groups))


def _axis(shape: TimelineLayout, rows: list[TimelineRow], today: date) -> Axis:
    """Build an axis of whole years, from the first bar to beyond today and the last bar."""
    bars = [bar for row in rows for bar in row.bars]
    begin = min([today, *(bar.first for bar in bars)])
    soon = min(today.toordinal() + AHEAD.days, date.max.toordinal())
    end = max([date.fromordinal(soon), *(bar.last or bar.first for bar in bars)])
    return Axis(shape, date(begin.year, 1, 1), date(min(end.year + 1, date.max.year), 1, 1))


def _place_row(axis: Axis, row: TimelineRow, top: int) -> PlacedRow:
    shape = axis.shape
    label = tuple(wrap_text(row.label, shape.letters, shape.left - _LABEL_MARGIN if shape.beside else shape.width))
    height = len(label) * shape.line
    y = top + (height - shape.bar) // 2 if shape.beside else top + height
    limits = [axis.x(bar.first) for bar in row.bars[1:]] + [float(shape.width)]
    strips = tuple(_place_bar(axis, bar, y, limit) for bar, limit in zip(row.bars, limits, strict=True))
    bottom = max(top + height, y + shape.bar)
    return PlacedRow(row, label, top, y, bottom, strips)


def _place_bar(axis: Axis, bar: TimelineBar, y: int, limit: float) -> PlacedBar:
    """Place a bar from its first day to its last, or to the ``limit`` where the next one begins."""
    x = min(axis.x(bar.first), axis.shape.width - _SHORTEST_BAR)
    last_x = axis.x(bar.last) if bar.last else float(axis.shape.width)
    end = min(max(last_x, x + _SHORTEST_BAR), max(limit - 1, x + 1))
    room = end - x - (9 if bar.ragged[0] else 6)
    code = bar.code if axis.shape.beside and text_width(bar.code, _CODE_SIZE) <= room else ""
    is_tight = text_width(code, _ENLARGED_CODE_SIZE) > room
    return PlacedBar(bar, x, end, code, is_tight, _path(bar, x, end, y, axis.shape.bar))


def _path(bar: TimelineBar, x: float, end: float, y: int, height: int) -> str:
    """Return the SVG path of a bar: ragged where the day is not known, pointed where no end is named."""
    quarter, tooth = height / 4, min(3.0, (end - x) / 3)
    left = f"l{tooth:g} -{quarter:g}l-{tooth:g} -{quarter:g}" * 2 if bar.ragged[0] else f"v-{height}"
    right = f"v{height}"
    if bar.ragged[1]:
        right = f"l-{tooth:g} {quarter:g}l{tooth:g} {quarter:g}" * 2
    elif bar.is_open_ended:
        tip = min(6.0, (end - x) / 2)
        return f"M{x:g} {y}H{end - tip:g}L{end:g} {y + height / 2:g}L{end - tip:g} {y + height}H{x:g}{left}z"
    return f"M{x:g} {y}H{end:g}{right}H{x:g}{left}z"
