"""The catalogue in data/: right on the day of its newest reading, and on every later day that it knows of."""

from __future__ import annotations

from datetime import date

import pytest
from jsonschema import Draft202012Validator

from certguide.advice.plan_rules import open_steps, step_requirements
from certguide.advice.roadmap import resolve_roadmap
from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.json_schema import schema_of
from certguide.catalog.queries.diff import diff_catalogs
from certguide.catalog.queries.freshness import Freshness
from certguide.catalog.queries.lifecycle import status_on
from certguide.catalog.queries.slugs import credential_slugs
from tests.cases import some
from tests.promises import broken_promises, key_days
from tests.published.guide import DOCS
from tests.site.pages import none
from tests.site.rendered import render_catalog
from tests.yaml_text import load_yaml

pytestmark = pytest.mark.unmeasured


def test_catalogue_is_right_on_each_key_day(
    published_text: str, published_catalog: Catalog, published_day: date
) -> None:
    """A day that passes never stops a build: no step runs dry, and no path or replacement leads nowhere."""
    for day in some(key_days(published_catalog, published_day)):
        assert parse_catalog(published_text, day, f"data/credentials.yaml on {day}").credentials


def test_every_promise_holds_on_each_key_day(published_catalog: Catalog, published_day: date) -> None:
    """Steps, paths, replacements and renewals lead to what can be booked, today and later."""
    days = key_days(published_catalog, published_day)
    none(fault for day in days for fault in broken_promises(published_catalog, day))


@pytest.mark.site
def test_every_page_is_whole_on_each_turning_day(published_catalog: Catalog, published_day: date) -> None:
    """On each day on which something begins or ends, a strict build refuses nothing, and no page or value is lost."""
    faults, paths = [], []
    for day in turning_days(published_catalog, published_day):
        made = render_catalog(published_catalog, day, with_files=False, docs=DOCS)
        faults += [f"{day}: {fault}" for fault in (*made.refused, *made.find_faults())]
        paths.append(set(made.pages))
    none(faults)
    assert all(pages == paths[0] for pages in paths)


def turning_days(catalog: Catalog, today: date) -> list[date]:
    """Return one day for each different set of statuses from a day on."""
    days: dict[tuple[object, ...], date] = {}
    for day in key_days(catalog, today):
        statuses = tuple(status_on(credential, catalog, day) for credential in catalog.credentials)
        days.setdefault(tuple((status.state, status.current, status.next) for status in statuses), day)
    return sorted(days.values())


def test_catalogue_conforms_to_its_schema(published_text: str) -> None:
    """An editor that checks the file against the schema underlines nothing."""
    validator = Draft202012Validator(schema_of(Catalog))
    none(f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(load_yaml(published_text)))


def test_no_slug_leads_to_two_credentials(published_catalog: Catalog) -> None:
    """Each id, former name and exam code leads to one page."""
    owners: dict[str, set[str]] = {}
    for credential in published_catalog.credentials:
        for _, _, slug in credential_slugs(credential):
            owners.setdefault(slug, set()).add(credential.id)
    none((slug, ids) for slug, ids in owners.items() if len(ids) > 1)


def test_diff_of_a_catalogue_with_itself_is_empty(published_catalog: Catalog) -> None:
    """No record of the file is told apart from itself."""
    assert list(diff_catalogs(published_catalog, published_catalog)) == []


def test_facts_in_use_have_an_oldest_check(published_catalog: Catalog, published_day: date) -> None:
    """The foot of every page names the check that is longest ago."""
    assert Freshness(published_catalog, published_day).oldest is not None


def test_plan_has_a_first_and_a_last_step(published_catalog: Catalog, published_day: date) -> None:
    """With nothing held the roadmap's first step is next; with everything held no step is."""
    steps = step_requirements(published_catalog, resolve_roadmap(published_catalog, published_day))
    first = open_steps(steps, set())[0]
    assert first is not None
    assert first[0] == steps[0].id
    assert open_steps(steps, set(published_catalog.by_id)) == []
