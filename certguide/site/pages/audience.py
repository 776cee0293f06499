"""The page of an audience: the answer, where to start, the path, its renewal, and what to skip."""

from __future__ import annotations

from functools import partial

from certguide.advice.paths import ResolvedPath
from certguide.advice.step_situations import step_numbers
from certguide.catalog.model.catalog import StartStep
from certguide.site.components.breadcrumbs import audience_breadcrumbs
from certguide.site.components.calendar_days import calendar_credential_ids, has_key_dates
from certguide.site.components.credential.action_card import action_card
from certguide.site.components.path_costs import path_renewal, path_total
from certguide.site.components.stop_reason import stop_reason
from certguide.site.context import formatting, urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.context.templating import escape_markdown
from certguide.site.pages.generated_page import GeneratedPage, Section, front_matter, join_parts, render_sections


def audience_page(site: Site, path: ResolvedPath) -> GeneratedPage:
    """Return the page of an audience."""
    audience = path.audience
    return GeneratedPage(f"for/{audience.id}.md", ("audiences", audience.id), partial(_text, site, path))


def _text(site: Site, path: ResolvedPath) -> str:
    audience = path.audience
    page = PageContext(site, urls.audience_url(audience.id))
    first = page.view(path.answer)
    title = audience.title.rstrip(".")
    # Translators: the title of a page: a situation, such as "I design systems", and the credential to take.
    document_title = page.localizer.gettext("{situation}: {credential}", situation=title, credential=first.short)
    parts = [
        front_matter(audience.title, _description(page, path), document_title, boost=2, hide=["toc"]),
        page.render("breadcrumbs", crumbs=audience_breadcrumbs(site)),
        f"# {escape_markdown(title)}",
        page.render("audience_head", path=path, view=first, reason=stop_reason(page.localizer, path.stops[0])),
        _card(page, path),
        *render_sections(_sections(page, path)),
        page.render("page_sources"),
        page.render("audience_links", has_calendar=has_key_dates(site, calendar_credential_ids(path))),
    ]
    return join_parts(parts)


def _description(page: PageContext, path: ResolvedPath) -> str:
    """Write the answer for an audience, and its price, if it can be taken."""
    _, first, situation = page.localizer.gettext, page.view(path.answer), path.audience.title.rstrip(".")
    if first.is_retired:
        answer = _("For “{situation}”, we have no answer at present.", situation=situation)
        return f"{answer} {path.audience.summary}"
    answer = _("For “{situation}”, we recommend {credential} first.", situation=situation, credential=first.short)
    return f"{answer} {path.audience.summary} {_('Price: {price}.', price=first.price)}"


def _sections(page: PageContext, path: ResolvedPath) -> list[Section]:
    _, audience = page.localizer.gettext, path.audience
    numbers = step_numbers(path, page.site.steps)
    return [
        Section(_("Where are you starting from?"), "start", _starting_points(page, path)),
        Section(_("Your path"), "path", _path(page, path)),
        Section(_("Go further"), "go-further", _go_further(page, path)),
        Section(_("About this advice"), "about", page.render("order_note", note=audience.our_note, numbers=numbers)),
    ]


def _path(page: PageContext, path: ResolvedPath) -> str:
    """Render the path with its costs; empty if nothing of it can be taken any more."""
    if path.is_over:
        return ""
    return page.render(
        "path_steps",
        next=path.audience.next,
        stops=path.stops,
        reason_of=partial(stop_reason, page.localizer),
        holds=page.views([page.site.catalog.by_id[id_] for id_ in path.audience.holds]),
        left_out=page.views(path.left_out),
        total=path_total(page, path),
        renewal=path_renewal(page, path),
        skips=_skipped(page, path),
    )


def _go_further(page: PageContext, path: ResolvedPath) -> str:
    """Render where to go after the path; empty if the guide names nothing."""
    reason_of = partial(stop_reason, page.localizer)
    return page.render("go_further", stops=path.deeper, reason_of=reason_of) if path.deeper else ""


def _card(page: PageContext, path: ResolvedPath) -> str:
    """Render the action card of an answer that can be taken, with recommended experience and who it isn't for."""
    view = page.view(path.answer)
    card = action_card(view)
    if not card:
        return ""
    audiences = {other.audience.id: other.audience for other in page.site.paths}
    not_for = [
        (other.condition, {"href": urls.audience_url(other.audience), "title": audiences[other.audience].title})
        for other in path.audience.not_for
    ]
    experience = view.facts.recommended_experience.value
    return page.render(
        "action_card",
        card=card,
        named=True,
        experience=formatting.capitalize_first(experience) if experience else "",
        not_for=not_for,
        headings=[],
    )


def _starting_points(page: PageContext, path: ResolvedPath) -> str:
    points = path.audience.starting_points
    if not points:
        return ""
    _, programme = page.localizer.gettext, page.site.catalog.programme.short
    boxes = [
        (_("New to {programme}?", programme=programme), points.new),
        (_("Already using {programme}?", programme=programme), points.experienced),
    ]
    return page.render("starting_points", boxes=boxes, view=page.view(path.answer), link_of=lambda s: _link(page, s))


def _link(page: PageContext, step: StartStep) -> tuple[str, str] | None:
    """Return URL and name of what a first step links to: a credential, a situation or a source."""
    site = page.site
    if step.link is None:
        return None
    if step.link in site.credentials:
        view = site.credentials[step.link]
        return page.url(view.href), view.short
    if step.link in site.catalog.source_by_id:
        source = site.catalog.source_by_id[step.link]
        return source.url, source.title
    audience = next(path.audience for path in site.paths if path.audience.id == step.link)
    return page.url(urls.audience_url(audience.id)), audience.title


def _skipped(page: PageContext, path: ResolvedPath) -> list[tuple[list[CredentialView], str]]:
    """Return what to skip; of a group, retired credentials are left out unless all are retired."""
    groups = [(page.views(skipped.credentials), skipped.why) for skipped in path.skip]
    return [([view for view in views if not view.is_retired] or views, why) for views, why in groups]
