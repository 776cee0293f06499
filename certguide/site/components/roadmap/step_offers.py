"""What a roadmap step offers, in a few words, as its picture and its link preview show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certguide.advice.roadmap import ResolvedStep
from certguide.catalog.model.catalog import Credential
from certguide.site.components.roadmap.roadmap_rows import eligibility_summary, short_name
from certguide.site.context.page import PageContext


@dataclass(frozen=True)
class StepOffers:
    """The short names of what a step offers, and a text for each group of which only some readers may take any."""

    names: tuple[str, ...]
    restricted: tuple[str, ...]


def step_offers(page: PageContext, credentials: Sequence[Credential]) -> StepOffers:
    """Name credentials of a step without their level.

    What ends too soon is left out. What only some readers may take is counted, unless nothing else is offered.
    """
    _, write = page.localizer.gettext, page.localizer.format_number
    views = page.views(_lasting(page, credentials))
    summaries = [eligibility_summary(view) for view in views]
    if all(summaries):
        return StepOffers(tuple(short_name(view) for view in views), ())
    counted = [
        _(
            "{number} more: {eligibility}",
            number=write(summaries.count(summary)),
            eligibility=page.localizer.continue_sentence(summary),
        )
        for summary in dict.fromkeys(filter(None, summaries))
    ]
    names = [short_name(view) for view, summary in zip(views, summaries, strict=True) if not summary]
    return StepOffers(tuple(names), tuple(counted))


def selection_text(page: PageContext, step: ResolvedStep) -> str:
    """Write how many credentials of a step to take, or which, if it's one; empty if nothing is to take.

    What we suggest besides doesn't count, unless the step offers nothing else.
    """
    _ = page.localizer.gettext
    if step.step.take in ("others", "rest"):
        text = _("The others") if step.step.take == "others" else _("The rest")
        return text if len(step.priced) > 1 else ""
    offers = step_offers(page, step.named or step.added)
    count = len(offers.names)
    if not count:
        return ""
    number = page.localizer.spell_number(count)
    text = _("One of {number}", number=number)
    if step.step.take == "all":
        text = _("Both") if count == 2 else _("All {number}", number=number)
    return page.localizer.join_values([offers.names[0] if count == 1 else text, *offers.restricted])


def _lasting(page: PageContext, credentials: Sequence[Credential]) -> list[Credential]:
    """Return the credentials that there is time to prepare for; all of them, if there is for none."""
    lasting = [credential for credential in credentials if not page.view(credential).on_day.preparation.is_short]
    return lasting or list(credentials)
