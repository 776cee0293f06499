"""The card of a link preview: the texts of its image, and the sentence that is shown beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from certguide.advice.paths import ResolvedPath
from certguide.advice.roadmap import ResolvedStep, step_group
from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Group
from certguide.catalog.queries.lifecycle import State
from certguide.site.components import step_costs
from certguide.site.components.status_banner import Banner, status_banner
from certguide.site.context import formatting, urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site

SIZE = (1200, 630)
"""Width and height of an image in pixels, as chats and feeds expect them."""

STYLES = Path(__file__).parents[2] / "theme/assets/styles/tokens.css"
"""The style sheet from which images take their colours."""


@dataclass(frozen=True)
class PreviewCard:
    """The texts of a link preview.

    ``label`` is above the title, with the mark and the colour of a level or
    kind; ``figures`` are at most three labels with values; ``foot`` is the
    title of the guide; ``sentence`` is the text beside the image. The title of
    a card that ``is_retired`` is paler.
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
        """Text alternative of the image."""
        figures = "; ".join(f"{label}: {value}" for label, value in self.figures)
        texts = [text for text in (self.label, self.title, figures) if text]
        sentences = [text if text.endswith((".", "?", "!", ".”")) else f"{text}." for text in texts]
        return formatting.plain_spaces(" ".join(sentences))


def card_urls(site: Site) -> list[str]:
    """Return all URLs that have a card of their own, relative to the root of the site."""
    steps = [urls.step_share_url(step.step.id) for step in site.steps]
    audiences = [urls.audience_url(path.audience.id) for path in site.paths]
    return [urls.HOME, urls.ROADMAP, *steps, *audiences, *(view.href for view in site.credentials.values())]


@cache_on_first_argument  # several parts of a page need its card, and every page without one that of the home page
def card_for(site: Site, url: str) -> PreviewCard | None:
    """Return the card of a URL; ``None`` for a URL that is not in ``card_urls``."""
    folder, _, name = url.rstrip("/").rpartition("/")
    if folder == "credentials" and name in site.credentials:
        return _credential_card(site, site.credentials[name])
    if folder == "for":
        return next((_audience_card(site, path) for path in site.paths if path.audience.id == name), None)
    if folder == "roadmap":
        return next((_step_card(site, step) for step in site.steps if step.step.id == name), None)
    if url == urls.ROADMAP:
        return _roadmap_card(site)
    return _home_card(site) if url == urls.HOME else None


def _card(site: Site, group: Group | None, label: str, title: str, sentence: str, **figures: str) -> PreviewCard:
    """Build a card; ``figures`` are values by label, with underscores for blanks, and empty values are left out."""
    labelled = tuple(
        (formatting.capitalize_first(name.replace("_", " ")), value) for name, value in figures.items() if value
    )
    mark, colour = (group.icon, group.colour) if group else ("", "")
    guide = site.catalog.guide.title
    return PreviewCard(label, mark, colour, title, labelled, "" if title == guide else guide, sentence)


def _credential_card(site: Site, view: CredentialView) -> PreviewCard:
    banner = status_banner(view)
    has_notice = view.badge.icon in ("ending", "retired", "renamed", "announced")
    notice = f"{banner.title}. " if banner and has_notice else ""
    label = f"{view.group.name} · {view.code}" if view.code else view.group.name
    figures = _credential_figures(view, banner)
    card = _card(site, view.group, label, view.name, f"{notice}{view.credential.about}", **figures)
    return replace(card, is_retired=view.is_retired)


def _credential_figures(view: CredentialView, banner: Banner | None) -> dict[str, str]:
    if view.is_retired:
        instead = banner.instead.short if banner and banner.instead else ""
        return {"status": view.headline.text, "take_instead": instead}
    has_new_exam = view.status.state is State.ACTIVE and view.badge.icon != "active"
    return {
        "price": view.price,
        "expires": formatting.capitalize_first(view.expiry),
        "next" if has_new_exam else "status": formatting.capitalize_first(view.badge.text),
    }


def _audience_card(site: Site, path: ResolvedPath) -> PreviewCard:
    view = site.credentials[path.answer.id]
    following = len(path.stops) - 1
    figures = {
        "start_with": view.short,
        "price": view.short_price,
        "then": f"{formatting.capitalize_first(formatting.spell_number(following))} more" if following else "",
    }
    quotation = path.audience.title.rstrip(".")
    return _card(site, view.group, view.group.name, f"“{quotation}.”", _first_advice(path), **figures)


def _first_advice(path: ResolvedPath) -> str:
    verb = "Start with" if path.stops[0].stop.optional else "Get"
    return f"{verb} {path.answer.short} first. {path.audience.next}"


def _step_card(site: Site, step: ResolvedStep) -> PreviewCard:
    group = step_group(site.catalog, step)
    label = f"Step {step.number} of {len(site.steps)}"
    figures = {
        "price": formatting.capitalize_first(step_costs.step_price(PageContext(site, urls.ROADMAP))(step)),
        "take": _selection_text(step),
    }
    return _card(site, group, label, step.step.title, f"{step.step.who} {step.step.why}", **figures)


def _selection_text(step: ResolvedStep) -> str:
    """Write how many credentials of a step to take; empty if it offers one or none."""
    count = len(step.offered)
    texts = {
        "all": f"All {formatting.spell_number(count)}",
        "one": f"One of {formatting.spell_number(count)}",
        "others": "The others",
    }
    return texts.get(step.step.take, "Whatever is left") if count > 1 else ""


def _roadmap_card(site: Site) -> PreviewCard:
    title = f"The order to take them in, in {formatting.spell_number(len(site.steps))} steps"
    first, last = site.steps[0].step, site.steps[-1].step
    sentence = f"From “{first.title}” to “{last.title}”: for whom each step is, why, and what it costs today."
    return _card(site, None, "Roadmap", title, sentence, first=first.title, last=last.title)


def _home_card(site: Site) -> PreviewCard:
    bookable = [view for view in site.credentials.values() if view.status.is_bookable]
    figures = {"situations": str(len(site.paths)), "steps": str(len(site.steps)), "on_offer": str(len(bookable))}
    sentence = "Pick the line that sounds like you and get one answer, with what it costs and what comes after."
    name = site.catalog.programme.name
    return _card(site, None, name, site.catalog.guide.title, sentence, **figures)
