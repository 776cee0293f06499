"""What a reader sees of a catalogue, as plain words under plain labels: the ground on which two are compared."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from jinja2 import Environment, StrictUndefined

from certguide.advice.paths import PathOf
from certguide.advice.roadmap import Resolved
from certguide.site.components import fact_table, step_costs
from certguide.site.components.exam_versions import versions
from certguide.site.components.status_banner import banner
from certguide.site.context import urls
from certguide.site.context.credential_view import View
from certguide.site.context.formatting import listed
from certguide.site.context.page import Desk
from certguide.site.context.site import Edition
from certguide.site.macros.registry import ALL, Misuse
from certguide.site.pages.all_pages import made_pages

Seen = dict[str, str]
"""What is said under each label."""


def credential(view: View) -> Seen:
    """Its name, status and facts, its exams with their days, and the notice above it all."""
    notice = banner(view)
    seen = {
        "Name": view.name,
        "Short name": view.short,
        "Level": view.group.name,
        "Status": view.headline.text
        if view.headline.text == view.badge.text
        else f"{view.headline.text}, {view.badge.text}",
        "Notice": f"{notice.title}. {notice.says}" if notice else "",
        "About": view.credential.about,
        "Story": view.credential.story or "",
    }
    for version in versions(view):
        label = f"{version.code}{f', {version.note}' if version.note else ''}"
        seen |= {f"First day of {label}": version.first, f"Last day of {label}": version.last}
    return seen | {row.label: row.text for row in fact_table.rows(view)}


def step(edition: Edition, one: Resolved) -> Seen:
    """What a step of the roadmap offers today, what it costs and what it says."""
    return {
        "Number": str(one.number),
        "Title": one.step.title,
        "Offers": listed([credential.short for credential in one.offered]),
        "Price": step_costs.of_step(Desk(edition, urls.ROADMAP))(one),
        "Who": one.step.who,
        "Why": one.step.why,
        "Note": one.step.note or "",
        "Our reading": one.step.ours.says if one.step.ours else "",
    }


def situation(edition: Edition, path: PathOf) -> Seen:
    """The answer for a situation, and what comes after it."""
    return {
        "In the reader’s words": path.audience.says,
        "Answer": edition.views[path.answer.id].short,
        "Path": ", then ".join(edition.views[leg.credential.id].short for leg in path.legs),
        "Deeper": listed([edition.views[leg.credential.id].short for leg in path.deeper]),
        "What to leave alone": listed([one.short for left in path.skip for one in left.credentials]),
        "Line": path.audience.line,
        "What comes after": path.audience.answer,
        **{f"Why {edition.views[leg.credential.id].short}": leg.stop.why for leg in (*path.legs, *path.deeper)},
    }


def pages(edition: Edition, prose: Mapping[str, str]) -> Seen:
    """The text of every page by its address: those made from the data, and the ``prose`` with its facts filled in."""
    made = {f"{page.path.removesuffix('.md')}/": page.text for page in made_pages(edition)}
    return made | {address: _filled(edition, address, text) for address, text in prose.items()}


def _filled(edition: Edition, address: str, text: str) -> str:
    desk = Desk(edition, address)
    engine = Environment(undefined=StrictUndefined, autoescape=False)  # noqa: S701 - compared and never shown
    try:
        return engine.from_string(text).render({name: partial(fragment, desk) for name, fragment in ALL.items()})
    except Misuse as error:
        return str(error)
