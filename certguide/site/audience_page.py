"""The page of a situation: the answer, then the path, then what to leave alone."""

from __future__ import annotations

from certguide.advice.cost import of_path, standard_price
from certguide.advice.keeping import keeping
from certguide.advice.paths import Leg, PathOf
from certguide.catalog.model import Credential
from certguide.catalog.values import Money
from certguide.site import addresses, words
from certguide.site.banners import banner
from certguide.site.calendars import has_days, ids_of
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
        desk.render("path_calendar") if has_days(edition, ids_of(path)) else "",
        section("Keeping it", "keeping", _keep(desk, path)),
        section("Deeper", "deeper", _deeper(desk, path.deeper)),
        section("What to leave alone", "skip", desk.render("skips", path=path) if path.skip else ""),
        section("Whose opinion this is", "opinion", _opinion(desk, audience.ours)),
    ]
    return page(f"for/{audience.id}.md", parts, ("audiences", audience.id))


def _figures(desk: Desk, path: PathOf) -> list[tuple[str, str]]:
    """Stops, fees, time and what it takes to keep it all, of everything on the path that is not optional."""
    catalog = desk.edition.catalog
    needed = _needed(path)
    figures = [("Stops", str(len(path.legs)))]
    cost = of_path(catalog, needed)
    if cost:
        figures.append(("Fees in all, before tax", words.money(Money(cost.listed, cost.currency))))
    if cost and cost.with_vouchers < cost.listed:
        figures.append(("With a voucher from each pass", words.money(Money(cost.with_vouchers, cost.currency))))
    minutes = sum(view.fact("length").value.minutes for view in desk.views(needed) if view.timed)
    if minutes:
        figures.append(("Time in exams", words.hours(minutes)))
    experience = desk.view(needed[0]).fact("experience").value
    if experience:
        figures.append((f"{catalog.programme.short} suggests", words.opening(experience)))
    return figures


def _needed(path: PathOf) -> list[Credential]:
    return [leg.credential for leg in path.legs if not leg.stop.optional] or [path.answer]


def _keep(desk: Desk, path: PathOf) -> str:
    """What keeps everything on the path valid, and what that costs."""
    catalog = desk.edition.catalog
    found = keeping(catalog, _needed(path), desk.edition.today)
    if not found or found.cover.left or not found.cover.chosen:
        return ""
    names = {way.id: way.name for way in catalog.programme.renewal_ways}
    passing = [desk.view(offer.id) for offer in found.cover.chosen if offer.id not in names]
    doing = [names[offer.id] for offer in found.cover.chosen if offer.id in names]
    price = standard_price(catalog, passing[0].credential) if passing else None
    currency = price.currency if price else ""
    return desk.render(
        "keep_path",
        every=words.months(found.months),
        passing=passing,
        doing=doing,
        listed=words.money(Money(found.cover.cents, currency)),
        reduced=words.money(Money(found.with_vouchers, currency)) if found.with_vouchers < found.cover.cents else "",
    )


def _deeper(desk: Desk, legs: tuple[Leg, ...]) -> str:
    return desk.render("path_steps", legs=legs, ordered=False) if legs else ""


def _opinion(desk: Desk, ours: str | None) -> str:
    return desk.render("opinion", ours=ours)
