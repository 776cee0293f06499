"""The page of a credential: the same shape for all, as Markdown with headings.

Headings are Markdown, so that they get anchors and stand in the table of
contents; everything else is a fragment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from certguide.advice.paths import ResolvedPath
from certguide.advice.renewals import renewal_ways, renewed_by, renews
from certguide.advice.roadmap import steps_of
from certguide.catalog.model.catalog import Group, RenewalWay, Source
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.slugs import credential_slugs
from certguide.site.components import fact_table
from certguide.site.components.breadcrumbs import credential_breadcrumbs
from certguide.site.components.calendar_days import has_key_dates
from certguide.site.components.credential_history import history_entries
from certguide.site.components.exam_versions import domain_table, exam_versions
from certguide.site.components.status_banner import status_banner
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.context.templating import escape_attribute, escape_markdown
from certguide.site.pages.generated_page import GeneratedPage, build_page, front_matter, section


@dataclass(frozen=True)
class RenewalSection:
    """What keeps a credential valid."""

    retired_note: str
    extends: str
    until: PartialDate | None
    renewed_by: list[object]
    renewed_facts: list[Fact[object]]
    ways: list[RenewalWay]
    renews: list[object]
    renews_facts: list[Fact[object]]

    @staticmethod
    def way_fact(way: RenewalWay) -> Fact[object]:
        """What is said of a way, with every doubt about it."""
        return replace(stated_fact(way, "says"), doubts=tuple(way.doubts))


@dataclass(frozen=True)
class StudyLink:
    """A link to an official page."""

    label: str
    source: Source


def credential_page(site: Site, view: CredentialView) -> GeneratedPage:
    """The page of a credential: the same shape for all."""
    page = PageContext(site, view.href)
    rows = fact_table.fact_rows(view)
    for row in rows:
        page.cite(*row.facts)
        page.doubt_notes(*row.facts)
    later = [_history(page, view), _versions(page, view), _exam_content(page, view), _renewal(page, view)]
    rows += fact_table.unlisted_doubts(view, page.citations.doubts_shown)
    facts = section(
        "Facts, as they last stood" if view.is_retired else "Facts", "facts", page.render("fact_table", rows=rows)
    )
    body = [later[0], facts, *later[1:]] if view.is_retired else [facts, *later]
    parts = [
        front_matter(view.short, _description(view), _document_title(view), boost=2, tags=_also_called(view)),
        page.render("breadcrumbs", crumbs=credential_breadcrumbs(site, view)),
        f"# {escape_markdown(view.name)}",
        page.render("credential_head", view=view, banner=status_banner(view), situations=_situations(site, view)),
        *body,
        _roadmap_position(page, view),
        _study(page, view),
        _pager(page, view),
    ]
    return build_page(f"credentials/{view.id}.md", parts, ("credentials", view.id))


def _also_called(view: CredentialView) -> list[str]:
    """Its name, exam codes and former names, by which people search; shown among the results, so escaped."""
    also = [word for path, word, _ in credential_slugs(view.credential) if path != ("id",)]
    return [escape_attribute(word) for word in dict.fromkeys([view.short, *also])]


def _document_title(view: CredentialView) -> str:
    return f"{view.name} ({view.code})" if view.code else view.name


def _description(view: CredentialView) -> str:
    status = view.headline.text if view.is_retired else f"{view.price}, {view.expiry}"
    return f"{view.credential.about} {status}."


def _situations(site: Site, view: CredentialView) -> list[ResolvedPath]:
    """The situations whose answer it is."""
    return [] if view.is_retired else [path for path in site.paths if path.answer is view.credential]


def _history(page: PageContext, view: CredentialView) -> str:
    if not view.is_retired:
        return section("", "history", "")
    body = page.render("credential_history", view=view, events=history_entries(page.site, view))
    return section("What became of it", "history", body)


def _versions(page: PageContext, view: CredentialView) -> str:
    found = exam_versions(view)
    if not found:
        return section("", "versions", "")
    coming = view.status.next or view.status.current
    exam = coming.exam if coming and coming.exam and coming.exam.changes else None
    told = stated_fact(exam, "changes", view.credential) if exam else None
    ahead = has_key_dates(page.site, {view.id})
    body = page.render("exam_versions", view=view, versions=found, changes=exam, changes_fact=told, ahead=ahead)
    return section("Exam versions", "versions", body)


def _exam_content(page: PageContext, view: CredentialView) -> str:
    found = domain_table(view)
    if not found:
        return section("", "domains", "")
    title = "What the exam asked" if view.is_retired else "What the exam asks"
    return section(title, "domains", page.render("domain_table", view=view, domains=found))


def _renewal(page: PageContext, view: CredentialView) -> str:
    lasting = view.facts.validity
    if not lasting.value or lasting.value.months is None:
        return section("", "keeping", "")
    catalog = view.catalog
    layers: list[Group] = [view.group] if view.group is view.kind else [view.group, view.kind]
    passing = [stated_fact(one, "renews") for one in layers if one.renews]
    renewed = renewed_by(view.catalog_on_day, view.credential)
    keeping = RenewalSection(
        retired_note="It cannot be renewed by an exam of its own any more; "
        "one you hold stays valid until its own last day."
        if view.is_retired
        else "",
        extends=formatting.format_validity(lasting.value),
        until=view.status.ends_on,
        renewed_by=list(renewed),
        renewed_facts=[lasting, *(stated_fact(one, "renews") for one in renewed if one.renews)],
        ways=renewal_ways(catalog, view.credential),
        renews=[] if view.is_retired else list(renews(catalog, view.credential)),
        renews_facts=([stated_fact(view.credential, "renews")] if view.credential.renews else []) + passing,
    )
    return section("Keeping it", "keeping", page.render("renewal_section", view=view, keeping=keeping))


def _roadmap_position(page: PageContext, view: CredentialView) -> str:
    here = [] if view.is_retired else steps_of(page.site.steps, view.credential)
    if here:
        numbers = formatting.join_words([str(step.number) for step in here])
        sentence = f"Step{'s' if len(here) > 1 else ''} {numbers}: "
    elif view.is_retired:
        sentence = "It is not on the roadmap any more, since nobody can take it."
    else:
        sentence = "It has no place on the roadmap today."
    return section("Place in the roadmap", "place", page.render("roadmap_position", here=here, sentence=sentence))


def _study(page: PageContext, view: CredentialView) -> str:
    sources = view.catalog.source_by_id
    exams = [one.exam for one in (view.status.current, view.status.next) if one and one.exam]
    guides = dict.fromkeys((exam.code, exam.guide) for exam in exams if exam.guide)
    items = [StudyLink(f"Exam guide of {code}", sources[guide]) for code, guide in guides if guide]
    items += [StudyLink("Prepare", sources[one]) for one in view.credential.prepare]
    if view.credential.page:
        label = "Official page" if view.is_retired else ("Book it" if exams else "Take it")
        items.append(StudyLink(label, sources[view.credential.page]))
    if not items:
        return section("", "study", "")
    title = "Where to read more" if view.is_retired else "How to study, where to book"
    return section(title, "study", page.render("study_links", items=items))


def _pager(page: PageContext, view: CredentialView) -> str:
    same = page.site.credentials_by_group[view.group.id]
    position = same.index(view)
    before = same[position - 1] if position else None
    after = same[position + 1] if position + 1 < len(same) else None
    return page.render("pager", view=view, before=before, after=after) if before or after else ""
