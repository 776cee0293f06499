"""Small pages at old addresses, and at those made for sending, that lead to where something is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from certguide.catalog.queries.slugs import credential_slugs
from certguide.site.components.content_security_policy import script_policy
from certguide.site.context import urls
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.previews.page_head import preview

_LEAD_ON = """const to = new URL(document.links[0]);
to.search ||= location.search;
to.hash ||= location.hash;
location.replace(to);"""
"""Keeps what stands after the address, which a refresh would lose; the same everywhere, and free of quotes."""


@dataclass(frozen=True)
class Redirect:
    """An address that leads to another, the name of what is there, and the address whose preview shows it."""

    address: str
    target: str
    name: str
    shown: str


def all_redirects(site: Site) -> Iterator[Redirect]:
    """Former ids and names, exam codes, moved pages of prose, and an address of its own for each step.

    What stands behind a # is never sent to a server, so nothing that asks for
    ``roadmap/#step`` can be told about the step; ``roadmap/step/`` can.
    """
    for credential in site.catalog.credentials:
        for _, _, alias in credential_slugs(credential):
            if alias != credential.id:
                target = urls.credential_url(credential.id)
                yield Redirect(urls.credential_url(alias), target, credential.name, target)
    for audience in site.catalog.audiences:
        for former in audience.former_ids:
            target = urls.audience_url(audience.id)
            yield Redirect(urls.audience_url(former), target, audience.says, target)
    for step in site.catalog.roadmap:
        for one in (step.id, *step.former_ids):
            yield Redirect(urls.step_share_url(one), urls.step_url(step.id), step.title, urls.step_share_url(step.id))
    for former, page in site.moved_pages.items():
        yield Redirect(former, page, f"/{page}", page)


def redirects(site: Site) -> dict[str, str | bytes]:
    """The pages by their paths."""
    return {f"{one.address}index.html": _page(site, one) for one in all_redirects(site)}


def _page(site: Site, redirect: Redirect) -> str:
    page = PageContext(site, redirect.address)
    canonical = site.url + redirect.target.partition("#")[0] if site.url else ""
    target, seen = page.url(redirect.target), preview(site, redirect.shown)
    values = {"name": redirect.name, "target": target, "canonical": canonical, "seen": seen}
    return str(page.render("redirect", **values, script=_LEAD_ON, policy=script_policy(_LEAD_ON))) + "\n"
