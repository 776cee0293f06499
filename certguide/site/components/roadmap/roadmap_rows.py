"""The rows of a roadmap step: a credential, who takes it, how long to study, and what to know before."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from certguide.advice.roadmap import ResolvedStep
from certguide.advice.step_situations import (
    is_collector,
    situations_skipping,
    situations_skipping_step,
    situations_taking,
)
from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Credential
from certguide.catalog.model.money import Money
from certguide.catalog.queries.facts import Fact
from certguide.catalog.queries.requirements import requirement_of
from certguide.site.components.credential.action_card import study_time_figure
from certguide.site.components.credential.requirements import requirement_sentence
from certguide.site.components.roadmap.situation_clauses import SituationClause, situation_clause
from certguide.site.components.text_spans import TextSpan
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.context.sentences import first_sentence
from certguide.site.context.site import Site
from certguide.site.context.status_labels import StatusLabel, new_exam_label


@dataclass(frozen=True)
class RoadmapRow:
    """One credential of a step, or several that share an ``eligibility``, the summary of who may take them.

    ``reasons`` are the situations that take it, ``skips`` those that name it
    under skip; what is too late to start has none of these. It has its own
    price during a beta, or where prices of the step differ.
    """

    views: tuple[CredentialView, ...]
    eligibility: str
    reasons: tuple[SituationClause, ...]
    skips: tuple[SituationClause, ...]
    is_suggestion: bool
    has_own_price: bool

    @property
    def view(self) -> CredentialView:
        """The first credential."""
        return self.views[0]

    @property
    def requirement(self) -> tuple[TextSpan, ...]:
        """What the only credential of the row requires, as a sentence with links."""
        return requirement_sentence(self.view)

    @property
    def time(self) -> str:
        """Study time of the only credential, or the length of a course; empty where neither is known."""
        view = self.view
        if len(self.views) > 1:
            return ""
        if figure := study_time_figure(view):
            return figure.text
        length = view.facts.length.value
        return view.localizer.format_duration(length) if length and not view.credential.exams else ""

    @property
    def time_note(self) -> str:
        """The version that the study time was estimated for, where it isn't the one to prepare for."""
        study_time = self.view.credential.study_time
        exam = study_time.exam if study_time and len(self.views) == 1 else None
        if not exam or exam in self.view.exam_names:
            return ""
        return self.view.localizer.gettext("for {code}", code=exam)

    @property
    def condition(self) -> str:
        """The first reason of the credential itself, where no situation takes it."""
        conditions = self.view.credential.take_if
        return conditions[0] if conditions and not self.reasons and len(self.views) == 1 else ""

    @property
    def names(self) -> list[tuple[CredentialView, str]]:
        """The credentials with their names, without the words before a colon that all of them begin with."""
        prefixes = {view.short.partition(": ")[0] for view in self.views}
        if len(self.views) == 1 or len(prefixes) > 1:
            return [(view, view.short) for view in self.views]
        return [(view, view.short.partition(": ")[2] or view.short) for view in self.views]

    @property
    def facts(self) -> tuple[Fact[object], ...]:
        """The facts behind the prices and study times of the row."""
        figures = [figure for view in self.views if (figure := study_time_figure(view))]
        prices = [fact for view in self.views for fact in (view.facts.price, view.regular_price)]
        return (*prices, *(fact for figure in figures for fact in figure.facts))


def roadmap_rows(page: PageContext, step: ResolvedStep) -> list[RoadmapRow]:
    """Build the rows of a step: what is open to all, then what is restricted, then what we suggest besides."""
    named = _rows(page, step, step.named, is_suggestion=False)
    return [*named, *_rows(page, step, step.added, is_suggestion=True)]


def skip_clauses(page: PageContext, step: ResolvedStep) -> list[SituationClause]:
    """Return a clause for each situation that leaves a step out."""
    skipping = situations_skipping_step(page.site.paths, page.site.steps, step)
    return [situation_clause(page.localizer, path) for path in skipping]


def version_note(view: CredentialView) -> StatusLabel | None:
    """Return which exam version to prepare for, where a reader can't take that of today for granted."""
    _, write, preparation = view.localizer.gettext, view.localizer.format_date, view.on_day.preparation
    offering = preparation.offering
    if preparation.is_short and offering.last:
        return StatusLabel("ending", _("Ends {day}. Don’t start now.", day=write(offering.last)))
    if offering.is_upcoming(view.today) and offering.first and offering.exam:
        day = view.localizer.format_date_after_preposition(offering.first)
        text = _("Prepare for {code}, from {day}", code=offering.code or _("this exam"), day=day)
        return StatusLabel("announced", text)
    if preparation.is_new and offering.first and not offering.beta:
        return new_exam_label(view.localizer, offering, offering.first)
    badge = view.chip_badge
    return StatusLabel(badge.icon, formatting.capitalize_first(badge.text)) if badge else None


def eligibility_summary(view: CredentialView) -> str:
    """Return the first sentence on who may take a credential, without its full stop; empty if it is open to all."""
    return first_sentence(view.credential.eligibility or "")


def short_name(view: CredentialView) -> str:
    """Return the short name without its level, for places that show the level anyway."""
    return view.short.removesuffix(f" – {view.group.name}")


def _rows(
    page: PageContext, step: ResolvedStep, credentials: Sequence[Credential], *, is_suggestion: bool
) -> list[RoadmapRow]:
    """Build a row for each credential; those with the same eligibility share one, after the others."""
    groups: dict[str, list[Credential]] = {}
    for credential in credentials:
        eligibility = eligibility_summary(page.view(credential))
        is_shared = eligibility and not requirement_of(credential)
        groups.setdefault(eligibility if is_shared else f"\0{credential.id}", []).append(credential)
    ordered = sorted(groups.items(), key=lambda group: not group[0].startswith("\0"))
    return [_row(page, step, group, is_suggestion=is_suggestion) for _, group in ordered]


def _row(
    page: PageContext, step: ResolvedStep, credentials: Sequence[Credential], *, is_suggestion: bool
) -> RoadmapRow:
    site = page.site
    paths = [path for path in site.paths if not is_collector(path, site.steps)]
    taking = [taken for credential in credentials for taken in situations_taking(paths, credential)]
    is_shared = len(credentials) > 1
    reasons = dict.fromkeys(
        situation_clause(page.localizer, path, None if is_shared else stop) for path, stop in taking
    )
    eligibility = eligibility_summary(page.view(credentials[0]))
    is_warned = page.view(credentials[0]).on_day.preparation.is_short
    skipping = [] if eligibility or is_warned else situations_skipping(site.paths, site.steps, step, credentials[0])
    return RoadmapRow(
        tuple(page.views(list(credentials))),
        eligibility,
        tuple(reasons),
        tuple(situation_clause(page.localizer, path) for path in skipping),
        is_suggestion,
        _has_own_price(page.view(credentials[0]), _offered_prices(page.site, step.step.id)),
    )


def _has_own_price(view: CredentialView, prices: Collection[Money | None]) -> bool:
    """Return whether a row states its price, given those of all rows of its step."""
    return not view.is_title and (len(prices) > 1 or view.beta_price is not None)


@cache_on_first_argument
def _offered_prices(site: Site, step_id: str) -> frozenset[Money | None]:
    """Return the prices of what a step offers; a title has none."""
    step = next(step for step in site.steps if step.step.id == step_id)
    views = [site.credentials[credential.id] for credential in step.offered]
    return frozenset(view.regular_price.value for view in views if not view.is_title)
