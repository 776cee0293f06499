"""The picture of the renewal graph: positions are computed here, shapes are in the template."""

from __future__ import annotations

from markupsafe import Markup

from certguide.advice.renewal_effects import renewal_effects
from certguide.advice.renewals import is_renewed_by_exam, needs_newer_version
from certguide.site.context.page import PageContext
from certguide.site.pictures.renewal_graph import RenewalGraph
from certguide.site.pictures.renewal_tall import layout_tall
from certguide.site.pictures.renewal_wide import layout_wide


def renewal_picture(page: PageContext) -> Markup:
    """Render what passing each exam renews, as a wide and a tall drawing, or that nothing is."""
    graph = RenewalGraph(page, tuple(renewal_effects(page.site.on_day)))
    drawings = [layout_wide(graph), layout_tall(graph)] if graph.effects else []
    return page.render("renewal_picture", drawings=drawings, note=_own_exams(graph), isolated=_isolated(graph))


def _isolated(graph: RenewalGraph) -> str:
    """Write the heading of the credentials that no other exam renews."""
    on_day = graph.page.site.on_day
    alone = [effect.credential for effect in graph.effects if effect.credential.id in graph.isolated]
    has_own_exams = all(is_renewed_by_exam(on_day, credential) for credential in alone)
    _ = graph.page.localizer.gettext
    return _("Renewed by their own exam alone") if has_own_exams else _("Renewed by no other exam")


def _own_exams(graph: RenewalGraph) -> str:
    """Write which exams renew their own credential."""
    on_day = graph.page.site.on_day
    exceptions = [effect.credential for effect in graph.effects if not is_renewed_by_exam(on_day, effect.credential)]
    _ = graph.page.localizer.gettext
    if not exceptions:
        return _newer_exams(graph) or _("Every exam also renews its own certification.")
    if len(exceptions) == len(graph.effects):
        return _("No exam renews its own certification.")
    names = graph.page.localizer.join_words([credential.short for credential in exceptions])
    rule = _("Every exam also renews its own certification, except {names}.", names=names)
    return f"{rule} {_newer_exams(graph)}".rstrip()


def _newer_exams(graph: RenewalGraph) -> str:
    """Write which exams renew their own credential only with a newer version; empty if there are none."""
    on_day, _ = graph.page.site.on_day, graph.page.localizer.gettext
    newer = [effect.credential for effect in graph.effects if needs_newer_version(on_day, effect.credential)]
    if len(newer) == len(graph.effects):
        return _("An exam also renews its own certification, if you passed an older version.") if newer else ""
    names = graph.page.localizer.join_words([credential.short for credential in newer])
    return _("{names}: only if you passed an older version.", names=names) if newer else ""
