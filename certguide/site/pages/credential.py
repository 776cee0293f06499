"""The page of a credential, with the same sections for all.

Headings are Markdown, so that they get anchors and entries in the table of
contents; everything else is an HTML fragment.
"""

from __future__ import annotations

from dataclasses import dataclass

from certguide.advice.paths import ResolvedPath
from certguide.advice.roadmap import steps_of
from certguide.catalog.model.catalog import Source
from certguide.catalog.queries.facts import stated_fact
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
from certguide.site.pages.credential_renewal import credential_renewal
from certguide.site.pages.generated_page import GeneratedPage, build_page, front_matter, section


@dataclass(frozen=True)
class StudyLink:
    """A link to an official page."""

    label: str
    source: Source


def credential_page(site: Site, view: CredentialView) -> GeneratedPage:
    """Build the page of a credential; for a retired one its history comes before the facts."""
    page = PageContext(site, view.href)
    parts = [
        front_matter(view.short, _description(view), _document_title(view), boost=2, tags=_search_tags(view)),
        page.render("breadcrumbs", crumbs=credential_breadcrumbs(site, view)),
        f"# {escape_markdown(view.name)}",
        page.render("credential_head", view=view, banner=status_banner(view), situations=_situations(site, view)),
        *_fact_sections(page, view),
        _roadmap_position(page, view),
        _study(page, view),
        _pager(page, view),
    ]
    return build_page(f"credentials/{view.id}.md", parts, ("credentials", view.id))


def _fact_sections(page: PageContext, view: CredentialView) -> list[str]:
    """Render the sections with facts.

    The fact table is rendered last, since it also lists the doubts that no
    other section shows; its facts are cited first, so that its letters start
    at a.
    """
    rows = fact_table.fact_rows(view)
    for row in rows:
        page.cite(*row.facts)
        page.doubt_notes(*row.facts)
    history = _history(page, view)
    sections = [_versions(page, view), _exam_content(page, view), credential_renewal(page, view)]
    rows += fact_table.unlisted_doubts(view, page.citations.doubts_shown)
    title = "Facts, as they last stood" if view.is_retired else "Facts"
    facts = section(title, "facts", page.render("fact_table", rows=rows))
    return [history, facts, *sections] if view.is_retired else [facts, history, *sections]


def _search_tags(view: CredentialView) -> list[str]:
    """Return the names and exam codes by which readers search for it, escaped since search results show them."""
    names = [name for path, name, _ in credential_slugs(view.credential) if path != ("id",)]
    return [escape_attribute(name) for name in dict.fromkeys([view.short, *names])]


def _document_title(view: CredentialView) -> str:
    return f"{view.name} ({view.code})" if view.code else view.name


def _description(view: CredentialView) -> str:
    status = view.headline.text if view.is_retired else f"{view.price}, {view.expiry}"
    return f"{view.credential.about} {status}."


def _situations(site: Site, view: CredentialView) -> list[ResolvedPath]:
    """Return the paths whose answer it is."""
    return [] if view.is_retired else [path for path in site.paths if path.answer is view.credential]


def _history(page: PageContext, view: CredentialView) -> str:
    if not view.is_retired:
        return section("", "history", "")
    body = page.render("credential_history", view=view, events=history_entries(page.site, view))
    return section("What became of it", "history", body)


def _versions(page: PageContext, view: CredentialView) -> str:
    versions = exam_versions(view)
    if not versions:
        return section("", "versions", "")
    newest = view.status.next or view.status.current
    exam = newest.exam if newest and newest.exam and newest.exam.changes else None
    body = page.render(
        "exam_versions",
        view=view,
        versions=versions,
        changes=exam,
        changes_fact=stated_fact(exam, "changes", view.credential) if exam else None,
        has_calendar=has_key_dates(page.site, {view.id}),
    )
    return section("Exam versions", "versions", body)


def _exam_content(page: PageContext, view: CredentialView) -> str:
    domains = domain_table(view)
    if not domains:
        return section("", "domains", "")
    title = "What the exam asked" if view.is_retired else "What the exam asks"
    return section(title, "domains", page.render("domain_table", view=view, domains=domains))


def _roadmap_position(page: PageContext, view: CredentialView) -> str:
    steps = [] if view.is_retired else steps_of(page.site.steps, view.credential)
    if steps:
        numbers = formatting.join_words([str(step.number) for step in steps])
        sentence = f"Step{'s' if len(steps) > 1 else ''} {numbers}: "
    elif view.is_retired:
        sentence = "It is not on the roadmap any more, since nobody can take it."
    else:
        sentence = "It has no place on the roadmap today."
    return section("Place in the roadmap", "place", page.render("roadmap_position", steps=steps, sentence=sentence))


def _study(page: PageContext, view: CredentialView) -> str:
    sources = view.catalog.source_by_id
    offerings = (view.status.current, view.status.next)
    exams = [offering.exam for offering in offerings if offering and offering.exam]
    guides = dict.fromkeys((exam.code, exam.guide) for exam in exams if exam.guide)
    items = [StudyLink(f"Exam guide of {code}", sources[guide]) for code, guide in guides if guide]
    items += [StudyLink("Prepare", sources[source_id]) for source_id in view.credential.study]
    if view.credential.page:
        label = "Official page" if view.is_retired else ("Book it" if exams else "Take it")
        items.append(StudyLink(label, sources[view.credential.page]))
    if not items:
        return section("", "study", "")
    title = "Where to read more" if view.is_retired else "How to study, where to book"
    return section(title, "study", page.render("study_links", items=items))


def _pager(page: PageContext, view: CredentialView) -> str:
    """Render links to the credentials before and after it in its group; empty if it is alone there."""
    siblings = page.site.credentials_by_group[view.group.id]
    position = siblings.index(view)
    before = siblings[position - 1] if position else None
    after = siblings[position + 1] if position + 1 < len(siblings) else None
    return page.render("pager", view=view, before=before, after=after) if before or after else ""
