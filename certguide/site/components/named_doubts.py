"""The facts of a row that stands for several credentials: a doubt about some of them names these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from certguide.catalog.model.catalog import Doubt
from certguide.catalog.queries.facts import Fact
from certguide.site.context.credential_view import CredentialView

FactOf = Callable[[CredentialView], Fact[object]]


def facts_with_names(views: Sequence[CredentialView], fact_of: FactOf) -> list[Fact[object]]:
    """Return a fact of each credential; a doubt that not all of them share names its credential.

    Such a doubt shows only behind the mark of the row and on the page of its credential.
    """
    facts = [fact_of(view) for view in views]
    shared = set(facts[0].doubts).intersection(*(fact.doubts for fact in facts[1:])) if facts else set()
    return [
        replace(fact, doubts=tuple(doubt if doubt in shared else _with_name(view, doubt) for doubt in fact.doubts))
        for view, fact in zip(views, facts, strict=True)
    ]


def _with_name(view: CredentialView, doubt: Doubt) -> Doubt:
    text = view.localizer.gettext("{label}: {value}", label=view.short, value=doubt.text)
    return doubt.model_copy(update={"text": text, "decisive": False})
