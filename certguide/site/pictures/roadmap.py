"""The picture of the roadmap: positions are computed here, shapes are in the template."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from markupsafe import Markup

from certguide.advice.roadmap import ResolvedStep, groups_in_order, step_group
from certguide.catalog.model.catalog import Group, Kind
from certguide.site.components import step_costs
from certguide.site.context import formatting
from certguide.site.context.page import PageContext

TAKE_LABELS = {"all": "all", "one": "one", "others": "the others", "rest": "the rest"}


@dataclass(frozen=True)
class RoadmapLayout:
    """The measures of one drawing, in its own units; ``letters`` is the maximum length of a line."""

    name: str
    width: int
    band: int
    gap: int
    first: int
    last: int
    radius: int
    foot: int
    letters: int
    detail: bool

    @property
    def room(self) -> int:
        """The width available for a band's name, up to the first marker."""
        return self.first - self.radius - 32


WIDE = RoadmapLayout(
    "wide", width=1128, band=48, gap=3, first=240, last=1052, radius=15, foot=46, letters=28, detail=True
)
TALL = RoadmapLayout(
    "tall", width=328, band=33, gap=4, first=128, last=306, radius=11, foot=20, letters=14, detail=False
)


@dataclass(frozen=True)
class GroupBand:
    """The band of a level or kind across the drawing; a long name has two lines, a long word is squeezed."""

    group: Group
    y: int
    lines: tuple[str, ...]
    offer: str


@dataclass(frozen=True)
class StepMarker:
    """The numbered ring of a step; ``spans`` is true for a step that belongs to all bands."""

    step: ResolvedStep
    x: int
    y: int
    take: str
    fee: str
    spans: bool


@dataclass(frozen=True)
class RoadmapChart:
    """A laid out drawing, as the template needs it."""

    shape: RoadmapLayout
    height: int
    bands: tuple[GroupBand, ...]
    rings: tuple[StepMarker, ...]
    stairs: str

    @property
    def bottom(self) -> int:
        """The y of the lower edge of the bands."""
        return self.height - self.shape.foot


def roadmap_picture(page: PageContext) -> Markup:
    """Render the roadmap as a wide drawing, and a tall one for phones and paper."""
    steps = page.site.steps
    description = "; ".join(f"step {step.number}, {step.step.title}" for step in steps)
    drawings = [layout_roadmap(page, shape) for shape in (WIDE, TALL)]
    return page.render("roadmap_picture", drawings=drawings, description=description)


def layout_roadmap(page: PageContext, shape: RoadmapLayout) -> RoadmapChart:
    """Compute the positions of bands, rings and stairs. Bands are ordered from the bottom up by first step."""
    steps = page.site.steps
    order = groups_in_order(page.site.catalog, steps)
    tops = {group.id: (len(order) - 1 - n) * (shape.band + shape.gap) for n, group in enumerate(order)}
    rings = _rings(page, shape, steps, tops)
    height = len(order) * (shape.band + shape.gap) - shape.gap + shape.foot
    bands = tuple(GroupBand(group, tops[group.id], _lines(group, shape), _offer(page, group)) for group in order)
    return RoadmapChart(shape, height, bands, rings, _stairs(rings))


def _lines(group: Group, shape: RoadmapLayout) -> tuple[str, ...]:
    """Break the name of a band into lines: in the wide drawing the plural for a kind, else the singular."""
    name = group.plural if shape.detail and isinstance(group, Kind) else group.name
    return tuple(wrap(name, shape.letters, break_long_words=False, max_lines=2, placeholder=" …"))


def _offer(page: PageContext, group: Group) -> str:
    """Write how many credentials of a group can be booked."""
    views = page.views(page.site.catalog.credentials)
    return f"{sum(view.group is group and view.status.is_bookable for view in views)} on offer"


def _rings(
    page: PageContext, shape: RoadmapLayout, steps: list[ResolvedStep], tops: dict[str, int]
) -> tuple[StepMarker, ...]:
    """Place each step from left to right; a step without a group of its own stays at the height of the one before."""
    distance = (shape.last - shape.first) / max(len(steps) - 1, 1)
    format_price = step_costs.step_price(page)
    rings: list[StepMarker] = []
    top = max(tops.values(), default=0)
    for position, step in enumerate(steps):
        group = step_group(page.site.catalog, step)
        top = tops[group.id] if group else top
        x = round(shape.first + position * distance)
        y = top + shape.band // 2
        fee = formatting.capitalize_first(format_price(step))
        rings.append(StepMarker(step, x, y, TAKE_LABELS[step.step.take], fee, spans=group is None))
    return tuple(rings)


def _stairs(rings: tuple[StepMarker, ...]) -> str:
    """Return the SVG path of the stairs through all rings that belong to a band."""
    in_band = [ring for ring in rings if not ring.spans]
    if not in_band:
        return ""
    path = [f"M{in_band[0].x} {in_band[0].y}"]
    for before, after in pairwise(in_band):
        path.append(f"H{(before.x + after.x) // 2}V{after.y}H{after.x}")
    return "".join(path)
