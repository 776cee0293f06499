"""Macros for the roadmap: its picture, its steps, and what is ours in it."""

from __future__ import annotations

from markupsafe import Markup

from certguide.advice.roadmap import ResolvedStep, steps_of
from certguide.advice.step_situations import is_collector, step_numbers
from certguide.site.components.path_costs import path_total
from certguide.site.components.roadmap.roadmap_rows import roadmap_rows, short_name, skip_clauses, version_note
from certguide.site.components.roadmap.situation_clauses import situation_clause
from certguide.site.components.roadmap.stair import beside_entries, stair_blocks
from certguide.site.components.roadmap.step_costs import step_price
from certguide.site.context.page import PageContext


def roadmap_picture(page: PageContext) -> Markup:
    """Render the roadmap as a stair, which is a list on narrow screens and on paper."""
    rest = [step for step in page.site.steps if step.step.take == "rest"]
    return page.render("roadmap_picture", blocks=stair_blocks(page), beside=beside_entries(page), rest=rest)


def roadmap_steps(page: PageContext) -> Markup:
    """Render the steps of the roadmap in order, each with who takes what and who can skip it."""
    steps = page.site.steps
    rows = [(step, roadmap_rows(page, step), skip_clauses(page, step)) for step in steps]
    collectors = [path for path in page.site.paths if is_collector(path, steps)]
    return page.render(
        "roadmap_steps",
        steps=rows,
        has_skips=any(skips for _, _, skips in rows),
        price_of=step_price(page),
        version_note=version_note,
        short_name=short_name,
        first_choice=next((step for step in steps if step.step.take == "one" and len(step.named) > 1), None),
        left_over_of=lambda step: _left_over_steps(page, step),
        collectors=[(situation_clause(page.localizer, path), path_total(page, path)) for path in collectors],
    )


def about_roadmap(page: PageContext) -> Markup:
    """Render what holds for the whole order, and our own notes on its steps."""
    edits = [
        (step, page.correction_links(f"step {step.number}, {step.step.title}", step.step)) for step in page.site.steps
    ]
    return page.render(
        "about_roadmap",
        steps=page.site.steps,
        edits=[edit for edit in edits if edit[1].edit],
        shorter_paths=_shorter_paths(page),
    )


def _shorter_paths(page: PageContext) -> str:
    """Return a sentence if all or most situations have a path that uses fewer steps than the roadmap; else nothing."""
    steps, paths, _ = page.site.steps, page.site.paths, page.localizer.gettext
    short = [path for path in paths if len(step_numbers(path, steps)) < len(steps)]
    if len(paths) > 1 and len(short) == len(paths):
        return _("Every situation has a shorter path.")
    return _("Most situations have a shorter path.") if 2 * len(short) > len(paths) else ""


def _left_over_steps(page: PageContext, step: ResolvedStep) -> list[ResolvedStep]:
    """Return the steps whose choices leave something over for the last one."""
    left_over = [credential for credential in step.priced if not step.includes(credential)]
    numbered = {step.number: step for credential in left_over for step in steps_of(page.site.steps, credential)}
    return [numbered[number] for number in sorted(numbered)]
