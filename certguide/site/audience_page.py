"""The page of a situation: the answer, then the path, then what to leave alone."""

from __future__ import annotations

from certguide.advice.paths import Leg, PathOf
from certguide.catalog.values import Money
from certguide.site import addresses, words
from certguide.site.banners import banner
from certguide.site.desk import Desk, in_markdown
from certguide.site.edition import Edition
from certguide.site.made import Crumb, Made, front_matter, page, section


def audience_page(edition: Edition, path: PathOf) -> Made:
    """The page of a situation: the answer, then the path, then what to leave alone."""
    audience = path.audience
    desk = Desk(edition, addresses.audience(audience.id))
    first = desk.view(path.answer)
    said = audience.says.rstrip(".")
    description = f"{audience.says}? Start with {first.short}. {audience.answer}"
    parts = [
        front_matter(audience.says, description, audience.says, boost=2, hide=["toc"]),
        desk.render("crumbs", crumbs=[Crumb(edition.catalog.guide.title, addresses.HOME)]),
        f"# {in_markdown(f'“{said}.”')}",
        desk.render("audience_head", path=path, figures=_figures(desk, path), banner=banner(first), view=first),
        section("The path", "path", desk.render("path_steps", legs=path.legs, ordered=True)),
        section("Deeper", "deeper", _deeper(desk, path.deeper)),
        section("What to leave alone", "skip", desk.render("skips", path=path) if path.skip else ""),
        section("Whose opinion this is", "opinion", _opinion(desk, audience.ours)),
    ]
    return page(f"for/{audience.id}.md", parts, ("audiences", audience.id))


def _figures(desk: Desk, path: PathOf) -> list[tuple[str, str]]:
    views = desk.views([leg.credential for leg in path.legs if not leg.stop.optional] or [path.answer])
    prices = [view.settled("price").value for view in views]
    known = [price for price in prices if isinstance(price, Money) and not price.free]
    figures = [("Stops", str(len(path.legs)))]
    if known and len({price.currency for price in known}) == 1:
        figures.append(("Fees in all, before tax", words.money(Money(sum(p.cents for p in known), known[0].currency))))
    elif not known:
        figures.append(("Fees", "Free"))
    experience = views[0].fact("experience").value
    if experience:
        figures.append((f"{desk.edition.catalog.programme.short} suggests", words.opening(experience)))
    return figures


def _deeper(desk: Desk, legs: tuple[Leg, ...]) -> str:
    return desk.render("path_steps", legs=legs, ordered=False) if legs else ""


def _opinion(desk: Desk, ours: str | None) -> str:
    return desk.render("opinion", ours=ours)
