"""What renews what as a picture: where boxes and lines stand is reckoned here, their shapes are in the template."""

from __future__ import annotations

from markupsafe import Markup

from certguide.advice.renewal_effects import passes
from certguide.site.context.page import Desk
from certguide.site.pictures.renewal_graph import Chart
from certguide.site.pictures.renewal_tall import tall
from certguide.site.pictures.renewal_wide import wide


def renewal_picture(desk: Desk) -> Markup:
    """What passing each exam renews, drawn from the exam to what it renews; nothing when nothing runs out."""
    chart = Chart(desk, tuple(passes(desk.edition.catalog, desk.edition.today)))
    if not chart.passes:
        return Markup()
    return desk.render("renewal_picture", drawings=[wide(chart), tall(chart)])
