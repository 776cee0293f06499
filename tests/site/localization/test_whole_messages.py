"""Sentences and labels of components and generated pages: each is one message, whatever is linked or counted in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from certguide.catalog.model.catalog import Catalog
from certguide.site.components import freshness_text, path_costs
from certguide.site.components.affiliation import affiliation
from certguide.site.components.comparison.comparison_table import comparison_table
from certguide.site.components.comparison.side_by_side import facts_by_label
from certguide.site.components.credential.action_card import action_card
from certguide.site.components.credential.credential_history import history_entries
from certguide.site.components.credential.exam_versions import exam_versions
from certguide.site.components.credential.fact_table import fact_rows
from certguide.site.components.credential.next_change import next_change
from certguide.site.components.credential.requirements import requirement_parts, requirement_sentence
from certguide.site.components.credential.status_banner import status_banner
from certguide.site.components.credential.version_change import version_cases
from certguide.site.components.date_entries import coming_entries, past_entries
from certguide.site.components.roadmap.roadmap_rows import version_note
from certguide.site.components.roadmap.situation_clauses import second_person
from certguide.site.components.text_spans import spans_text
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.localization.localizer import ENGLISH
from certguide.site.macros.comparison import everything
from certguide.site.pages.all_pages import generated_pages
from tests.conftest import TODAY, changed
from tests.package_messages import all_messages
from tests.site.localization.invented_languages import BRACKETED, german, glued_parts, recorder, without_brackets
from tests.site.small import TEXT, small_catalog

DAYS = (date(2020, 1, 1), date(2024, 6, 30), date(2026, 9, 15), date(2026, 11, 23), date(2027, 2, 1), date(2027, 6, 1))


def credential_texts(view: CredentialView) -> Iterator[str]:
    """Yield the sentences and labels on a credential that are nothing but messages and values in them."""
    labels = [view.badge, view.headline, next_change(view), version_note(view)]
    yield from (label.text for label in labels if label)
    if banner := status_banner(view):
        yield from (banner.title, banner.text)
    for case in version_cases(view):
        yield from (case.title, case.text)
    for row in fact_rows(view):
        yield row.label
    for version in exam_versions(view):
        yield from (version.note, version.status.text, version.booking)
    yield spans_text(requirement_sentence(view))
    if card := action_card(view):
        yield from (card.missing, card.targets)
        yield from (figure.label for figure in card.figures)
        yield from (button.label for button in card.buttons)
        yield from (card.version.title, card.version.text) if card.version else ()
        yield from (card.study_time.label, card.study_time.text, card.study_time.note) if card.study_time else ()


def site_texts(site: Site) -> Iterator[str]:
    """Yield the same of all that is on pages about more than one credential."""
    page = PageContext(site, "")
    yield from (
        freshness_text.last_update(site),
        freshness_text.last_reading(site),
        freshness_text.oldest_reading(site),
    )
    yield from (affiliation(site), site.group_label)
    yield from (path_costs.path_total(page, path) for path in site.paths)
    yield from (column.title for column in comparison_table(page).columns)
    for entry in (*coming_entries(site), *past_entries(site)):
        yield from (entry.badge.text, entry.sentence)
    for view in site.credentials.values():
        yield from credential_texts(view)
        yield from (spans_text(entry.spans) for entry in (history_entries(site, view) if view.is_retired else ()))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_sentence_and_label_is_a_message(sample_catalog: Catalog, day: date) -> None:
    """No word of them stands outside a message, and without the brackets they are the English texts."""
    texts = list(site_texts(Site(sample_catalog, day, localizer=BRACKETED)))
    english = site_texts(Site(sample_catalog, day))
    assert [text for text in texts if glued_parts(text)] == []
    assert [without_brackets(text) for text in texts] == [text.casefold() for text in english]


def test_every_message_reaches_the_translators(sample_catalog: Catalog) -> None:
    """What a page asks for is in the catalogue that the command makes, so it is literal where it is marked."""
    localizer, asked = recorder()
    for day in DAYS:
        site = Site(sample_catalog, day, localizer=localizer)
        assert list(site_texts(site))
        assert generated_pages(site)
    extracted = {id_ for message in all_messages() for id_ in (message.id if message.pluralizable else [message.id])}
    assert asked - extracted == set()


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("⟦It ends on ⟦3 May⟧.⟧ ⟦Take ⟦it⟧ now.⟧", ""),
        ("", ""),
        ("⟦first day⟧ ⟦of the exam⟧", "⟦first day⟧ ⟦of the exam⟧"),
        ("⟦Price⟧: 150 USD", ": 150 USD"),
    ],
)
def test_glued_parts_are_noticed(text: str, glued: str) -> None:
    """Whole sentences may follow each other; anything else has to be one message."""
    assert glued_parts(text) == glued


PILOT = "    about: For those who know the shallows.\n"


def german_site(messages: dict[str, str], *changes: tuple[str, str]) -> Site:
    """Return the small guide in German, with changes of its catalogue."""
    return Site(small_catalog(changed(TEXT, *changes)), TODAY, localizer=german(messages))


def test_links_take_their_places_in_a_translated_sentence() -> None:
    """A translator may put a link anywhere in the sentence, and lists have the words of the language."""
    messages = {"Requires {credentials}.": "{credentials} sind Voraussetzung."}
    site = german_site(
        messages,
        (PILOT, f"{PILOT}    requires: [deckhand, tugmaster]\n"),
        ("credentials: {kind: talk}", "credentials: {ids: [welcome, deckhand, tugmaster]}"),
        ("{credential: pilot, why: It is next., optional: true}", "{credential: welcome, why: So.}"),
    )
    spans = requirement_sentence(site.credentials["pilot"])
    assert [(span.text, bool(span.href)) for span in spans] == [
        *(("Deckhand", True), (" und ", False), ("Tug Master", True)),
        (" sind Voraussetzung.", False),
    ]


def test_category_of_an_entry_is_the_same_in_every_language(sample_catalog: Catalog) -> None:
    """The feed of a German guide has the categories of an English one, and German badges."""
    messages = {"Started": "Begonnen", "{name}: {event}.": "{event} bei {name}."}
    entries = past_entries(Site(sample_catalog, TODAY, localizer=german(messages)))
    assert [entry.category for entry in entries] == [
        entry.category for entry in past_entries(Site(sample_catalog, TODAY))
    ]
    started = [entry for entry in entries if entry.category == "started" and " bei " in entry.sentence]
    assert {entry.badge.text for entry in started} == {"Begonnen"}
    assert all(entry.sentence.endswith(f" bei {entry.subject}.") for entry in started)


def test_facts_side_by_side_are_found_in_every_language() -> None:
    """The label of a row is translated, and the text is still found by its field."""
    view = german_site({"Price": "Preis", "Nothing announced": "Nichts angekündigt"}).credentials["pilot"]
    facts = facts_by_label(view)
    assert "Price" not in facts
    assert facts["Preis"].startswith("250")


def test_cell_without_a_coming_change_is_marked_in_every_language() -> None:
    """What the table makes faint doesn't hang on an English text."""
    page = PageContext(german_site({"Nothing announced": "Nichts angekündigt"}), "compare/")
    html = str(everything(page))
    assert re.search(r'class="column-change is-empty">Nichts angekündigt', html)


def test_title_is_awarded_for_one_credential_or_all_of_several() -> None:
    """A title is valid with its only credential, or as long as all of its credentials are."""
    messages = {
        "Awarded for {credentials}, while it is valid.": "Solange {credentials} gilt.",
        "{credentials}, while it is valid": "{credentials}, solange es gilt",
    }
    kind = "levels:\n"
    title = "  - {id: title, name: Title, plural: Titles, icon: ring, colour: sand}\n"
    captain = (
        "  - {id: captain, name: Captain, short: Captain, kind: title, about: Both., awarded_for: deckhand, "
        "from: 2020, sources: office}\nroadmap:\n"
    )
    site = german_site(messages, (kind, title + kind), ("roadmap:\n", captain))
    view = site.credentials["captain"]
    assert spans_text(requirement_sentence(view)) == "Solange Deckhand gilt."
    assert spans_text(requirement_parts(view)) == "Deckhand, solange es gilt"
    assert requirement_parts(site.credentials["deckhand"]) == requirement_sentence(site.credentials["deckhand"]) == ()


def test_title_is_quoted_outside_english() -> None:
    """Only English titles in the first person are turned into a clause."""
    assert second_person(german({"say “{title}”": "sagst: „{title}“"}), "I corsi") == "sagst: „I corsi“"
    assert second_person(ENGLISH, "I steer") == "steer"


def test_eligibility_keeps_its_capital_in_german() -> None:
    """A noun is written with a capital in the middle of a German sentence."""
    assert german({}).continue_sentence("Mitglieder der Flotte") == "Mitglieder der Flotte"
    assert ENGLISH.continue_sentence("Members of the fleet") == "members of the fleet"
