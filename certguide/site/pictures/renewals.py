"""What renews what as a picture: where boxes and lines stand is reckoned here, their shapes are in the template."""

from __future__ import annotations

from markupsafe import Markup

from certguide.advice.renewal_effects import renewal_effects
from certguide.site.context.page import PageContext
from certguide.site.pictures.renewal_graph import RenewalGraph
from certguide.site.pictures.renewal_tall import layout_tall
from certguide.site.pictures.renewal_wide import layout_wide


def renewal_picture(page: PageContext) -> Markup:
    """What passing each exam renews, drawn from the exam to what it renews; nothing when nothing runs out."""
    chart = RenewalGraph(page, tuple(renewal_effects(page.site.catalog, page.site.today)))
    if not chart.passes:
        return Markup()
    return page.render("renewal_picture", drawings=[layout_wide(chart), layout_tall(chart)])
