"""What a reader sees of a catalogue, as plain words under plain labels: the ground on which two are compared."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from jinja2 import Environment, StrictUndefined

from certguide.advice.paths import ResolvedPath
from certguide.advice.roadmap import ResolvedStep
from certguide.site.components import fact_table, step_costs
from certguide.site.components.exam_versions import exam_versions
from certguide.site.components.status_banner import status_banner
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.formatting import join_words
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.macros.arguments import MacroArgumentError
from certguide.site.macros.registry import MACROS
from certguide.site.pages.all_pages import generated_pages

Snapshot = dict[str, str]
"""What is said under each label."""


def credential_snapshot(view: CredentialView) -> Snapshot:
    """Its name, status and facts, its exams with their days, and the notice above it all."""
    notice = status_banner(view)
    seen = {
        "Name": view.name,
        "Short name": view.short,
        "Level": view.group.name,
        "Status": view.headline.text
        if view.headline.text == view.badge.text
        else f"{view.headline.text}, {view.badge.text}",
        "Notice": f"{notice.title}. {notice.text}" if notice else "",
        "About": view.credential.about,
        "Story": view.credential.story or "",
    }
    for version in exam_versions(view):
        label = f"{version.code}{f', {version.note}' if version.note else ''}"
        seen |= {f"First day of {label}": version.first, f"Last day of {label}": version.last}
    return seen | {row.label: row.text for row in fact_table.fact_rows(view)}


def step_snapshot(site: Site, one: ResolvedStep) -> Snapshot:
    """What a step of the roadmap offers today, what it costs and what it says."""
    return {
        "Number": str(one.number),
        "Title": one.step.title,
        "Offers": join_words([credential.short for credential in one.offered]),
        "Price": step_costs.step_price(PageContext(site, urls.ROADMAP))(one),
        "Who": one.step.who,
        "Why": one.step.why,
        "Note": one.step.note or "",
        "Our reading": one.step.ours.says if one.step.ours else "",
    }


def situation_snapshot(site: Site, path: ResolvedPath) -> Snapshot:
    """The answer for a situation, and what comes after it."""
    return {
        "In the reader’s words": path.audience.says,
        "Answer": site.credentials[path.answer.id].short,
        "Path": ", then ".join(site.credentials[leg.credential.id].short for leg in path.stops),
        "Deeper": join_words([site.credentials[leg.credential.id].short for leg in path.deeper]),
        "What to leave alone": join_words([one.short for left in path.skip for one in left.credentials]),
        "Line": path.audience.line,
        "What comes after": path.audience.answer,
        **{f"Why {site.credentials[leg.credential.id].short}": leg.stop.why for leg in (*path.stops, *path.deeper)},
    }


def page_texts(site: Site, prose: Mapping[str, str]) -> Snapshot:
    """The text of every page by its address: those made from the data, and the ``prose`` with its facts filled in."""
    made = {f"{page.path.removesuffix('.md')}/": page.text for page in generated_pages(site)}
    return made | {address: _filled(site, address, text) for address, text in prose.items()}


def _filled(site: Site, address: str, text: str) -> str:
    page = PageContext(site, address)
    engine = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - compared and never shown
    try:
        return engine.from_string(text).render({name: partial(fragment, page) for name, fragment in MACROS.items()})
    except MacroArgumentError as error:
        return str(error)
