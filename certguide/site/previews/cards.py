"""What a link preview says of an address: a few words for the picture, a title and a sentence beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from certguide.advice.paths import ResolvedPath
from certguide.advice.roadmap import ResolvedStep, step_group
from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Group
from certguide.catalog.queries.lifecycle import State
from certguide.site.components import step_costs
from certguide.site.components.status_banner import status_banner
from certguide.site.context import formatting, urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site

SIZE = (1200, 630)
"""Of a picture, in pixels: what chats and feeds ask for."""

STYLES = Path(__file__).parents[2] / "theme/assets/styles/tokens.css"
"""Where its colours come from."""


@dataclass(frozen=True)
class PreviewCard:
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
    is_retired: bool = False

    @property
    def text(self) -> str:
        """The picture in words, for who cannot see it."""
        said = "; ".join(f"{label}: {value}" for label, value in self.figures)
        parts = [
            part if part.endswith((".", "?", "!", ".”")) else f"{part}." for part in (self.label, self.title, said)
        ]
        return formatting.plain_spaces(" ".join(part for part in parts if part != "."))


def card_urls(site: Site) -> list[str]:
    """Every address that has a preview of its own."""
    steps = [urls.step_share_url(step.step.id) for step in site.steps]
    situations = [urls.audience_url(path.audience.id) for path in site.paths]
    return [urls.HOME, urls.ROADMAP, *steps, *situations, *(view.href for view in site.credentials.values())]


@cache_on_first_argument  # of a page, several parts ask for its card, and pages without one for that of the home page
def card_for(site: Site, address: str) -> PreviewCard | None:
    """The card of an address; of others than those above there is none."""
    folder, _, name = address.rstrip("/").rpartition("/")
    if folder == "credentials" and name in site.credentials:
        return _credential(site, site.credentials[name])
    if folder == "for":
        return next((_situation(site, path) for path in site.paths if path.audience.id == name), None)
    if folder == "roadmap":
        return next((_step(site, step) for step in site.steps if step.step.id == name), None)
    return {urls.HOME: _home, urls.ROADMAP: _roadmap}.get(address, _none)(site)


def _none(site: Site) -> None:
    return None


def _card(site: Site, group: Group | None, label: str, title: str, sentence: str, **figures: str) -> PreviewCard:
    shown = tuple(
        (formatting.capitalize_first(name.replace("_", " ")), value) for name, value in figures.items() if value
    )
    mark, colour = (group.mark, group.colour) if group else ("", "")
    guide = site.catalog.guide.title
    return PreviewCard(label, mark, colour, title, shown, "" if title == guide else guide, sentence)


def _credential(site: Site, view: CredentialView) -> PreviewCard:
    notice = status_banner(view)
    instead = site.credentials[notice.instead.id].short if notice and notice.instead else ""
    if view.is_retired:
        figures = {"status": view.headline.text, "take_instead": instead}
    else:
        changing = view.status.state is State.ACTIVE and view.badge.icon != "active"
        badge = formatting.capitalize_first(view.badge.text)
        figures = {
            "price": view.price,
            "expires": formatting.capitalize_first(view.expiry),
            "next" if changing else "status": badge,
        }
    said = f"{notice.title}. " if notice and view.badge.icon in ("ending", "retired", "renamed", "announced") else ""
    label = f"{view.group.name} · {view.code}" if view.code else view.group.name
    card = _card(site, view.group, label, view.name, f"{said}{view.credential.about}", **figures)
    return replace(card, is_retired=view.is_retired)


def _situation(site: Site, path: ResolvedPath) -> PreviewCard:
    view = site.credentials[path.answer.id]
    more = len(path.stops) - 1
    figures = {
        "start_with": view.short,
        "price": view.short_price,
        "then": f"{formatting.capitalize_first(formatting.spell_number(more))} more" if more else "",
    }
    said = path.audience.says.rstrip(".")
    return _card(site, view.group, view.group.name, f"“{said}.”", _begin(path), **figures)


def _begin(path: ResolvedPath) -> str:
    verb = "Start with" if path.stops[0].stop.optional else "Get"
    return f"{verb} {path.answer.short} first. {path.audience.answer}"


def _step(site: Site, step: ResolvedStep) -> PreviewCard:
    group = step_group(site.catalog, step)
    label = f"Step {step.number} of {len(site.steps)}"
    figures = {
        "price": formatting.capitalize_first(step_costs.step_price(PageContext(site, urls.ROADMAP))(step)),
        "take": _taken(step),
    }
    return _card(site, group, label, step.step.title, f"{step.step.who} {step.step.why}", **figures)


def _taken(step: ResolvedStep) -> str:
    number = len(step.offered)
    several = {
        "all": f"All {formatting.spell_number(number)}",
        "one": f"One of {formatting.spell_number(number)}",
        "others": "The others",
    }
    return several.get(step.step.take, "Whatever is left") if number > 1 else ""


def _roadmap(site: Site) -> PreviewCard:
    title = f"The order to take them in, in {formatting.spell_number(len(site.steps))} steps"
    first, last = site.steps[0].step, site.steps[-1].step
    sentence = f"From “{first.title}” to “{last.title}”: for whom each step is, why, and what it costs today."
    return _card(site, None, "Roadmap", title, sentence, first=first.title, last=last.title)


def _home(site: Site) -> PreviewCard:
    on_offer = [view for view in site.credentials.values() if view.status.is_bookable]
    figures = {"situations": str(len(site.paths)), "steps": str(len(site.steps)), "on_offer": str(len(on_offer))}
    sentence = "Pick the line that sounds like you and get one answer, with what it costs and what comes after."
    name = site.catalog.programme.name
    return _card(site, None, name, site.catalog.guide.title, sentence, **figures)
