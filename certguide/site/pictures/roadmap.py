"""The roadmap as a picture: numbers are computed here, shapes stand in the template."""

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

LABELS_OF_NUMBER = {"all": "all", "one": "one", "others": "the others", "rest": "the rest"}


@dataclass(frozen=True)
class RoadmapLayout:
    """The measures of one drawing, in its own units."""

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
        """The width of a band's name, up to the first ring."""
        return self.first - self.radius - 32


WIDE = RoadmapLayout(
    "wide", width=1128, band=48, gap=3, first=240, last=1052, radius=15, foot=46, letters=28, detail=True
)
TALL = RoadmapLayout(
    "tall", width=328, band=33, gap=4, first=128, last=306, radius=11, foot=20, letters=14, detail=False
)


@dataclass(frozen=True)
class GroupBand:
    """A level as a strip from side to side; a long name stands in two lines, a long word is squeezed."""

    group: Group
    y: int
    lines: tuple[str, ...]
    offer: str


@dataclass(frozen=True)
class StepMarker:
    """A step as a numbered ring; ``spans`` marks the one that belongs to all bands."""

    step: ResolvedStep
    x: int
    y: int
    take: str
    fee: str
    spans: bool


@dataclass(frozen=True)
class RoadmapChart:
    """Everything the template needs for one drawing."""

    shape: RoadmapLayout
    height: int
    bands: tuple[GroupBand, ...]
    rings: tuple[StepMarker, ...]
    stairs: str

    @property
    def bottom(self) -> int:
        """Return the y of the line on which the steps stand."""
        return self.height - self.shape.foot


def roadmap_picture(page: PageContext) -> Markup:
    """Both drawings of the roadmap: a wide one, and a tall one for phones and paper."""
    steps = page.site.steps
    described = "; ".join(f"step {step.number}, {step.step.title}" for step in steps)
    drawings = [layout_roadmap(page, shape) for shape in (WIDE, TALL)]
    return page.render("roadmap_picture", drawings=drawings, described=described)


def layout_roadmap(page: PageContext, shape: RoadmapLayout) -> RoadmapChart:
    """The positions of bands, rings and stairs. Bands lie from the bottom up in the order of the steps."""
    steps = page.site.steps
    order = groups_in_order(page.site.catalog, steps)
    tops = {group.id: (len(order) - 1 - n) * (shape.band + shape.gap) for n, group in enumerate(order)}
    rings = _rings(page, shape, steps, tops)
    height = len(order) * (shape.band + shape.gap) - shape.gap + shape.foot
    strips = tuple(GroupBand(group, tops[group.id], _lines(group, shape), _on_offer(page, group)) for group in order)
    return RoadmapChart(shape, height, strips, rings, _stairs(rings))


def _lines(group: Group, shape: RoadmapLayout) -> tuple[str, ...]:
    """The name of a band: of several in the wide drawing where kinds have no levels, else of one."""
    name = group.plural if shape.detail and isinstance(group, Kind) else group.name
    return tuple(wrap(name, shape.letters, break_long_words=False, max_lines=2, placeholder=" …"))


def _on_offer(page: PageContext, group: Group) -> str:
    views = page.views(page.site.catalog.credentials)
    return f"{sum(view.group is group and view.status.is_bookable for view in views)} on offer"


def _rings(
    page: PageContext, shape: RoadmapLayout, steps: list[ResolvedStep], tops: dict[str, int]
) -> tuple[StepMarker, ...]:
    apart = (shape.last - shape.first) / max(len(steps) - 1, 1)
    fee = step_costs.step_price(page)
    found: list[StepMarker] = []
    level = max(tops.values(), default=0)
    for position, step in enumerate(steps):
        group = step_group(page.site.catalog, step)
        level = tops[group.id] if group else level
        x = round(shape.first + position * apart)
        y = level + shape.band // 2
        found.append(
            StepMarker(
                step, x, y, LABELS_OF_NUMBER[step.step.take], formatting.capitalize_first(fee(step)), group is None
            )
        )
    return tuple(found)


def _stairs(rings: tuple[StepMarker, ...]) -> str:
    """The path of the stair through all rings that stand in a band: along, up, along."""
    solid = [ring for ring in rings if not ring.spans]
    if not solid:
        return ""
    path = [f"M{solid[0].x} {solid[0].y}"]
    for before, after in pairwise(solid):
        path.append(f"H{(before.x + after.x) // 2}V{after.y}H{after.x}")
    return "".join(path)
