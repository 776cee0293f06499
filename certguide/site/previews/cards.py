"""The card of a link preview: the texts of its image, and the sentence that is shown beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from certguide.advice.paths import ResolvedPath
from certguide.advice.roadmap import ResolvedStep, step_group
from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Group
from certguide.catalog.queries.lifecycle import State
from certguide.site.components.credential.action_card import study_time_figure
from certguide.site.components.credential.status_banner import Banner, status_banner
from certguide.site.components.roadmap import step_costs, step_offers
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


def _card(
    site: Site, group: Group | None, label: str, title: str, sentence: str, figures: Mapping[str, str]
) -> PreviewCard:
    """Build a card; ``figures`` are values by label, of which empty ones are left out."""
    labelled = tuple((label, value) for label, value in figures.items() if value)
    mark, colour = (group.icon, group.colour) if group else ("", "")
    guide = site.catalog.guide.title
    return PreviewCard(label, mark, colour, title, labelled, "" if title == guide else guide, title, sentence)


def _credential_card(site: Site, view: CredentialView) -> PreviewCard:
    banner = status_banner(view)
    has_notice = view.badge.icon in ("ending", "retired", "renamed", "announced")
    notice = f"{banner.title}. " if banner and has_notice else ""
    label = f"{view.group.name} · {view.code}" if view.code else view.group.name
    figures = _credential_figures(view, banner)
    card = _card(site, view.group, label, view.name, f"{notice}{view.credential.about}", figures)
    link_title = f"{view.name}: {view.headline.text if view.is_retired else view.price}"
    return replace(card, link_title=link_title, is_retired=view.is_retired)


def _credential_figures(view: CredentialView, banner: Banner | None) -> dict[str, str]:
    _ = view.localizer.gettext
    if view.is_retired:
        instead = banner.instead.short if banner and banner.instead else ""
        return {_("Status"): view.headline.text, _("Take instead"): instead}
    has_new_exam = view.status.state is State.ACTIVE and view.badge.icon != "active"
    return {
        _("Price"): formatting.capitalize_first(view.price),
        _("Expiry"): formatting.capitalize_first(view.expiry),
        _("Next") if has_new_exam else _("Status"): formatting.capitalize_first(view.badge.text),
    }


def _audience_card(site: Site, path: ResolvedPath) -> PreviewCard:
    _ = site.localizer.gettext
    view, situation = site.credentials[path.answer.id], path.audience.title.rstrip(".")
    study_time = study_time_figure(view)
    figures = {
        _("Price"): "" if view.is_retired else formatting.capitalize_first(view.price),
        _("Study time"): study_time.text if study_time else "",
        _("Then"): _next_text(site, path),
    }
    quoted = _("“{name}”", name=situation)
    card = _card(site, view.group, quoted, view.short, _first_advice(site, path, view.is_retired), figures)
    return replace(card, link_title=f"{situation}: {view.short}")


def _next_text(site: Site, path: ResolvedPath) -> str:
    """Name what comes after the answer, or count the options of a choice; empty if nothing comes."""
    following = path.stops_after(0)
    if len(following) > 1:
        return site.localizer.gettext("One of {number}", number=site.localizer.spell_number(len(following)))
    return following[0].credential.short if following else ""


def _first_advice(site: Site, path: ResolvedPath, is_retired: bool) -> str:
    _, name = site.localizer.gettext, path.answer.short
    if is_retired:
        return _("You can’t take {name} any more, and we have no other answer at present.", name=name)
    is_optional = path.stops[0].stop.optional
    advice = _("Start with {name} first.", name=name) if is_optional else _("Take {name} first.", name=name)
    return f"{advice} {path.audience.next}"


def _step_card(site: Site, step: ResolvedStep) -> PreviewCard:
    _, title = site.localizer.gettext, step.step.title
    label = _("Step {number} of {total}", number=step.number, total=len(site.steps))
    sentence = _("Who it’s for: {who} Why: {why}", who=step.step.who, why=step.step.why)
    page = PageContext(site, urls.ROADMAP)
    figures = {
        _("Price"): formatting.capitalize_first(step_costs.step_price(page)(step)),
        _("Take"): step_offers.selection_text(page, step),
    }
    card = _card(site, step_group(site.catalog, step), label, title, sentence, figures)
    return replace(card, link_title=f"{label}: {title}")


def _roadmap_card(site: Site) -> PreviewCard:
    count = len(site.steps)
    _, number = site.localizer.gettext, site.localizer.spell_number(count)
    title = site.localizer.ngettext(
        "The recommended order in {number} step", "The recommended order in {number} steps", count, number=number
    )
    first, last = site.steps[0].step.title, site.steps[-1].step.title
    sentence = _(
        "From “{first}” to “{last}”: who each step is for, why to take it, and its price today.", first=first, last=last
    )
    return _card(site, None, _("Roadmap"), title, sentence, {_("First"): first, _("Last"): last})


def _home_card(site: Site) -> PreviewCard:
    question, count = site.catalog.guide.title, len(site.paths)
    _, number = site.localizer.gettext, site.localizer.spell_number(count)
    title = _("One answer for each of {number} situations", number=number) if count > 1 else question
    sentence = _("Choose what you do. You get one answer: what to take first, its price and the next steps.")
    figures = {
        _("Roadmap"): site.localizer.ngettext("{number} step", "{number} steps", len(site.steps)),
        _("Credentials"): _("{number} you can take today", number=site.localizer.format_number(len(site.takeable))),
    }
    card = _card(site, None, site.catalog.programme.name, title, sentence, figures)
    return replace(card, link_title=question)
