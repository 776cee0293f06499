"""The page of a credential, with the same sections for all.

Headings are Markdown, so that they get anchors; everything else is an HTML
fragment.
"""

from __future__ import annotations

from functools import partial

from certguide.advice.paths import ResolvedPath
from certguide.catalog.model.validity import Validity
from certguide.catalog.queries.slugs import credential_slugs
from certguide.site.components.breadcrumbs import credential_breadcrumbs
from certguide.site.components.calendar_days import has_key_dates
from certguide.site.components.credential import fact_table
from certguide.site.components.credential.action_card import action_card
from certguide.site.components.credential.credential_history import history_entries
from certguide.site.components.credential.exam_content import exam_contents
from certguide.site.components.credential.exam_list import exam_list
from certguide.site.components.credential.exam_versions import ExamVersionRow, exam_versions
from certguide.site.components.credential.requirements import requirement_sentence
from certguide.site.components.credential.status_banner import status_banner
from certguide.site.components.credential.version_change import version_cases
from certguide.site.components.roadmap.roadmap_position import roadmap_position
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.context.templating import escape_attribute, escape_markdown
from certguide.site.localization.localizer import Localizer
from certguide.site.pages.credential_renewal import credential_renewal
from certguide.site.pages.generated_page import GeneratedPage, Section, front_matter, join_parts, render_sections


def credential_page(site: Site, view: CredentialView) -> GeneratedPage:
    """Return the page of a credential."""
    return GeneratedPage(f"credentials/{view.id}.md", ("credentials", view.id), partial(_text, site, view))


def _text(site: Site, view: CredentialView) -> str:
    """Build the page of a credential: what to do first, then the facts, then history and sources, closed."""
    page = PageContext(site, view.href)
    sections = _sections(page, view)
    headings = [(section.anchor, section.title) for section in sections if section.body]
    boost, tags = 1 if view.is_retired else 2, _search_tags(view)
    parts = [
        front_matter(view.short, _description(view), _document_title(view), boost, tags=tags, hide=["toc"]),
        page.render("breadcrumbs", crumbs=credential_breadcrumbs(site, view)),
        f"# {escape_markdown(view.name)}",
        page.render("credential_head", view=view, banner=status_banner(view), situations=_situations(site, view)),
        _card(page, view, headings),
        *render_sections(sections),
        _history(page, view),
        page.render("page_sources"),
        _pager(page, view),
    ]
    return join_parts(parts)


def _sections(page: PageContext, view: CredentialView) -> list[Section]:
    _, facts = page.localizer.gettext, page.render("fact_table", rows=fact_table.fact_rows(view))
    return [
        Section(_("What to do now"), "what-to-do", _version_cases(page, view)),
        Section(_("Is it for you?"), "fit", _fit(page, view)),
        Section(_("Exams") if view.parts else _("Exam content"), "exam-content", _exam_content(page, view)),
        Section(_("Facts at retirement") if view.is_retired else _("Facts"), "facts", facts),
        Section(_("Renewal"), "renewal", credential_renewal(page, view)),
        Section(_("Where it fits"), "roadmap", _roadmap_position(page, view)),
    ]


def _search_tags(view: CredentialView) -> list[str]:
    """Return the names and exam codes by which readers search for it, escaped since search results show them."""
    names = [name for path, name, _ in credential_slugs(view.credential) if path != ("id",)]
    return [escape_attribute(name) for name in dict.fromkeys([view.short, *names])]


def _document_title(view: CredentialView) -> str:
    # Translators: the title of a page: a credential and the code of its exam.
    return view.localizer.gettext("{name} ({code})", name=view.name, code=view.code) if view.code else view.name


def _description(view: CredentialView) -> str:
    """Write what it is, and its price and validity, or what to take instead once it is retired."""
    _, banner = view.localizer.gettext, status_banner(view)
    sentences = [view.credential.about]
    if view.is_retired:
        sentences.append(_("{text}.", text=view.headline.text))
        if banner and banner.instead:
            sentences.append(_("Take {credential} instead.", credential=banner.instead.short))
        return " ".join(sentences)
    if not view.is_title:
        sentences.append(_("Price: {price}.", price=view.price))
    if validity := view.facts.validity.value:
        sentences.append(_validity_sentence(view.localizer, validity))
    return " ".join(sentences)


def _validity_sentence(localizer: Localizer, validity: Validity) -> str:
    if not validity.months:
        return localizer.gettext("It does not expire.")
    return localizer.gettext("It is valid for {period}.", period=localizer.format_months(validity.months))


def _situations(site: Site, view: CredentialView) -> list[ResolvedPath]:
    """Return the paths whose answer it is."""
    return [] if view.is_retired else [path for path in site.paths if path.answer is view.credential]


def _card(page: PageContext, view: CredentialView, headings: list[tuple[str, str]]) -> str:
    card = action_card(view)
    if not card:
        return ""
    return page.render("action_card", card=card, named=False, headings=headings, experience="", not_for=[])


def _version_cases(page: PageContext, view: CredentialView) -> str:
    cases = version_cases(view)
    return page.render("version_cases", view=view, cases=cases) if cases else ""


def _fit(page: PageContext, view: CredentialView) -> str:
    credential = view.credential
    has_fit = credential.who_for or credential.roles or credential.take_if or credential.skip_if
    return page.render("credential_fit", view=view) if has_fit and not view.is_retired else ""


def _exam_content(page: PageContext, view: CredentialView) -> str:
    """Render the exams, where there are several, and the content of each that can be taken."""
    if view.is_retired:
        return ""
    exams, contents = exam_list(view), exam_contents(view)
    listed = page.render("exam_list", view=view, exams=exams) if exams else ""
    return listed + (page.render("exam_content", view=view, contents=contents) if contents else "")


def _roadmap_position(page: PageContext, view: CredentialView) -> str:
    return (
        ""
        if view.is_retired
        else page.render(
            "roadmap_position",
            view=view,
            position=roadmap_position(page.site, view),
            requirement=requirement_sentence(view),
        )
    )


def _history(page: PageContext, view: CredentialView) -> str:
    """Render the closed history: the versions of the exam, or what happened to a retired credential."""
    versions = exam_versions(view)
    events = history_entries(page.site, view) if view.is_retired else []
    if not versions and not events:
        return ""
    return page.render(
        "credential_history",
        view=view,
        versions=versions,
        events=events,
        since=_first_year(view, versions),
        has_calendar=has_key_dates(page.site, {view.id}),
    )


def _first_year(view: CredentialView, versions: list[ExamVersionRow]) -> int:
    """Return the year of the first version; 0 if it isn't known, or if earlier ones aren't listed."""
    if view.credential.first and view.credential.exams:
        return 0
    return min((version.offering.first_certain_day.year for version in versions if version.offering.first), default=0)


def _pager(page: PageContext, view: CredentialView) -> str:
    """Render links to the credentials before and after it in its group; empty if it is alone there."""
    siblings = page.site.credentials_by_group[view.group.id]
    position = siblings.index(view)
    before = siblings[position - 1] if position else None
    after = siblings[position + 1] if position + 1 < len(siblings) else None
    return page.render("pager", view=view, before=before, after=after) if before or after else ""
