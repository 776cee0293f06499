"""The fragments that prose pages ask for by name: each function is one macro.

A wrong argument raises ``Misuse`` with what is wrong and what is allowed; the
adapter adds the page and the call.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from markupsafe import Markup

from certguide.advice.upcoming import Coming, upcoming
from certguide.catalog.facts import Fact, nearest, own_fact
from certguide.catalog.model import Audience, Credential, Doubt, Exam, Group, Kind, Level, Rule, Source, Step
from certguide.catalog.problem import quoted, suggestion
from certguide.catalog.query import groups
from certguide.catalog.schema import field_table
from certguide.catalog.successors import answers as answers_to
from certguide.site import fees, tables, words
from certguide.site.desk import Desk, in_markdown
from certguide.site.ledger import Mark
from certguide.site.picture import roadmap_picture as picture
from certguide.site.plan_data import plan_data
from certguide.site.views import View

T = TypeVar("T")


class Misuse(Exception):
    """A macro was called with something it cannot take."""


def answers(desk: Desk, first: int = 9) -> Markup:
    """The situations as cards, each with its answer; those after the first few in one line."""
    paths = desk.edition.paths
    return desk.render("answers", paths=paths[: _number(first)], others=paths[first:])


def upcoming_days(desk: Desk, first: int = 0) -> Markup:
    """The first and last days ahead, nearest first; all of them, or only the first few."""
    days = upcoming(desk.edition.catalog, desk.edition.today)
    return desk.render("upcoming", days=days[: _number(first) or None], say=_coming)


def roadmap_steps(desk: Desk) -> Markup:
    """The ordered roadmap, step by step."""
    return desk.render(
        "roadmap_steps", steps=desk.edition.steps, fee=fees.of_step(desk), beta_fee=fees.beta_of_step(desk)
    )


def roadmap_picture(desk: Desk) -> Markup:
    """The same steps as a picture."""
    return picture(desk)


def costs(desk: Desk) -> Markup:
    """What each level or kind costs, in brief."""
    return desk.render("summary_table", table=tables.costs(desk))


def proctoring(desk: Desk) -> Markup:
    """Who watches, kind by kind, in brief."""
    return desk.render("summary_table", table=tables.proctoring(desk))


def expiry(desk: Desk) -> Markup:
    """How long each kind lasts, in brief."""
    return desk.render("summary_table", table=tables.expiry(desk))


def compare(desk: Desk, topic: str) -> Markup:
    """Every credential in one table on one topic: cost, proctoring or expiry."""
    return desk.render("comparison", table=_chosen(topic, tables.TOPICS, "topic")(desk))


def rules(desk: Desk, *topics: str) -> Markup:
    """The programme's rules on one topic or more, with their sources."""
    programme = desk.edition.catalog.programme
    if not topics:
        raise Misuse(f"name a topic or more. Allowed: {', '.join(Rule.model_fields['topic'].annotation.__args__)}.")  # type: ignore[union-attr]
    known = {topic: topic for topic in Rule.model_fields["topic"].annotation.__args__}  # type: ignore[union-attr]
    wanted = [_chosen(topic, known, "topic") for topic in topics]
    found = [(rule, own_fact(rule, "says")) for rule in programme.rules if rule.topic in wanted]
    if programme.voucher and "cost" in wanted:
        voucher = Rule(id="voucher", topic="cost", title="Voucher", says=programme.voucher.says)
        found.insert(0, (voucher, own_fact(programme.voucher, "says")))
    return desk.render("rules", rules=found)


def credentials(desk: Desk, *names: str) -> Markup:
    """The credentials of some kinds or levels, or of all, as lists by level with the ended ones apart."""
    chosen = [group for name in names for group in _groups(desk, name)] if names else groups(desk.edition.catalog)
    return desk.render("by_group", listing=_listing(desk, chosen), alone=not names)


def plan(desk: Desk) -> Markup:
    """The reader's own plan: ticks by level, what the script shows, and the data it works on."""
    listing = _listing(desk, groups(desk.edition.catalog))
    return desk.render("plan", listing=listing, data=plan_data(desk))


def credential(desk: Desk, name: str) -> str:
    """A link to a credential, inside a sentence."""
    view = desk.view(_chosen(name, desk.edition.catalog.by_id, "credential"))
    return f'<a href="{desk.url(view.href)}">{in_markdown(view.short)}</a>'


def fact(desk: Desk, name: str, field: str) -> str:
    """One value of a kind, level or credential with its source marks, inside a sentence."""
    found = _fact(desk, name, field)
    text = fees.value_in_words(found.value)
    marks = "".join(_mark(mark) for mark in desk.marks(found))
    return in_markdown(text) + marks


def count(desk: Desk, what: str) -> str:
    """How many there are on offer today of a kind or level, or how many steps or credentials, in words."""
    edition = desk.edition
    bookable = [view for view in desk.views(edition.catalog.credentials) if view.status.bookable]
    groups_of_all = (*edition.catalog.kinds, *edition.catalog.levels)
    counts: dict[str, int] = {group.id: sum(group in (v.group, v.kind) for v in bookable) for group in groups_of_all}
    counts |= {"steps": len(edition.steps), "credentials": len(bookable)}
    return words.count(_chosen(what, counts, "thing to count"))


def article(desk: Desk) -> Markup:
    """What the article listed, in its order, and what each has become."""
    catalog = desk.edition.catalog
    names = catalog.guide.article.credentials if catalog.guide.article else []
    listed = []
    for view in map(desk.view, names):
        instead = answers_to(catalog, view.credential, desk.edition.today) if view.over else []
        listed.append((view, desk.view(instead[0].credential) if instead else None))
    return desk.render("article", listed=listed)


def sources(desk: Desk) -> Markup:
    """The sources of everything marked on the page so far."""
    return desk.render("sources")


def all_sources(desk: Desk) -> Markup:
    """Every source of the guide with the day it was last checked."""
    return desk.render("all_sources", sources=desk.edition.catalog.sources, host=_host)


def as_of(desk: Desk) -> str:
    """The day the guide speaks for and how fresh its facts are, inside a sentence."""
    edition = desk.edition
    return in_markdown(f"{words.day(edition.today)}, from public sources read up to {words.day(edition.read_until)}")


def reading(desk: Desk) -> str:
    """How the sources were read, in the words of the catalogue."""
    return in_markdown(desk.edition.catalog.guide.reading or "")


def fields(desk: Desk, part: str) -> Markup:
    """The fields of a part of the catalogue, as the one definition has them."""
    known = {model.__name__: model for model in (Credential, Exam, Level, Kind, Step, Audience, Source, Doubt)}
    return desk.render("fields", part=part, fields=field_table(_chosen(part, known, "part of the catalogue")))


ALL: dict[str, Callable[..., str]] = {
    "answers": answers,
    "upcoming": upcoming_days,
    "roadmap_steps": roadmap_steps,
    "roadmap_picture": roadmap_picture,
    "costs": costs,
    "proctoring": proctoring,
    "expiry": expiry,
    "compare": compare,
    "rules": rules,
    "credentials": credentials,
    "plan": plan,
    "credential": credential,
    "fact": fact,
    "count": count,
    "article": article,
    "sources": sources,
    "all_sources": all_sources,
    "as_of": as_of,
    "reading": reading,
    "fields": fields,
}
"""Every macro by the name under which pages call it."""


def _chosen(word: object, known: dict[str, T], noun: str) -> T:
    if isinstance(word, str) and word in known:
        return known[word]
    listed = ", ".join(known) if len(known) <= 20 else f"{len(known)} in the catalogue"
    raise Misuse(f"{quoted(word)} is not a {noun}.{suggestion(str(word), known)} Allowed: {listed}.")


def _mark(mark: Mark) -> str:
    label = in_markdown(f"Source {mark.letter}: {mark.source.title}")
    link = f'<a href="#src-{mark.letter}" aria-label="{label}">{mark.letter}</a>'
    return f'<sup class="src" data-search-exclude>{link}</sup>'


def _listing(desk: Desk, chosen: list[Group]) -> list[tuple[Group, list[View], list[View]]]:
    """Groups that have any credentials, each with those on offer and those that have ended."""
    listing = []
    for group in chosen:
        views = [view for view in desk.views(desk.edition.catalog.credentials) if view.group is group]
        if views:
            listing.append((group, [v for v in views if not v.over], [v for v in views if v.over]))
    return listing


def _number(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise Misuse(f"{quoted(value)} is not a number of items. Allowed: 0 or more.")


def _groups(desk: Desk, name: str) -> list[Group]:
    catalog = desk.edition.catalog
    known: dict[str, Group] = {group.id: group for group in (*catalog.kinds, *catalog.levels)}
    group = _chosen(name, known, "kind or level")
    below: list[Group] = [level for level in catalog.levels if level.kind == group.id]
    return below or [group]


def _fact(desk: Desk, name: str, field: str) -> Fact:
    catalog = desk.edition.catalog
    _chosen(field, dict.fromkeys(fees.FALLING), "field")
    levels = {level.id: level for level in catalog.levels}
    kinds = {kind.id: kind for kind in catalog.kinds}
    chosen = _chosen(name, {**kinds, **levels, **desk.edition.catalog.by_id}, "kind, level or credential")
    if isinstance(chosen, Credential):
        found = desk.view(chosen).fact(field)
    else:
        chain = [chosen, kinds[chosen.kind]] if isinstance(chosen, Level) else [chosen]
        found = nearest(chain, field)
    if not found.stated:
        raise Misuse(f"{quoted(name)} says nothing about {quoted(field)}; state it there, or ask for another.")
    return found


def _host(source: Source) -> str:
    return urlsplit(source.url).hostname or ""


def _coming(coming: Coming) -> str:
    """What happens on a day ahead, after the credential's name and a colon."""
    sitting = coming.sitting
    if not sitting.exam:
        return "first day." if coming.what == "starts" else "last day."
    code = sitting.exam.code
    if sitting.beta:
        return f"{'first' if coming.what == 'starts' else 'last'} day of the beta of exam {code}."
    if coming.what == "ends":
        return f"last day of exam {code}{', and nothing follows it' if coming.final else ''}."
    if coming.after_beta:
        return f"exam {code} leaves its beta, if the plan holds."
    extra = f", which {words.gist(sitting.exam.changes)}" if sitting.exam.changes else ""
    return f"first day of exam {code}{extra}."
