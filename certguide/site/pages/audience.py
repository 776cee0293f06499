"""The page of an audience: the answer, the path, its renewal, and what to skip."""

from __future__ import annotations

from certguide.advice.paths import ResolvedPath, ResolvedStop
from certguide.site.components.breadcrumbs import audience_breadcrumbs
from certguide.site.components.calendar_days import calendar_credential_ids, has_key_dates
from certguide.site.components.path_costs import path_figures, path_renewal
from certguide.site.components.status_banner import status_banner
from certguide.site.context import urls
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.context.templating import escape_markdown
from certguide.site.pages.generated_page import GeneratedPage, build_page, front_matter, section


def audience_page(site: Site, path: ResolvedPath) -> GeneratedPage:
    """Build the page of an audience."""
    audience = path.audience
    page = PageContext(site, urls.audience_url(audience.id))
    first = page.view(path.answer)
    quotation = audience.title.rstrip(".")
    description = f"{audience.title}? Start with {first.short}. {audience.next}"
    parts = [
        front_matter(audience.title, description, audience.title, boost=2, hide=["toc"]),
        page.render("breadcrumbs", crumbs=audience_breadcrumbs(site)),
        f"# {escape_markdown(f'“{quotation}.”')}",
        page.render(
            "audience_head", path=path, figures=path_figures(page, path), banner=status_banner(first), view=first
        ),
        section("The path", "path", page.render("path_steps", stops=path.stops, ordered=True)),
        page.render("path_calendar") if has_key_dates(site, calendar_credential_ids(path)) else "",
        section("Keeping it", "keeping", path_renewal(page, path)),
        section("Deeper", "deeper", _deeper(page, path.deeper)),
        section("What to leave alone", "skip", _skipped(page, path)),
        section("Whose opinion this is", "opinion", _opinion(page, audience.our_note)),
    ]
    return build_page(f"for/{audience.id}.md", parts, ("audiences", audience.id))


def _skipped(page: PageContext, path: ResolvedPath) -> str:
    """Render what to skip; of a group, retired credentials are left out unless all are retired."""
    groups = [(page.views(skipped.credentials), skipped.why) for skipped in path.skip]
    skips = [([view for view in views if not view.is_retired] or views, why) for views, why in groups]
    return page.render("skipped_credentials", skips=skips) if skips else ""


def _deeper(page: PageContext, stops: tuple[ResolvedStop, ...]) -> str:
    return page.render("path_steps", stops=stops, ordered=False) if stops else ""


def _opinion(page: PageContext, ours: str | None) -> str:
    return page.render("order_note", ours=ours)
