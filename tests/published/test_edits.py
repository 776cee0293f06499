"""Edits of the published catalogue, those of its page of recipes among them: each leaves a good catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

import pytest

from certguide.catalog.loading.loader import parse_catalog, parse_published
from certguide.catalog.model.catalog import Catalog
from tests.cases import some
from tests.promises import broken_promises, key_days
from tests.published.edits import EDITS, Edit, NoRoomError
from tests.published.guide import DOCS, newest_reading
from tests.recipes import follow_recipes, recipes
from tests.site.pages import none
from tests.site.rendered import render_catalog
from tests.yaml_text import dump_quickly, load_yaml

pytestmark = pytest.mark.unmeasured


@pytest.fixture(scope="module")
def earlier(published_text: str) -> Catalog | None:
    """The catalogue before the edits."""
    return parse_published(published_text)


def faults(text: str, earlier: Catalog | None, name: str) -> Iterator[str]:
    """Name what is wrong with a catalogue on the day of its newest reading and on each key day after it."""
    today = newest_reading(text)
    catalog = parse_catalog(text, today, name, earlier)
    for day in some(key_days(catalog, today)):
        yield from broken_promises(catalog, day)


def edited(edits: tuple[Edit, ...], text: str, catalog: Catalog, today: date) -> str:
    """Return a catalogue after those of some edits that it has room for."""
    data = load_yaml(text)
    for edit in edits:
        with suppress(NoRoomError):
            edit(data, catalog, today)
    return dump_quickly(data)


@pytest.mark.parametrize("edit", some(EDITS), ids=lambda edit: edit.__name__)
def test_edit_leaves_a_good_catalogue(
    edit: Edit, published_text: str, published_catalog: Catalog, published_day: date, earlier: Catalog | None
) -> None:
    """The check accepts it, compared with what stood before too, and every promise holds from then on."""
    text = edited((edit,), published_text, published_catalog, published_day)
    none(faults(text, earlier, edit.__name__))


def test_recipes_leave_a_good_catalogue(published_text: str, published_catalog: Catalog) -> None:
    """Each recipe of the page for contributors, followed after those above it, gives a catalogue that is right."""
    for title, text in some(list(follow_recipes(published_text, recipes()))[::-1]):
        today = newest_reading(text)
        catalog = parse_catalog(text, today, title)
        none(fault for day in some(key_days(catalog, today)) for fault in broken_promises(catalog, day))


@pytest.mark.site
def test_pages_after_all_edits_are_whole(published_text: str, published_catalog: Catalog, published_day: date) -> None:
    """After every edit at once, pages and files keep to their formats and a strict build refuses nothing."""
    text = edited(EDITS, published_text, published_catalog, published_day)
    today = newest_reading(text)
    made = render_catalog(parse_catalog(text, today, "edited"), today, docs=DOCS)
    none([*made.refused, *made.find_faults()])


@pytest.mark.site
def test_pages_after_all_recipes_are_whole(published_text: str) -> None:
    """After every recipe, on its own day and after the day on which it retires something."""
    *_, (_, text) = follow_recipes(published_text, recipes())
    today = newest_reading(text)
    catalog = parse_catalog(text, today, "recipes")
    for day in (today, key_days(catalog, today)[-1]):
        made = render_catalog(catalog, day, with_files=False, docs=DOCS)
        none([*made.refused, *made.find_faults()])
