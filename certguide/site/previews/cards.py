"""The card of a link preview: the texts of its image, and the sentence that is shown beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from certguide.advice.paths import ResolvedPath
from certguide.advice.roadmap import ResolvedStep, step_group
from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Group
from certguide.catalog.queries.lifecycle import State
from certguide.site.components.credential.action_card import study_time_figure
from certguide.site.components.credential.status_banner import Banner, status_banner
from certguide.site.components.roadmap import step_costs
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

    ``title`` is the big line, the answer; ``label`` is above it, with the mark
    and the colour of a level or kind; ``figures`` are at most three labels with
    values; ``foot`` is the title of the guide. ``link_title`` and ``sentence``
    are the texts beside the image. The title of a card that ``is_retired`` is
    paler.
    """

    label: str
    mark: str
    colour: str
    title: str
    figures: tuple[tuple[str, str], ...]
    foot: str
    link_title: str
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
    return PreviewCard(label, mark, colour, title, labelled, "" if title == guide else guide, title, sentence)


def _credential_card(site: Site, view: CredentialView) -> PreviewCard:
    banner = status_banner(view)
    has_notice = view.badge.icon in ("ending", "retired", "renamed", "announced")
    notice = f"{banner.title}. " if banner and has_notice else ""
    label = f"{view.group.name} · {view.code}" if view.code else view.group.name
    figures = _credential_figures(view, banner)
    card = _card(site, view.group, label, view.name, f"{notice}{view.credential.about}", **figures)
    link_title = f"{view.name}: {formatting.decapitalize_first(view.headline.text) if view.is_retired else view.price}"
    return replace(card, link_title=link_title, is_retired=view.is_retired)


def _credential_figures(view: CredentialView, banner: Banner | None) -> dict[str, str]:
    if view.is_retired:
        instead = banner.instead.short if banner and banner.instead else ""
        return {"status": view.headline.text, "take_instead": instead}
    has_new_exam = view.status.state is State.ACTIVE and view.badge.icon != "active"
    return {
        "price": formatting.capitalize_first(view.price),
        "expiry": formatting.capitalize_first(view.expiry),
        "next" if has_new_exam else "status": formatting.capitalize_first(view.badge.text),
    }


def _audience_card(site: Site, path: ResolvedPath) -> PreviewCard:
    view, situation = site.credentials[path.answer.id], path.audience.title.rstrip(".")
    study_time = study_time_figure(view)
    figures = {
        "price": "" if view.is_retired else formatting.capitalize_first(view.price),
        "study_time": study_time.text if study_time else "",
        "then": path.stops[1].credential.short if path.stops[1:] else "",
    }
    card = _card(site, view.group, f"“{situation}”", view.short, _first_advice(path, view.is_retired), **figures)
    return replace(card, link_title=f"{situation}: {view.short}")


def _first_advice(path: ResolvedPath, is_retired: bool) -> str:
    if is_retired:
        return f"You can’t take {path.answer.short} any more, and we have no other answer at present."
    verb = "Start with" if path.stops[0].stop.optional else "Take"
    return f"{verb} {path.answer.short} first. {path.audience.next}"


def _step_card(site: Site, step: ResolvedStep) -> PreviewCard:
    label, title = f"Step {step.number} of {len(site.steps)}", step.step.title
    sentence = f"Who it’s for: {step.step.who} Why: {step.step.why}"
    figures = {
        "price": formatting.capitalize_first(step_costs.step_price(PageContext(site, urls.ROADMAP))(step)),
        "take": _selection_text(site, step),
    }
    card = _card(site, step_group(site.catalog, step), label, title, sentence, **figures)
    return replace(card, link_title=f"{label}: {title}")


def _selection_text(site: Site, step: ResolvedStep) -> str:
    """Write how many credentials of a step to take; empty if it offers one or none."""
    count = len(step.offered)
    texts = {
        "all": "Both" if count == 2 else f"All {site.localizer.spell_number(count)}",
        "one": f"One of {site.localizer.spell_number(count)}",
        "others": "The others",
    }
    return texts.get(step.step.take, "The rest") if count > 1 else ""


def _roadmap_card(site: Site) -> PreviewCard:
    count = len(site.steps)
    title = f"The recommended order in {site.localizer.spell_number(count)} step{'' if count == 1 else 's'}"
    first, last = site.steps[0].step.title, site.steps[-1].step.title
    sentence = f"From “{first}” to “{last}”: who each step is for, why to take it, and its price today."
    return _card(site, None, "Roadmap", title, sentence, first=first, last=last)


def _home_card(site: Site) -> PreviewCard:
    question, count = site.catalog.guide.title, len(site.paths)
    title = f"One answer for each of {site.localizer.spell_number(count)} situations" if count > 1 else question
    bookable = [view for view in site.credentials.values() if view.status.is_bookable]
    sentence = "Choose what you do. You get one answer: what to take first, its price and the next steps."
    figures = {
        "roadmap": site.localizer.ngettext("{number} step", "{number} steps", len(site.steps)),
        "credentials": f"{len(bookable)} you can take today",
    }
    card = _card(site, None, site.catalog.programme.name, title, sentence, **figures)
    return replace(card, link_title=question)
