"""What a link preview says of an address: a few words for the picture, a title and a sentence beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from certguide.advice.paths import PathOf
from certguide.advice.roadmap import Resolved, main_band
from certguide.catalog.model.catalog import Group
from certguide.catalog.queries.lifecycle import State
from certguide.site.components import step_costs
from certguide.site.components.status_banner import banner
from certguide.site.context import formatting, urls
from certguide.site.context.credential_view import View
from certguide.site.context.page import Desk
from certguide.site.context.site import Edition

SIZE = (1200, 630)
"""Of a picture, in pixels: what chats and feeds ask for."""

STYLES = Path(__file__).parents[2] / "theme/assets/styles/tokens.css"
"""Where its colours come from."""


@dataclass(frozen=True)
class Card:
    """The words of a preview.

    ``label`` stands above the title with a mark in one of the colours of the
    style sheet; ``figures`` are label and value, three at most; ``foot`` names
    the guide; ``sentence`` is the text beside the picture; what is ``over``
    looks it.
    """

    label: str
    mark: str
    colour: str
    title: str
    figures: tuple[tuple[str, str], ...]
    foot: str
    sentence: str
    over: bool = False

    @property
    def spoken(self) -> str:
        """The picture in words, for who cannot see it."""
        said = "; ".join(f"{label}: {value}" for label, value in self.figures)
        parts = [
            part if part.endswith((".", "?", "!", ".”")) else f"{part}." for part in (self.label, self.title, said)
        ]
        return " ".join(part for part in parts if part != ".").replace(formatting.NBSP, " ")


def card_addresses(edition: Edition) -> list[str]:
    """Every address that has a preview of its own."""
    steps = [urls.sent_step(step.step.id) for step in edition.steps]
    situations = [urls.audience(path.audience.id) for path in edition.paths]
    return [urls.HOME, urls.ROADMAP, *steps, *situations, *(view.href for view in edition.views.values())]


@lru_cache(maxsize=64)  # of a page, several parts ask for its card, and pages without one for that of the home page
def card_at(edition: Edition, address: str) -> Card | None:
    """The card of an address; of others than those above there is none."""
    folder, _, name = address.rstrip("/").rpartition("/")
    if folder == "credentials" and name in edition.views:
        return _credential(edition.views[name])
    if folder == "for":
        return next((_situation(edition, path) for path in edition.paths if path.audience.id == name), None)
    if folder == "roadmap":
        return next((_step(edition, step) for step in edition.steps if step.step.id == name), None)
    return {urls.HOME: _home, urls.ROADMAP: _roadmap}.get(address, _none)(edition)


def _none(edition: Edition) -> None:
    return None


def _card(edition: Edition, group: Group | None, label: str, title: str, sentence: str, **figures: str) -> Card:
    shown = tuple((formatting.capital(name.replace("_", " ")), value) for name, value in figures.items() if value)
    mark, colour = (group.mark, group.colour) if group else ("", "")
    guide = edition.catalog.guide.title
    return Card(label, mark, colour, title, shown, "" if title == guide else guide, sentence)


def _credential(view: View) -> Card:
    notice = banner(view)
    instead = view.edition.views[notice.instead.id].short if notice and notice.instead else ""
    if view.over:
        figures = {"status": view.headline.text, "take_instead": instead}
    else:
        changing = view.status.state is State.ACTIVE and view.badge.icon != "active"
        badge = formatting.capital(view.badge.text)
        figures = {
            "price": view.price,
            "expires": formatting.capital(view.expiry),
            "next" if changing else "status": badge,
        }
    said = f"{notice.title}. " if notice and view.badge.icon in ("ending", "retired", "renamed", "announced") else ""
    label = f"{view.group.name} · {view.code}" if view.code else view.group.name
    card = _card(view.edition, view.group, label, view.name, f"{said}{view.credential.about}", **figures)
    return replace(card, over=view.over)


def _situation(edition: Edition, path: PathOf) -> Card:
    view = edition.views[path.answer.id]
    more = len(path.legs) - 1
    figures = {
        "start_with": view.short,
        "price": view.fee,
        "then": f"{formatting.capital(formatting.count(more))} more" if more else "",
    }
    said = path.audience.says.rstrip(".")
    return _card(edition, view.group, view.group.name, f"“{said}.”", _begin(path), **figures)


def _begin(path: PathOf) -> str:
    verb = "Start with" if path.legs[0].stop.optional else "Get"
    return f"{verb} {path.answer.short} first. {path.audience.answer}"


def _step(edition: Edition, step: Resolved) -> Card:
    group = main_band(edition.catalog, step)
    label = f"Step {step.number} of {len(edition.steps)}"
    figures = {"price": formatting.capital(step_costs.of_step(Desk(edition, urls.ROADMAP))(step)), "take": _taken(step)}
    return _card(edition, group, label, step.step.title, f"{step.step.who} {step.step.why}", **figures)


def _taken(step: Resolved) -> str:
    number = len(step.offered)
    several = {
        "all": f"All {formatting.count(number)}",
        "one": f"One of {formatting.count(number)}",
        "others": "The others",
    }
    return several.get(step.step.take, "Whatever is left") if number > 1 else ""


def _roadmap(edition: Edition) -> Card:
    title = f"The order to take them in, in {formatting.count(len(edition.steps))} steps"
    first, last = edition.steps[0].step, edition.steps[-1].step
    sentence = f"From “{first.title}” to “{last.title}”: for whom each step is, why, and what it costs today."
    return _card(edition, None, "Roadmap", title, sentence, first=first.title, last=last.title)


def _home(edition: Edition) -> Card:
    on_offer = [view for view in edition.views.values() if view.status.bookable]
    figures = {"situations": str(len(edition.paths)), "steps": str(len(edition.steps)), "on_offer": str(len(on_offer))}
    sentence = "Pick the line that sounds like you and get one answer, with what it costs and what comes after."
    name = edition.catalog.programme.name
    return _card(edition, None, name, edition.catalog.guide.title, sentence, **figures)
