"""The whole programme as a picture: numbers are computed here, shapes stand in the template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from certguide.catalog.model.catalog import Group
from certguide.site.components.exam_versions import exam_versions
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.pictures.text_width import text_width, wrap_text
from certguide.site.pictures.timeline_rows import TimelineBar, TimelineRow, timeline_rows

STEPS = (1, 2, 3, 5, 10, 20, 25, 50, 100, 500, 2000)
AHEAD = timedelta(days=180)
"""How much of the time to come is shown at least."""


@dataclass(frozen=True)
class TimelineLayout:
    """The measures of one drawing, in its own units. ``beside`` has names left of the bars, otherwise above them."""

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


WIDE = TimelineLayout("wide", 1128, 222, head=34, group=30, bar=13, line=15, gap=6, letters=13, years=16, beside=True)
TALL = TimelineLayout("tall", 328, 0, head=30, group=30, bar=12, line=14, gap=8, letters=12, years=5, beside=False)


@dataclass(frozen=True)
class Axis:
    """Days to places from left to right."""

    shape: TimelineLayout
    begin: date
    end: date

    def x(self, day: date) -> float:
        """Return the x of a day; days outside of the timeline are placed at its ends."""
        share = (day - self.begin).days / max((self.end - self.begin).days, 1)
        room = self.shape.width - self.shape.left
        return round(self.shape.left + min(max(share, 0.0), 1.0) * room, 1)

    def years(self) -> list[tuple[int, float]]:
        """The years to write, no more than there is room for."""
        span = self.end.year - self.begin.year
        step = next((one for one in STEPS if span <= one * self.shape.years), STEPS[-1])
        return [(year, self.x(date(year, 1, 1))) for year in range(self.begin.year, self.end.year, step)]


@dataclass(frozen=True)
class PlacedBar:
    """A bar as it is drawn; ``code`` is empty where it has no room, and ``tight`` where it has hardly any."""

    bar: TimelineBar
    x: float
    end: float
    code: str
    tight: bool
    path: str


@dataclass(frozen=True)
class PlacedRow:
    """A row as it is drawn: its name in lines, and its bars at ``y``."""

    row: TimelineRow
    label: tuple[str, ...]
    top: int
    y: int
    bottom: int
    strips: tuple[PlacedBar, ...]


@dataclass(frozen=True)
class TimelineChart:
    """Everything the template needs for one drawing; ``today`` is a place, ``before`` says which side its date is."""

    shape: TimelineLayout
    height: int
    years: list[tuple[int, float]]
    today: float
    before: bool
    groups: tuple[tuple[Group, int, tuple[PlacedRow, ...]], ...]


def timeline(page: PageContext) -> Markup:
    """Both drawings, what they cannot show in words, and the same as a table."""
    listing = timeline_rows(page.site)
    drawn = [row.view for _, found in listing for row in found]
    left_out = [
        views[0].group.plural
        for views in page.site.credentials_by_group.values()
        if not any(one in drawn for one in views)
    ]
    table = [(view, one) for view in _dated(page) for one in reversed(exam_versions(view))]
    drawings = [layout_timeline(page, shape, listing) for shape in (WIDE, TALL)] if listing else []
    return page.render("timeline", drawings=drawings, left_out=left_out, table=table, count=len(drawn))


def _dated(page: PageContext) -> list[CredentialView]:
    return [view for views in page.site.credentials_by_group.values() for view in views if view.credential.exams]


def layout_timeline(
    page: PageContext, shape: TimelineLayout, listing: list[tuple[Group, list[TimelineRow]]]
) -> TimelineChart:
    """The places of everything, from the top down."""
    today = page.site.today
    axis = _axis(shape, listing, today)
    y = shape.head
    groups = []
    for group, found in listing:
        top, drawn = y, []
        y += shape.group
        for row in found:
            line = _line(axis, row, y)
            drawn.append(line)
            y = line.bottom + shape.gap
        groups.append((group, top, tuple(drawn)))
    before = axis.x(today) - shape.left > text_width(f"today, {formatting.format_day(today)}", shape.letters)
    return TimelineChart(shape, y, axis.years(), axis.x(today), before, tuple(groups))


def _axis(shape: TimelineLayout, listing: list[tuple[Group, list[TimelineRow]]], today: date) -> Axis:
    """Whole years, from the first bar to a while after today and after the last day that is named."""
    bars = [bar for _, found in listing for row in found for bar in row.bars]
    begin = min([today, *(bar.first for bar in bars)])
    soon = min(today.toordinal() + AHEAD.days, date.max.toordinal())
    end = max([date.fromordinal(soon), *(bar.last or bar.first for bar in bars)])
    return Axis(shape, date(begin.year, 1, 1), date(min(end.year + 1, date.max.year), 1, 1))


def _line(axis: Axis, row: TimelineRow, top: int) -> PlacedRow:
    shape = axis.shape
    label = tuple(wrap_text(row.label, shape.letters, shape.left - 16 if shape.beside else shape.width))
    tall = len(label) * shape.line
    y = top + (tall - shape.bar) // 2 if shape.beside else top + tall
    ends = [axis.x(bar.first) for bar in row.bars[1:]] + [float(shape.width)]
    strips = tuple(_strip(axis, bar, y, end) for bar, end in zip(row.bars, ends, strict=True))
    bottom = max(top + tall, y + shape.bar)
    return PlacedRow(row, label, top, y, bottom, strips)


def _strip(axis: Axis, bar: TimelineBar, y: int, limit: float) -> PlacedBar:
    x = min(axis.x(bar.first), axis.shape.width - 3.0)
    end = min(max(axis.x(bar.last) if bar.last else float(axis.shape.width), x + 3), max(limit - 1, x + 1))
    room = end - x - (9 if bar.ragged[0] else 6)
    code = bar.code if axis.shape.beside and text_width(bar.code, 11) <= room else ""
    return PlacedBar(bar, x, end, code, text_width(code, 12.2) > room, _path(bar, x, end, y, axis.shape.bar))


def _path(bar: TimelineBar, x: float, end: float, y: int, height: int) -> str:
    """The outline: ragged where the day is not known, pointed where no end is named."""
    quarter, tooth = height / 4, min(3.0, (end - x) / 3)
    left = f"l{tooth:g} -{quarter:g}l-{tooth:g} -{quarter:g}" * 2 if bar.ragged[0] else f"v-{height}"
    right = f"v{height}"
    if bar.ragged[1]:
        right = f"l-{tooth:g} {quarter:g}l{tooth:g} {quarter:g}" * 2
    elif bar.is_open_ended:
        tip = min(6.0, (end - x) / 2)
        return f"M{x:g} {y}H{end - tip:g}L{end:g} {y + height / 2:g}L{end - tip:g} {y + height}H{x:g}{left}z"
    return f"M{x:g} {y}H{end:g}{right}H{x:g}{left}z"
