"""The pages made from the data: one a credential, one an audience, as Markdown with headings.

Headings are Markdown, so that they get anchors and stand in the table of
contents; everything else is a fragment.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from certguide.advice.paths import Leg, PathOf, starting_at
from certguide.advice.renewals import renewed_by, renews, ways
from certguide.advice.roadmap import steps_of
from certguide.catalog.facts import Fact, own_fact
from certguide.catalog.model import Group, RenewalWay, Source
from certguide.catalog.query import kind_of
from certguide.catalog.values import Money, Validity
from certguide.site import addresses, factsheet, words
from certguide.site.banners import banner
from certguide.site.desk import Desk, in_markdown
from certguide.site.edition import Edition
from certguide.site.history import history
from certguide.site.versions import domains, versions
from certguide.site.views import View


@dataclass(frozen=True)
class Made:
    """A page made from the data. ``path`` is that of its Markdown file below ``docs/``; ``about`` is what it shows."""

    path: str
    text: str
    about: tuple[str, str]


def made_pages(edition: Edition) -> list[Made]:
    """All pages made from the data."""
    credentials = [credential_page(edition, View(edition, one)) for one in edition.catalog.credentials]
    return credentials + [audience_page(edition, path) for path in edition.paths]


@dataclass(frozen=True)
class Crumb:
    """A step of the way to a page."""

    text: str
    href: str


@dataclass(frozen=True)
class Keeping:
    """What keeps a credential valid."""

    over: str
    extends: str
    renewed_by: list[object]
    renewed_facts: list[Fact]
    ways: list[RenewalWay]
    renews: list[object]
    renews_facts: list[Fact]

    @staticmethod
    def way_fact(way: RenewalWay) -> Fact:
        return own_fact(way, "says")


@dataclass(frozen=True)
class StudyItem:
    """A link to an official page."""

    label: str
    source: Source


def credential_page(edition: Edition, view: View) -> Made:
    """The page of a credential: the same shape for all."""
    desk = Desk(edition, view.href)
    rows = factsheet.rows(view)
    for row in rows:
        desk.marks(*row.facts)
    later = [_history(desk, view), _versions(desk, view), _asks(desk, view), _keeping(desk, view)]
    facts = _section("Facts, as they last stood" if view.over else "Facts", "facts", desk.render("facts", rows=rows))
    body = [later[0], facts, *later[1:]] if view.over else [facts, *later[1:]]
    parts = [
        _front(view.short, _description(view), _document_title(view), boost=1 if view.over else 2),
        desk.render("crumbs", crumbs=_crumbs(edition, view)),
        f"# {in_markdown(view.name)}",
        desk.render("credential_head", view=view, banner=banner(view), situations=_situations(view)),
        *body,
        _place(desk, view),
        _study(desk, view),
        _pager(desk, view),
    ]
    return Made(f"credentials/{view.id}.md", "\n\n".join(filter(None, parts)) + "\n", ("credentials", view.id))


def _front(title: str, description: str, document_title: str, boost: int) -> str:
    meta = {
        "title": in_markdown(title),
        "document_title": in_markdown(document_title),
        "description": in_markdown(description),
        "render_macros": False,
        "search": {"boost": boost},
    }
    return "\n".join(["---", *(f"{key}: {json.dumps(value)}" for key, value in meta.items()), "---"])


def _section(title: str, anchor: str, body: str) -> str:
    return f"## {title} {{: #{anchor} }}\n\n{body}" if body else ""


def _document_title(view: View) -> str:
    return f"{view.name} ({view.code})" if view.code else view.name


def _description(view: View) -> str:
    status = view.headline.text if view.over else f"{view.price}, {view.expiry}"
    return f"{view.credential.about} {status}."


def _crumbs(edition: Edition, view: View) -> list[Crumb]:
    kind = kind_of(edition.catalog, view.credential)
    home = addresses.kind(kind)
    page = home if home in edition.pages else addresses.CREDENTIALS
    crumbs = [Crumb(kind.plural, page if page == home else f"{page}#{kind.id}")]
    if view.group is not kind:
        crumbs.append(Crumb(view.group.name, f"{page}#{view.group.id}"))
    return crumbs


def _situations(view: View) -> list[PathOf]:
    return [] if view.over else starting_at(view.catalog, view.credential, view.edition.today)


def _history(desk: Desk, view: View) -> str:
    if not view.over:
        return ""
    return _section("What became of it", "history", desk.render("history", view=view, events=history(view)))


def _versions(desk: Desk, view: View) -> str:
    found = versions(view)
    if not found:
        return ""
    coming = view.status.coming or view.status.current
    exam = coming.exam if coming and coming.exam and coming.exam.changes else None
    told = own_fact(exam, "changes", view.credential) if exam else None
    body = desk.render("versions", view=view, versions=found, changes=exam, changes_fact=told)
    return _section("Exam versions", "versions", body)


def _asks(desk: Desk, view: View) -> str:
    found = domains(view)
    if not found:
        return ""
    title = "What the exam asked" if view.over else "What the exam asks"
    return _section(title, "domains", desk.render("domains", view=view, domains=found))


def _keeping(desk: Desk, view: View) -> str:
    lasting = view.fact("validity")
    if not isinstance(lasting.value, Validity) or lasting.value.months is None:
        return ""
    catalog, today = view.catalog, view.edition.today
    layers: list[Group] = [view.group, view.kind]
    renewed = renewed_by(catalog, view.credential, today)
    keeping = Keeping(
        over="It cannot be renewed by an exam of its own any more; one you hold stays valid until its own last day."
        if view.over
        else "",
        extends=words.validity(lasting.value),
        renewed_by=list(renewed),
        renewed_facts=[lasting, *(own_fact(one, "renews") for one in renewed if one.renews)],
        ways=ways(catalog, view.credential),
        renews=[] if view.over else list(renews(catalog, view.credential)),
        renews_facts=[own_fact(one, "renews") for one in (view.credential, *layers) if one.renews],
    )
    return _section("Keeping it", "keeping", desk.render("keeping", keeping=keeping))


def _place(desk: Desk, view: View) -> str:
    here = [] if view.over else steps_of(view.edition.steps, view.credential)
    if here:
        numbers = words.listed([str(step.number) for step in here])
        sentence = f"Step{'s' if len(here) > 1 else ''} {numbers}: "
    elif view.over:
        sentence = "It is not on the roadmap any more, since nobody can take it."
    else:
        sentence = "It has no place on the roadmap today."
    return _section("Place in the roadmap", "place", desk.render("rail", here=here, sentence=sentence))


def _study(desk: Desk, view: View) -> str:
    sources = view.edition.sources
    exams = [one.exam for one in (view.status.current, view.status.coming) if one and one.exam]
    guides = dict.fromkeys((exam.code, exam.guide) for exam in exams if exam.guide)
    items = [StudyItem(f"Exam guide of {code}", sources[guide]) for code, guide in guides if guide]
    items += [StudyItem("Prepare", sources[one]) for one in view.credential.prepare]
    if view.credential.page:
        label = "Official page" if view.over else ("Book it" if exams else "Take it")
        items.append(StudyItem(label, sources[view.credential.page]))
    if not items:
        return ""
    title = "Where to read more" if view.over else "How to study, where to book"
    return _section(title, "study", desk.render("study", items=items))


def _pager(desk: Desk, view: View) -> str:
    same = [one for one in desk.views(view.catalog.credentials) if one.group is view.group]
    position = next(n for n, one in enumerate(same) if one.id == view.id)
    before = same[position - 1] if position else None
    after = same[position + 1] if position + 1 < len(same) else None
    return desk.render("pager", view=view, before=before, after=after) if before or after else ""


def audience_page(edition: Edition, path: PathOf) -> Made:
    """The page of a situation: the answer, then the path, then what to leave alone."""
    audience = path.audience
    desk = Desk(edition, addresses.audience(audience.id))
    first = desk.view(path.answer)
    said = audience.says.rstrip(".")
    description = f"{audience.says}? Start with {first.short}. {audience.answer}"
    titles = ["Start here", *("Then this" for _ in path.legs[1:])]
    parts = [
        _front(audience.says, description, audience.says, boost=2),
        desk.render("crumbs", crumbs=[Crumb(edition.catalog.guide.title, addresses.HOME)]),
        f"# {in_markdown(f'“{said}.”')}",
        desk.render("audience_head", path=path, figures=_figures(desk, path), banner=_first_warning(desk, path), view=first),
        _section("The path", "path", desk.render("path_steps", legs=path.legs, titles=titles)),
        _section("Deeper", "deeper", _deeper(desk, path.deeper)),
        _section("What to leave alone", "skip", desk.render("skips", path=path) if path.skip else ""),
        _section("Whose opinion this is", "opinion", _opinion(desk, audience.ours)),
    ]
    return Made(f"for/{audience.id}.md", "\n\n".join(filter(None, parts)) + "\n", ("audiences", audience.id))


def _figures(desk: Desk, path: PathOf) -> list[tuple[str, str]]:
    views = desk.views([leg.credential for leg in path.legs if not leg.stop.optional] or [path.answer])
    prices = [view.settled("price").value for view in views]
    known = [price for price in prices if isinstance(price, Money) and not price.free]
    figures = [("Stops", words.count(len(path.legs)))]
    if known and len({price.currency for price in known}) == 1:
        figures.append(("Fees in all, before tax", words.money(Money(sum(p.cents for p in known), known[0].currency))))
    elif not known:
        figures.append(("Fees", "Free"))
    experience = views[0].fact("experience").value
    if experience:
        figures.append((f"{desk.edition.catalog.programme.short} suggests", experience))
    return figures


def _first_warning(desk: Desk, path: PathOf) -> object:
    return banner(desk.view(path.answer))


def _deeper(desk: Desk, legs: tuple[Leg, ...]) -> str:
    return desk.render("path_steps", legs=legs, titles=["If you want more" for _ in legs]) if legs else ""


def _opinion(desk: Desk, ours: str | None) -> str:
    return desk.render("opinion", ours=ours)
