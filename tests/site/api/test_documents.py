"""What the files of the API say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.lifecycle import status_on
from certguide.site.context.site import Site
from certguide.site.outputs.api.documents import api_files
from tests.conftest import TODAY
from tests.site.api.samples import FOLDER, SITE, document, site

CATALOGUE = (FOLDER / "catalogue.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def files(sample_catalog: Catalog) -> dict[str, Any]:
    """The files of the sample guide, read."""
    made = api_files(Site(sample_catalog, TODAY, url=SITE))
    return {path: json.loads(content) for path, content in made.items()}


def parts(part: Any, path: str = "$") -> Iterator[tuple[str, Any]]:
    """Everything in a file, with its place."""
    yield path, part
    if isinstance(part, dict):
        for name, value in part.items():
            yield from parts(value, f"{path}.{name}")
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from parts(value, f"{path}[{number}]")


def said(text: str, name: str, today: date = TODAY) -> Any:
    """A file made from a changed catalogue."""
    made = api_files(Site(parse_catalog(text, today, "catalogue.yaml"), today, url=SITE))
    return json.loads(made[f"api/v1/{name}.json"])


def test_every_file_keeps_to_the_schema(files: dict[str, Any]) -> None:
    """The published schema is one, and no published file has a fault."""
    schema = files["api/v1/schema.json"]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{SITE}api/v1/schema.json"
    for path, content in files.items():
        if content is not schema:
            Draft202012Validator(schema, format_checker=FormatChecker()).validate(content)
            assert content["$schema"] == schema["$id"], path


def test_a_file_a_credential(files: dict[str, Any], sample_catalog: Catalog) -> None:
    """Each credential has its file, which says the same as the file of everything, and has the sources it names."""
    whole = files["api/v1/catalog.json"]
    assert [one["id"] for one in whole["credentials"]] == list(sample_catalog.by_id)
    sources = {one["id"]: one for one in whole["sources"]}
    for one in whole["credentials"]:
        alone = files[f"api/v1/credentials/{one['id']}.json"]
        assert alone["credential"] == one
        used = {name for path, name in parts(one) if re.search(r"\.sources(\.\w+)?\[\d+\]$", path)}
        used |= {part for path, part in parts(one) if re.search(r"\.(guide|official_page|(study|practise)\[\d+\])$", path)}
        assert {source["id"] for source in alone["sources"]} == used
        assert all(source == sources[source["id"]] for source in alone["sources"])


def test_heads(files: dict[str, Any]) -> None:
    """Every file says when it was made, for which day it speaks, how fresh its facts are, and where it is."""
    for path, content in files.items():
        if path.endswith("schema.json"):
            continue
        assert content["generated_at"] == "2026-11-23T00:00:00Z"
        assert content["as_of"] == "2026-11-23"
        assert content["sources_read"]["since"] <= content["sources_read"]["until"] <= content["as_of"]
        assert content["url"] == SITE + path
        assert content["page"].startswith(SITE)


def test_the_same_again(sample_catalog: Catalog) -> None:
    """The same data and the same day make the same bytes."""
    first, second = (api_files(Site(sample_catalog, TODAY, url=SITE)) for _ in range(2))
    assert first == second
    later = api_files(Site(sample_catalog, date(2026, 11, 24), url=SITE))
    assert later["api/v1/catalog.json"] != first["api/v1/catalog.json"]
    assert later["api/v1/schema.json"] == first["api/v1/schema.json"]


def test_nothing_is_null(files: dict[str, Any]) -> None:
    """What has nothing to say is left out, and no blank of a page is in a text."""
    for path, content in files.items():
        for place, part in parts(content):
            assert part is not None, f"{path} {place}"
            assert not (isinstance(part, str) and ("\xa0" in part or not part)), f"{path} {place}"


@pytest.mark.parametrize("today", [date(2010, 1, 1), TODAY, date(2026, 12, 1), date(2027, 1, 14), date(2040, 2, 29)])
def test_statuses_are_those_of_the_day(sample_catalog: Catalog, today: date) -> None:
    """States follow from the dates beside them, on any day."""
    whole = json.loads(api_files(Site(sample_catalog, today, url=SITE))["api/v1/catalog.json"])
    for one in whole["credentials"]:
        now = status_on(sample_catalog.by_id[one["id"]], sample_catalog, today)
        assert (one["status"]["state"], one["status"]["bookable"]) == (now.state.value, now.is_bookable)
        for exam in one["exams"]:
            last = exam.get("last_day", {}).get("value")
            if last and last["earliest"] < today.isoformat():
                assert exam["state"] == "retired"


def test_inherited_values_say_where_they_stand() -> None:
    """A fee of the level, the fee of a beta, and the one it settles at."""
    facts = document("credentials/deckhand")["credential"]["facts"]
    assert facts["price"]["value"] == {"text": "90 EUR", "amount": "90.00", "cents": 9000, "currency": "EUR"}
    assert facts["price"]["stated_in"] == {"part": "level", "id": "mate"}
    assert facts["price"]["sources"] == ["fees"]
    tug = document("credentials/tugmaster")["credential"]
    assert tug["facts"]["price"]["stated_in"] == {"part": "beta", "id": "TB-1"}
    assert tug["standard_price"]["value"]["text"] == "250 EUR"
    assert tug["facts_of"]["beta"] is True
    assert [exam["facts"]["price"]["value"]["cents"] for exam in tug["exams"]] == [25000]
    assert tug["exams"][0]["beta"]["facts"]["price"]["value"]["cents"] == 12500


def test_unknown_and_free() -> None:
    """What nobody knows has no value, what costs nothing has no currency, what never runs out no months."""
    whole = {one["id"]: one for one in document("catalog")["credentials"]}
    unknown = whole["pilot"]["exams"][1]["facts"]["price"]
    assert "value" not in unknown
    assert unknown["stated_in"] == {"part": "exam", "id": "PI-2"}
    assert whole["welcome"]["facts"]["price"]["value"] == {"text": "free", "amount": "0.00", "cents": 0}
    assert whole["welcome"]["facts"]["validity"]["value"] == {"text": "does not expire", "expires": False}
    assert "questions" not in whole["welcome"]["facts"]


def test_doubts_stand_beside_the_fact() -> None:
    """A doubt is told at the fact it is about, and nowhere else."""
    pilot = next(one for one in document("catalog")["credentials"] if one["id"] == "pilot")
    told = {"fields": ["price"], "kind": "conflict", "text": "One board says 240 EUR.", "decisive": False}
    assert pilot["facts"]["price"]["doubts"] == [told]
    assert pilot["facts"]["length"]["doubts"] == []
    assert pilot["doubts"] == [told]


def test_a_day_that_came_since_is_doubted() -> None:
    """Where the sources are older than the day they announce, the file says so, as the page does."""
    deckhand = document("credentials/deckhand", date(2026, 12, 5))["credential"]
    (doubt,) = deckhand["exams"][1]["first_day"]["doubts"]
    assert doubt["kind"] == "announced"
    assert "11 October 2026" in doubt["text"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2020", ("year", None, "2020-01-01", "2020-12-31")),
        ("2020-06", ("month", None, "2020-06-01", "2020-06-30")),
        ("2020-02-29", ("day", None, "2020-02-29", "2020-02-29")),
        ("by 2017", ("year", "by", "2017-01-01", "2017-12-31")),
        ("2013 or 2014", ("year", None, "2013-01-01", "2014-12-31")),
    ],
)
def test_dates_keep_their_precision(written: str, read: tuple[str | None, ...]) -> None:
    """No date is made more precise than its source."""
    text = CATALOGUE.replace("from: 2020-06\n", f"from: {written}\n")
    exam = said(text, "credentials/deckhand")["credential"]["exams"][0]
    day = exam["first_day"]["value"]
    assert day["text"] == written
    assert tuple(day.get(name) for name in ("precision", "hedge", "earliest", "latest")) == read


def test_cents_are_exact() -> None:
    """No fee is rounded."""
    price = said(CATALOGUE.replace("90 EUR", "19.05 EUR"), "credentials/deckhand")["credential"]["facts"]["price"]
    assert price["value"] == {"text": "19.05 EUR", "amount": "19.05", "cents": 1905, "currency": "EUR"}


def test_former_ids_still_answer() -> None:
    """A file stays at the address it had under another id, and says where it is now."""
    made = api_files(site())
    assert made["api/v1/credentials/ropes.json"] == made["api/v1/credentials/deckhand.json"]
    assert json.loads(made["api/v1/credentials/ropes.json"])["url"] == f"{SITE}api/v1/credentials/deckhand.json"


def test_what_has_ended_names_what_to_take() -> None:
    """The vendor's word and our opinion are told apart."""
    steamer = document("credentials/steamer")["credential"]
    assert steamer["status"]["since"]["text"] == "2019-12-31"
    assert steamer["instead"] == [{"id": "pilot", "ours": False}, {"id": "deckhand", "ours": True}]


def test_the_roadmap_is_resolved(files: dict[str, Any]) -> None:
    """Steps name what can be taken that day, and the file has all it names in brief."""
    roadmap = files["api/v1/roadmap.json"]
    brief = {one["id"]: one for one in roadmap["credentials"]}
    assert [step["number"] for step in roadmap["roadmap"]] == list(range(1, len(roadmap["roadmap"]) + 1))
    for step in roadmap["roadmap"]:
        assert all(brief[one]["bookable"] for one in step["named"] + step["added"])
        assert step["page"] == f"{SITE}roadmap/#{step['id']}"


HOSTILE = '</script><b onclick=x>"\\ &amp; é🦀'


def test_hostile_text_stays_text() -> None:
    """Quotes, markup and signs beyond the alphabet come out as they went in."""
    written = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    text = CATALOGUE.replace("short: Deckhand\n", f'short: "{written}"\n')
    assert said(text, "credentials/deckhand")["credential"]["short"] == HOSTILE


@pytest.mark.parametrize("today", [date(1999, 1, 1), date(2100, 12, 31)])
def test_days_far_away(today: date) -> None:
    """A day before there was anything, or after everything, makes files that keep to the schema."""
    kept = Draft202012Validator(document("schema"))
    for name in ("catalog", "roadmap", "plan"):
        kept.validate(document(name, today))
