"""The picture of the renewal graph: positions are computed here, shapes are in the template."""

from __future__ import annotations

from markupsafe import Markup

from certguide.advice.renewal_effects import renewal_effects
from certguide.site.context.page import PageContext
from certguide.site.pictures.renewal_graph import RenewalGraph
from certguide.site.pictures.renewal_tall import layout_tall
from certguide.site.pictures.renewal_wide import layout_wide


def renewal_picture(page: PageContext) -> Markup:
    """Render what passing each exam renews, as a wide and a tall drawing; empty if no credential expires."""
    graph = RenewalGraph(page, tuple(renewal_effects(page.site.on_day)))
    if not graph.effects:
        return Markup()
    return page.render("renewal_picture", drawings=[layout_wide(graph), layout_tall(graph)])
