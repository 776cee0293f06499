"""Data from which the browser computes the budget of a team."""

from __future__ import annotations

from typing import Any

from certguide.advice.paths import ResolvedPath
from certguide.advice.renewal_cost import options_without_end_date
from certguide.advice.study_span import credential_span
from certguide.site.components.cost_data import cents, cost_data, exam_data, months, noted_ways
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


def team_data(page: PageContext) -> dict[str, Any]:
    """Build the paths, the facts of their credentials, the ways to renew these, and current ids by former id."""
    site = page.site
    paths = [path for path in site.paths if not path.is_over]
    views = {stop.credential.id: page.view(stop.credential) for path in paths for stop in path.stops}
    options = [option for option in options_without_end_date(site.on_day) if not option.covers.isdisjoint(views)]
    former_ids = {name: view.credential.former_ids for name, view in views.items()}
    former_ids |= {path.audience.id: path.audience.former_ids for path in paths}
    return {
        **cost_data(page, options),
        "before_tax": site.is_before_tax,
        "has_study_times": site.has_study_times,
        "ways": noted_ways(page, views),
        "credentials": {name: _credential(view, site.on_day.main_currency) for name, view in views.items()},
        "paths": {path.audience.id: _stops(path) for path in paths},
        "aliases": {former: name for name, ids in former_ids.items() for former in ids},
    }


def _credential(view: CredentialView, currency: str) -> dict[str, Any]:
    """Return the facts of a credential; what isn't known is null, and ``months`` is left out."""
    span = credential_span(view.credential)
    return {
        "id": view.id,
        "exam": bool(view.credential.exams),
        "cents": cents(view, currency),
        **exam_data(view),
        "study": {"hours": span.hours, "weeks": span.weeks} if span else None,
        **months(view),
    }


def _stops(path: ResolvedPath) -> list[dict[str, Any]]:
    return [{"id": stop.credential.id, "optional": stop.credential not in path.required} for stop in path.stops]
