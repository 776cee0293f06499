"""Data that all pages of a build share: the catalogue, the day of the site, and where it is published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from certguide.advice.paths import ResolvedPath, resolve_path
from certguide.advice.roadmap import ResolvedStep, resolve_roadmap
from certguide.catalog.loading.line_index import LineIndex
from certguide.catalog.model.base import CatalogModel
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Problem
from certguide.catalog.queries.freshness import Freshness
from certguide.catalog.queries.on_day import CatalogOnDay
from certguide.site.assets.cache import BuildCache
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.localization.localizer import ENGLISH, Localizer


@dataclass(frozen=True, eq=False, repr=False)
class Site:
    """The catalogue on the day of the site, with what every page derives from it.

    It has no ``repr``, since a log would print the whole catalogue.

    ``edit_base`` is the URL below which files can be edited, empty when the
    repository is not known. ``pages`` are the paths of the prose pages;
    ``moved_pages`` leads from former paths of prose to the present ones.
    ``url`` is where the guide is published, with a slash at its end.
    ``preview_cache`` keeps preview images from one build to the next.
    ``issues_url`` is where a mistake can be reported, ``file`` the catalogue's
    path in the repository and ``lines`` its index of lines.
    ``warnings`` are what changes by itself on that day. ``localizer`` writes the
    texts in the language of the site.
    """

    catalog: Catalog
    today: date
    edit_base: str = ""
    pages: frozenset[str] = field(default_factory=frozenset)
    url: str = ""
    moved_pages: Mapping[str, str] = field(default_factory=dict)
    preview_cache: BuildCache = field(default_factory=BuildCache)
    issues_url: str = ""
    file: str = "data/credentials.yaml"
    lines: LineIndex | None = None
    warnings: tuple[Problem, ...] = ()
    localizer: Localizer = ENGLISH

    @cached_property
    def on_day(self) -> CatalogOnDay:
        """Status and facts of every credential on the day of the site."""
        return CatalogOnDay(self.catalog, self.today)

    @cached_property
    def steps(self) -> list[ResolvedStep]:
        """Steps of the roadmap on the day of the site."""
        return resolve_roadmap(self.catalog, self.today)

    @cached_property
    def credentials(self) -> dict[str, CredentialView]:
        """Views of all credentials by id."""
        return {
            credential.id: CredentialView(self.on_day, credential, self.localizer)
            for credential in self.catalog.credentials
        }

    def credential_at(self, path: str) -> CredentialView | None:
        """Return the credential whose page is at a path, if any."""
        view = self.credentials.get(path.removeprefix(urls.CREDENTIALS).removesuffix("/"))
        return view if view and view.href == path else None

    @cached_property
    def credentials_by_group(self) -> dict[str, list[CredentialView]]:
        """Credentials by the id of the level or type under which lists show them, in the catalogue's order."""
        views: dict[str, list[CredentialView]] = defaultdict(list)
        for view in self.credentials.values():
            views[view.group.id].append(view)
        return views

    @cached_property
    def paths(self) -> list[ResolvedPath]:
        """Path of every audience."""
        return [resolve_path(self.catalog, audience, self.today) for audience in self.catalog.audiences]

    @property
    def group_label(self) -> str:
        """Label of the groups in lists: level, or type where no kind has levels."""
        return self.localizer.gettext("Level") if self.catalog.levels else self.localizer.gettext("Type")

    @cached_property
    def is_priced_per_attempt(self) -> bool:
        """Whether no price of what can be booked includes a second attempt or a second exam."""
        bookable = (view.on_day for view in self.credentials.values() if view.status.is_bookable)
        return all((on_day.facts.attempts.value or 1) == 1 and len(on_day.exams) == 1 for on_day in bookable)

    @property
    def is_before_tax(self) -> bool:
        """Whether the catalogue states that prices are before tax."""
        return self.catalog.programme.before_tax

    @property
    def price_note(self) -> str:
        """What all prices are for, in a sentence; empty if they include several attempts and tax isn't mentioned."""
        _ = self.localizer.gettext
        if self.is_priced_per_attempt:
            return _("Prices are per attempt, before tax.") if self.is_before_tax else _("Prices are per attempt.")
        return _("Prices are before tax.") if self.is_before_tax else ""

    def with_tax_note(self, price: str) -> str:
        """Add to a price or a sum that it is before tax, where the catalogue states that."""
        return self.localizer.gettext("{price} before tax", price=price) if self.is_before_tax else price

    @cached_property
    def takeable(self) -> list[CredentialView]:
        """What can be taken today: what is on offer, without titles, which follow from other credentials."""
        return [view for view in self.credentials.values() if view.status.is_bookable and not view.is_title]

    @cached_property
    def has_no_prerequisites(self) -> bool:
        """Whether no credential that can be booked has prerequisites."""
        bookable = (view for view in self.credentials.values() if view.status.is_bookable)
        return all(view.facts.prerequisites.value == "none" and not view.credential.requires for view in bookable)

    @cached_property
    def has_expiry(self) -> bool:
        """Whether a credential expires, so that there is something to renew."""
        validities = (view.facts.validity.value for view in self.credentials.values())
        return any(validity and validity.months for validity in validities)

    @cached_property
    def has_retired(self) -> bool:
        """Whether a credential is retired on the day of the site."""
        return any(view.is_retired for view in self.credentials.values())

    @cached_property
    def has_beta_price(self) -> bool:
        """Whether a beta that can be booked has another price than the exam that follows it."""
        return any(view.beta_price for view in self.credentials.values() if view.status.is_bookable)

    @cached_property
    def has_study_times(self) -> bool:
        """Whether the catalogue has a study time."""
        return any(credential.study_time for credential in self.catalog.credentials)

    @cached_property
    def sources_checked_until(self) -> date:
        """Newest day on which a source was certainly read: of a month or year, its first day."""
        return max(source.checked.earliest for source in self.catalog.sources if source.is_read)

    @cached_property
    def sources_checked_since(self) -> date:
        """Oldest day on which a source was last read."""
        return min(source.checked.earliest for source in self.catalog.sources if source.is_read)

    @cached_property
    def freshness(self) -> Freshness:
        """Age of each fact."""
        return Freshness(self.catalog, self.today)

    @cached_property
    def records(self) -> dict[tuple[str, str], CatalogModel]:
        """Records from which pages are generated, by their list in the catalogue and their id."""
        lists = ("credentials", "audiences")
        return {(name, record.id): record for name in lists for record in getattr(self.catalog, name)}
