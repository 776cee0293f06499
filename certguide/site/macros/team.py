"""The macro for the team budget: an example that needs no script, and what the script makes of other numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from certguide.advice.paths import ResolvedPath
from certguide.advice.team_budget import Assumptions
from certguide.catalog.problems import quote
from certguide.site.components.team import team_table
from certguide.site.components.team.team_data import team_data
from certguide.site.components.uncounted_text import uncounted_beside_fees
from certguide.site.context.page import PageContext
from certguide.site.macros.arguments import MacroArgumentError, require_choice, require_count

MOST_PEOPLE = 9999
_EXAMPLE_SITUATIONS, _EXAMPLE_PEOPLE = 3, 2


def team(page: PageContext, people: Mapping[str, int] | None = None, retakes: int = 0) -> Markup:
    """Render the budget of a team.

    ``people`` has the number of people by situation for the example, the first
    situations if it is left out; ``retakes`` its allowance for retakes, in
    percent of the price.
    """
    paths = {path.audience.id: path for path in page.site.paths}
    example = {name: number for name, number in _example(people, paths).items() if not paths[name].is_over}
    paths = {name: path for name, path in paths.items() if not path.is_over}
    hours = page.site.catalog.guide.study_hours_per_week
    assumptions = Assumptions("path", _require_percent(retakes), hours)
    data = team_data(page)
    return page.render(
        "team",
        table=team_table.team_table(page, example, assumptions),
        templates=team_table.team_table(page, dict.fromkeys(paths, 1), assumptions).rows,
        choices=_exam_choices(page, paths.values()),
        assumptions=assumptions,
        basis=team_table.basis_text(page, assumptions),
        data=data,
        uncounted=uncounted_beside_fees(page, data["credentials"]),
        most_people=MOST_PEOPLE,
        facts_of=team_table.exam_facts,
        note_of=team_table.exam_note,
    )


def _exam_choices(page: PageContext, paths: Iterable[ResolvedPath]) -> dict[str, str]:
    """Return which exams people may take, with the texts; all of them only where some are optional."""
    has_optional = any(len(path.required) < len(path.stops) for path in paths)
    choices = team_table.exam_choices(page.localizer)
    return {value: text for value, text in choices.items() if value != "all" or has_optional}


def _example(people: Mapping[str, int] | None, paths: Mapping[str, object]) -> dict[str, int]:
    """Return the people of the example by situation; raise MacroArgumentError for anything else."""
    if people is None:
        return dict.fromkeys(list(paths)[:_EXAMPLE_SITUATIONS], _EXAMPLE_PEOPLE)
    if not isinstance(people, Mapping):
        example = f'{{{{ team({{"{next(iter(paths), "beginner")}": {_EXAMPLE_PEOPLE}}}) }}}}'
        raise MacroArgumentError(f"{quote(people)} has no number of people for each situation. Write {example}.")
    for audience_id, number in people.items():
        require_choice(audience_id, dict(paths), "situation")
        require_count(number)
    return dict(people)


def _require_percent(value: object) -> int:
    percent = require_count(value)
    if percent > 100:
        raise MacroArgumentError(f"{percent} is more than all exams. Allowed: 0 to 100.")
    return percent
