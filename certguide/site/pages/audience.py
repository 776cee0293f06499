"""The page of a situation: the answer, then the path, then what to leave alone."""

from __future__ import annotations

from certguide.advice.paths import Leg, PathOf
from certguide.site.components.path_costs import figures, kept
from certguide.site.components.status_banner import banner
from certguide.site.context import urls
from certguide.site.context.page import Desk, in_markdown
from certguide.site.context.site import Edition
from certguide.site.outputs.calendars import has_days, ids_of
from certguide.site.pages.generated_page import Crumb, Made, front_matter, page, section


def audience_page(edition: Edition, path: PathOf) -> Made:
    """The page of a situation: the answer, then the path, then what to leave alone."""
    audience = path.audience
    desk = Desk(edition, urls.audience(audience.id))
    first = desk.view(path.answer)
    said = audience.says.rstrip(".")
    description = f"{audience.says}? Start with {first.short}. {audience.answer}"
    parts = [
        front_matter(audience.says, description, audience.says, boost=2, hide=["toc"]),
        desk.render("crumbs", crumbs=crumbs(edition)),
        f"# {in_markdown(f'“{said}.”')}",
        desk.render("audience_head", path=path, figures=figures(desk, path), banner=banner(first), view=first),
        section("The path", "path", desk.render("path_steps", legs=path.legs, ordered=True)),
        desk.render("path_calendar") if has_days(edition, ids_of(path)) else "",
        section("Keeping it", "keeping", kept(desk, path)),
        section("Deeper", "deeper", _deeper(desk, path.deeper)),
        section("What to leave alone", "skip", _skips(desk, path)),
        section("Whose opinion this is", "opinion", _opinion(desk, audience.ours)),
    ]
    return page(f"for/{audience.id}.md", parts, ("audiences", audience.id))


def crumbs(edition: Edition) -> list[Crumb]:
    """The way to the page of a situation: from the question."""
    return [Crumb(edition.catalog.guide.title, urls.HOME)]


def _skips(desk: Desk, path: PathOf) -> str:
    """What to leave alone: of many, only what one could book at all."""
    left = [(desk.views(one.credentials), one.why) for one in path.skip]
    shown = [([view for view in views if not view.over] or views, why) for views, why in left]
    return desk.render("skips", shown=shown) if shown else ""


def _deeper(desk: Desk, legs: tuple[Leg, ...]) -> str:
    return desk.render("path_steps", legs=legs, ordered=False) if legs else ""


def _opinion(desk: Desk, ours: str | None) -> str:
    return desk.render("opinion", ours=ours)
