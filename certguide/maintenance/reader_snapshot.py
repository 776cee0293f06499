"""Snapshots of what readers see of a catalogue, as plain text by label, so that two versions can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from jinja2 import ChainableUndefined, Environment

from certguide.advice.paths import ResolvedPath
from certguide.advice.roadmap import ResolvedStep
from certguide.site.components.credential import fact_table
from certguide.site.components.credential.exam_versions import exam_versions
from certguide.site.components.credential.status_banner import status_banner
from certguide.site.components.roadmap import step_costs
from certguide.site.components.stop_reason import stop_reason
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.localization.localizer import ENGLISH
from certguide.site.macros.registry import COMMENT_MARKS, MACROS
from certguide.site.pages.all_pages import generated_pages

Snapshot = dict[str, str]
"""Text by label."""


def credential_snapshot(view: CredentialView) -> Snapshot:
    """Return the name, status, notice and facts of a credential, and the dates of its exams."""
    notice = status_banner(view)
    snapshot = {
        "Name": view.name,
        "Short name": view.short,
        "Level": view.group.name,
        "Status": view.headline.text
        if view.headline.text == view.badge.text
        else f"{view.headline.text}, {view.badge.text}",
        "Notice": f"{notice.title}. {notice.text}" if notice else "",
        "About": view.credential.about,
        "Story": view.credential.what_happened or "",
    }
    for version in exam_versions(view):
        label = f"{version.code}{f', {version.note}' if version.note else ''}"
        snapshot |= {f"First day of {label}": version.first, f"Last day of {label}": version.last}
    return snapshot | {row.label: row.text for row in fact_table.fact_rows(view)}


def step_snapshot(site: Site, step: ResolvedStep) -> Snapshot:
    """Return what a step of the roadmap offers on the day of the site, its price and its texts."""
    return {
        "Number": str(step.number),
        "Title": step.step.title,
        "Offers": ENGLISH.join_words([credential.short for credential in step.offered]),
        "Price": step_costs.step_price(PageContext(site, urls.ROADMAP))(step),
        "Who": step.step.who,
        "Why": step.step.why,
        "Note": step.step.note or "",
        "Our note": step.step.our_note.text if step.step.our_note else "",
    }


def situation_snapshot(site: Site, path: ResolvedPath) -> Snapshot:
    """Return the answer for an audience, and its path."""
    return {
        "In the reader’s words": path.audience.title,
        "Answer": site.credentials[path.answer.id].short,
        "Path": ", then ".join(site.credentials[stop.credential.id].short for stop in path.stops),
        "Deeper": ENGLISH.join_words([site.credentials[stop.credential.id].short for stop in path.deeper]),
        "What to skip": ENGLISH.join_words([skipped.short for group in path.skip for skipped in group.credentials]),
        "Line": path.audience.summary,
        "What comes after": path.audience.next,
        **{
            f"Why {site.credentials[stop.credential.id].short}": stop_reason(ENGLISH, stop)
            for stop in (*path.stops, *path.deeper)
        },
    }


def page_texts(site: Site, prose: Mapping[str, str]) -> Snapshot:
    """Return the text of every page by its URL: generated pages, and the ``prose`` with its macros rendered."""
    generated = {f"{page.path.removesuffix('.md')}/": page.text for page in generated_pages(site)}
    return generated | {url: _render_macros(site, url, text) for url, text in prose.items()}


def _render_macros(site: Site, url: str, text: str) -> str:
    page = PageContext(site, url)
    macros = {name: partial(macro, page) for name, macro in MACROS.items()}
    start, end = COMMENT_MARKS
    environment = Environment(
        undefined=_OwnName,
        autoescape=False,  # noqa: S701 - compared, never published
        comment_start_string=start,
        comment_end_string=end,
    )
    try:
        return environment.from_string(text).render(macros)
    except Exception as error:
        return str(error)


class _OwnName(ChainableUndefined):
    """A variable or macro of a guide's own, which only a build knows. Here it is the same in both versions: empty."""

    def __call__(self, *_: Any, **__: Any) -> _OwnName:  # type: ignore[override]  # which never returns
        return self
