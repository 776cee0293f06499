"""The page of a credential: the same shape for all, as Markdown with headings.

Headings are Markdown, so that they get anchors and stand in the table of
contents; everything else is a fragment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from certguide.advice.paths import PathOf
from certguide.advice.renewals import renewed_by, renews, ways
from certguide.advice.roadmap import steps_of
from certguide.catalog.model.catalog import Group, RenewalWay, Source
from certguide.catalog.model.dates import When
from certguide.catalog.model.text_values import Validity
from certguide.catalog.queries.facts import Fact, own_fact
from certguide.catalog.queries.selection import kind_of
from certguide.catalog.queries.slugs import addresses_of
from certguide.site.components import fact_table
from certguide.site.components.credential_history import history
from certguide.site.components.exam_versions import domains, versions
from certguide.site.components.status_banner import banner
from certguide.site.context import formatting, urls
from certguide.site.context.credential_view import View
from certguide.site.context.page import Desk, attribute, in_markdown
from certguide.site.context.site import Edition
from certguide.site.outputs.calendars import has_days
from certguide.site.pages.generated_page import Crumb, Made, front_matter, page, section


@dataclass(frozen=True)
class Keeping:
    """What keeps a credential valid."""

    over: str
    extends: str
    until: When | None
    renewed_by: list[object]
    renewed_facts: list[Fact]
    ways: list[RenewalWay]
    renews: list[object]
    renews_facts: list[Fact]

    @staticmethod
    def way_fact(way: RenewalWay) -> Fact:
        """What is said of a way, with every doubt about it."""
        return replace(own_fact(way, "says"), doubts=tuple(way.doubts))


@dataclass(frozen=True)
class StudyItem:
    """A link to an official page."""

    label: str
    source: Source


def credential_page(edition: Edition, view: View) -> Made:
    """The page of a credential: the same shape for all."""
    desk = Desk(edition, view.href)
    rows = fact_table.rows(view)
    for row in rows:
        desk.marks(*row.facts)
        desk.doubts(*row.facts)
    later = [_history(desk, view), _versions(desk, view), _asks(desk, view), _keeping(desk, view)]
    rows += fact_table.untold(view, desk.ledger.told)
    facts = section("Facts, as they last stood" if view.over else "Facts", "facts", desk.render("facts", rows=rows))
    body = [later[0], facts, *later[1:]] if view.over else [facts, *later]
    parts = [
        front_matter(view.short, _description(view), _document_title(view), boost=2, tags=_also_called(view)),
        desk.render("crumbs", crumbs=crumbs(edition, view)),
        f"# {in_markdown(view.name)}",
        desk.render("credential_head", view=view, banner=banner(view), situations=_situations(view)),
        *body,
        _place(desk, view),
        _study(desk, view),
        _pager(desk, view),
    ]
    return page(f"credentials/{view.id}.md", parts, ("credentials", view.id))


def _also_called(view: View) -> list[str]:
    """Its name, exam codes and former names, by which people search; shown among the results, so escaped."""
    also = [word for path, word, _ in addresses_of(view.credential) if path != ("id",)]
    return [attribute(word) for word in dict.fromkeys([view.short, *also])]


def _document_title(view: View) -> str:
    return f"{view.name} ({view.code})" if view.code else view.name


def _description(view: View) -> str:
    status = view.headline.text if view.over else f"{view.price}, {view.expiry}"
    return f"{view.credential.about} {status}."


def crumbs(edition: Edition, view: View) -> list[Crumb]:
    """The way to its page: its kind, then its level."""
    kind = kind_of(edition.catalog, view.credential)
    home = urls.kind(kind)
    page = home if home in edition.pages else urls.CREDENTIALS
    way = [Crumb(kind.plural, page if page == home else f"{page}#{kind.id}")]
    if view.group is not kind:
        way.append(Crumb(view.group.name, f"{page}#{view.group.id}"))
    return way


def _situations(view: View) -> list[PathOf]:
    """The situations whose answer it is."""
    return [] if view.over else [path for path in view.edition.paths if path.answer is view.credential]


def _history(desk: Desk, view: View) -> str:
    body = desk.render("history", view=view, events=history(view)) if view.over else ""
    return section("What became of it", "history", body)


def _versions(desk: Desk, view: View) -> str:
    found = versions(view)
    if not found:
        return section("", "versions", "")
    coming = view.status.coming or view.status.current
    exam = coming.exam if coming and coming.exam and coming.exam.changes else None
    told = own_fact(exam, "changes", view.credential) if exam else None
    ahead = has_days(view.edition, {view.id})
    body = desk.render("versions", view=view, versions=found, changes=exam, changes_fact=told, ahead=ahead)
    return section("Exam versions", "versions", body)


def _asks(desk: Desk, view: View) -> str:
    found = domains(view)
    if not found:
        return section("", "domains", "")
    title = "What the exam asked" if view.over else "What the exam asks"
    return section(title, "domains", desk.render("domains", view=view, domains=found))


def _keeping(desk: Desk, view: View) -> str:
    lasting = view.fact("validity")
    if not isinstance(lasting.value, Validity) or lasting.value.months is None:
        return section("", "keeping", "")
    catalog, today = view.catalog, view.edition.today
    layers: list[Group] = [view.group] if view.group is view.kind else [view.group, view.kind]
    passing = [own_fact(one, "renews") for one in layers if one.renews]
    renewed = renewed_by(catalog, view.credential, today)
    keeping = Keeping(
        over="It cannot be renewed by an exam of its own any more; one you hold stays valid until its own last day."
        if view.over
        else "",
        extends=formatting.validity(lasting.value),
        until=view.status.until,
        renewed_by=list(renewed),
        renewed_facts=[lasting, *(own_fact(one, "renews") for one in renewed if one.renews)],
        ways=ways(catalog, view.credential),
        renews=[] if view.over else list(renews(catalog, view.credential)),
        renews_facts=([own_fact(view.credential, "renews")] if view.credential.renews else []) + passing,
    )
    return section("Keeping it", "keeping", desk.render("keeping", view=view, keeping=keeping))


def _place(desk: Desk, view: View) -> str:
    here = [] if view.over else steps_of(view.edition.steps, view.credential)
    if here:
        numbers = formatting.listed([str(step.number) for step in here])
        sentence = f"Step{'s' if len(here) > 1 else ''} {numbers}: "
    elif view.over:
        sentence = "It is not on the roadmap any more, since nobody can take it."
    else:
        sentence = "It has no place on the roadmap today."
    return section("Place in the roadmap", "place", desk.render("rail", here=here, sentence=sentence))


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
        return section("", "study", "")
    title = "Where to read more" if view.over else "How to study, where to book"
    return section(title, "study", desk.render("study", items=items))


def _pager(desk: Desk, view: View) -> str:
    same = view.edition.neighbours[view.group.id]
    position = same.index(view)
    before = same[position - 1] if position else None
    after = same[position + 1] if position + 1 < len(same) else None
    return desk.render("pager", view=view, before=before, after=after) if before or after else ""
