"""Small pages at old addresses, and at those made for sending, that lead to where something is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from certguide.catalog.queries.slugs import addresses_of
from certguide.site.components.content_security_policy import script_policy
from certguide.site.components.page_head import preview
from certguide.site.context import urls
from certguide.site.context.page import Desk
from certguide.site.context.site import Edition

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


def all_redirects(edition: Edition) -> Iterator[Redirect]:
    """Former ids and names, exam codes, moved pages of prose, and an address of its own for each step.

    What stands behind a # is never sent to a server, so nothing that asks for
    ``roadmap/#step`` can be told about the step; ``roadmap/step/`` can.
    """
    for credential in edition.catalog.credentials:
        for _, _, alias in addresses_of(credential):
            if alias != credential.id:
                target = urls.credential(credential.id)
                yield Redirect(urls.credential(alias), target, credential.name, target)
    for audience in edition.catalog.audiences:
        for former in audience.former_ids:
            target = urls.audience(audience.id)
            yield Redirect(urls.audience(former), target, audience.says, target)
    for step in edition.catalog.roadmap:
        for one in (step.id, *step.former_ids):
            yield Redirect(urls.sent_step(one), urls.step(step.id), step.title, urls.sent_step(step.id))
    for former, page in edition.moved.items():
        yield Redirect(former, page, f"/{page}", page)


def redirects(edition: Edition) -> dict[str, str | bytes]:
    """The pages by their paths."""
    return {f"{one.address}index.html": _page(edition, one) for one in all_redirects(edition)}


def _page(edition: Edition, redirect: Redirect) -> str:
    desk = Desk(edition, redirect.address)
    canonical = edition.site + redirect.target.partition("#")[0] if edition.site else ""
    target, seen = desk.url(redirect.target), preview(edition, redirect.shown)
    page = {"name": redirect.name, "target": target, "canonical": canonical, "seen": seen}
    return str(desk.render("redirect", **page, script=_LEAD_ON, policy=script_policy(_LEAD_ON))) + "\n"
