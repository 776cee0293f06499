"""All macros, by the name under which pages call them.

A macro raises ``MacroArgumentError`` for an argument that is not allowed; the
plugin adds the page and the call to the message.
"""

from __future__ import annotations

from collections.abc import Callable

from certguide.site.macros.api_reference import address, api_fields, calendar
from certguide.site.macros.authorship import authors, point_of_view
from certguide.site.macros.comparison import everything, side_by_side
from certguide.site.macros.dates import feed_link, past_days, upcoming_days
from certguide.site.macros.field_reference import field_reference
from certguide.site.macros.inline import count, credential, discount, fact, freshness, reading, study_time
from certguide.site.macros.listings import answers, article, credentials, plan
from certguide.site.macros.renewals import renewal_table, renewal_ways_list
from certguide.site.macros.roadmap import about_roadmap, roadmap_picture, roadmap_steps
from certguide.site.macros.sources import all_sources, sources
from certguide.site.macros.summary_tables import costs, expiry, policies, proctoring
from certguide.site.macros.team import team
from certguide.site.pictures.renewals import renewal_picture
from certguide.site.pictures.timeline import timeline

COMMENT_MARKS = "{##", "##}"
"""The marks around a comment in a page, since ``{#`` begins the anchor of a heading: ``## Words {#anchor}``."""

MACROS: dict[str, Callable[..., str]] = {
    "answers": answers,
    "upcoming": upcoming_days,
    "past": past_days,
    "timeline": timeline,
    "feed": feed_link,
    "roadmap_steps": roadmap_steps,
    "roadmap_picture": roadmap_picture,
    "about_roadmap": about_roadmap,
    "renewal_picture": renewal_picture,
    "renewal_table": renewal_table,
    "renewal_ways": renewal_ways_list,
    "costs": costs,
    "proctoring": proctoring,
    "expiry": expiry,
    "everything": everything,
    "side_by_side": side_by_side,
    "policies": policies,
    "credentials": credentials,
    "plan": plan,
    "team": team,
    "credential": credential,
    "fact": fact,
    "study_time": study_time,
    "discount": discount,
    "count": count,
    "calendar": calendar,
    "address": address,
    "api_fields": api_fields,
    "article": article,
    "authors": authors,
    "point_of_view": point_of_view,
    "sources": sources,
    "all_sources": all_sources,
    "freshness": freshness,
    "reading": reading,
    "fields": field_reference,
}

MACRO_SCRIPTS = {"everything": "compare.js", "side_by_side": "compare.js", "plan": "plan.js", "team": "team.js"}
"""The scripts without which macros show a form that does nothing; a page that calls one loads its script."""
