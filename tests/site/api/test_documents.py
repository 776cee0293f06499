"""The contents of the API files."""

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
from certguide.site.outputs.api.plan import build_plan
from tests.advice.test_small_catalogue import Small, more, with_more
from tests.cases import some
from tests.conftest import TODAY
from tests.site.api.samples import FOLDER, SITE, document, site

CATALOGUE = (FOLDER / "catalogue.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def contents(sample_catalog: Catalog) -> dict[str, Any]:
    """Return the API files of the sample guide as they are written."""
    return dict(api_files(Site(sample_catalog, TODAY, url=SITE)))


@pytest.fixture(scope="module")
def files(contents: dict[str, Any]) -> dict[str, Any]:
    """Return the parsed API files of the sample guide."""
    return {path: json.loads(content) for path, content in contents.items()}


def parts(part: Any, path: str = "$") -> Iterator[tuple[str, Any]]:
    """Yield every part of a file with its path."""
    yield path, part
    if isinstance(part, dict):
        for name, value in part.items():
            yield from parts(value, f"{path}.{name}")
    elif isinstance(part, list):
        for number, value in enumerate(part):
            yield from parts(value, f"{path}[{number}]")


def parse_file(text: str, name: str, today: date = TODAY) -> Any:
    """Return a parsed API file made from a changed catalogue."""
    outputs = api_files(Site(parse_catalog(text, today, "catalogue.yaml"), today, url=SITE))
    return json.loads(outputs[f"api/v1/{name}.json"])


def test_every_file_is_valid_against_the_schema(files: dict[str, Any]) -> None:
    """The published schema is a valid JSON Schema, and every published file conforms to it."""
    schema = files["api/v1/schema.json"]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"{SITE}api/v1/schema.json"
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    records = [path for path in files if path.startswith(("api/v1/catalog.", "api/v1/credentials/"))]
    assert len(records) > 1
    others = [path for path in files if path not in records and path != "api/v1/schema.json"]
    for path in [*some(records), *others]:
        validator.validate(files[path])
        assert files[path]["$schema"] == schema["$id"], path


def test_every_credential_has_its_own_file(files: dict[str, Any], sample_catalog: Catalog) -> None:
    """The file of a credential has the record of the catalogue file, and exactly the sources that the record names."""
    catalog = files["api/v1/catalog.json"]
    assert [record["id"] for record in catalog["credentials"]] == list(sample_catalog.by_id)
    sources = {record["id"]: record for record in catalog["sources"]}
    for record in catalog["credentials"]:
        own_file = files[f"api/v1/credentials/{record['id']}.json"]
        assert own_file["credential"] == record
        used = {name for path, name in parts(record) if re.search(r"\.sources(\.\w+)?\[\d+\]$", path)}
        used |= {
            part for path, part in parts(record) if re.search(r"\.(guide|official_page|(study|practise)\[\d+\])$", path)
        }
        assert {source["id"] for source in own_file["sources"]} == used
        assert all(source == sources[source["id"]] for source in own_file["sources"])


def test_every_file_states_its_date_freshness_and_url(files: dict[str, Any]) -> None:
    """Every file has its build time, its date, the dates of its sources and its URLs."""
    for path, content in files.items():
        if path.endswith("schema.json"):
            continue
        assert content["generated_at"] == "2026-11-23T00:00:00Z"
        assert content["as_of"] == "2026-11-23"
        assert content["sources_read"]["since"] <= content["sources_read"]["until"] <= content["as_of"]
        assert content["url"] == SITE + path
        assert content["page"].startswith(SITE)


def test_same_data_and_day_give_the_same_bytes(sample_catalog: Catalog, contents: dict[str, Any]) -> None:
    """Only the day changes a file, and it never changes the schema."""
    assert api_files(Site(sample_catalog, TODAY, url=SITE)) == contents
    later = api_files(Site(sample_catalog, date(2026, 11, 24), url=SITE))
    assert later["api/v1/catalog.json"] != contents["api/v1/catalog.json"]
    assert later["api/v1/schema.json"] == contents["api/v1/schema.json"]


def test_empty_values_are_left_out(files: dict[str, Any]) -> None:
    """No value is null or empty, and no text has a non-breaking space."""
    for path, content in files.items():
        for place, part in parts(content):
            assert part is not None, f"{path} {place}"
            assert not (isinstance(part, str) and ("\xa0" in part or not part)), f"{path} {place}"


@pytest.mark.parametrize("today", [date(2010, 1, 1), TODAY, date(2026, 12, 1), date(2027, 1, 14), date(2040, 2, 29)])
def test_status_matches_the_day_of_the_build(sample_catalog: Catalog, today: date) -> None:
    """The status of each credential and exam follows from its dates, on any day."""
    catalog = json.loads(api_files(Site(sample_catalog, today, url=SITE))["api/v1/catalog.json"])
    for record in catalog["credentials"]:
        status = status_on(sample_catalog.by_id[record["id"]], sample_catalog, today)
        assert (record["status"]["state"], record["status"]["bookable"]) == (status.state.value, status.is_bookable)
        for exam in record["exams"]:
            last = exam.get("last_day", {}).get("value")
            if last and last["earliest"] < today.isoformat():
                assert exam["state"] == "retired"


def test_inherited_price_names_its_origin() -> None:
    """A price names the level or beta that states it; a beta has the standard price besides."""
    facts = document("credentials/deckhand")["credential"]["facts"]
    assert facts["price"]["value"] == {"text": "90 EUR", "amount": "90.00", "cents": 9000, "currency": "EUR"}
    assert facts["price"]["stated_in"] == {"part": "level", "id": "mate"}
    assert facts["price"]["sources"] == ["fees"]
    beta = document("credentials/tugmaster")["credential"]
    assert beta["facts"]["price"]["stated_in"] == {"part": "beta", "id": "TB-1"}
    assert beta["standard_price"]["value"]["text"] == "250 EUR"
    assert beta["facts_of"]["beta"] is True
    assert [exam["facts"]["price"]["value"]["cents"] for exam in beta["exams"]] == [25000]
    assert beta["exams"][0]["beta"]["facts"]["price"]["value"]["cents"] == 12500


def test_unknown_price_has_no_value_and_free_price_no_currency() -> None:
    """An unknown price has no value, a free one no currency, and a validity without end no months."""
    records = {record["id"]: record for record in document("catalog")["credentials"]}
    unknown = records["pilot"]["exams"][1]["facts"]["price"]
    assert "value" not in unknown
    assert unknown["stated_in"] == {"part": "exam", "id": "PI-2"}
    assert records["welcome"]["facts"]["price"]["value"] == {"text": "free", "amount": "0.00", "cents": 0}
    assert records["welcome"]["facts"]["validity"]["value"] == {"text": "does not expire", "expires": False}
    assert "questions" not in records["welcome"]["facts"]


def test_doubt_is_listed_with_its_field_only() -> None:
    """A doubt about the price is listed with the price and the credential, not with other facts."""
    pilot = next(record for record in document("catalog")["credentials"] if record["id"] == "pilot")
    doubt = {"fields": ["price"], "kind": "conflict", "text": "One board says 240 EUR.", "decisive": False}
    assert pilot["facts"]["price"]["doubts"] == [doubt]
    assert pilot["facts"]["length"]["doubts"] == []
    assert pilot["doubts"] == [doubt]


def test_announced_day_in_the_past_is_doubted() -> None:
    """An announced day that has passed since its source was checked gets a doubt of kind `announced`."""
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
    """A date is never more precise than its source."""
    text = CATALOGUE.replace("from: 2020-06\n", f"from: {written}\n")
    exam = parse_file(text, "credentials/deckhand")["credential"]["exams"][0]
    day = exam["first_day"]["value"]
    assert day["text"] == written
    assert tuple(day.get(name) for name in ("precision", "hedge", "earliest", "latest")) == read


def test_price_in_cents_is_exact() -> None:
    """A price is never rounded."""
    price = parse_file(CATALOGUE.replace("90 EUR", "19.05 EUR"), "credentials/deckhand")["credential"]["facts"]["price"]
    assert price["value"] == {"text": "19.05 EUR", "amount": "19.05", "cents": 1905, "currency": "EUR"}


def test_former_id_keeps_its_file() -> None:
    """The file at a former id has the same contents, with the URL of the current id."""
    outputs = api_files(site())
    assert outputs["api/v1/credentials/ropes.json"] == outputs["api/v1/credentials/deckhand.json"]
    assert json.loads(outputs["api/v1/credentials/ropes.json"])["url"] == f"{SITE}api/v1/credentials/deckhand.json"


def test_retired_credential_separates_vendor_and_own_replacements() -> None:
    """Each replacement states whether it is ours or the vendor's."""
    retired = document("credentials/steamer")["credential"]
    assert retired["status"]["since"]["text"] == "2019-12-31"
    assert retired["instead"] == [{"id": "pilot", "ours": False}, {"id": "deckhand", "ours": True}]


def test_plan_names_what_follows_a_last_day(files: dict[str, Any]) -> None:
    """What has a last day has what to take instead; it is marked as retired only after that day."""
    plan = {record["id"]: record for record in files["api/v1/plan.json"]["credentials"]}
    retired, ending = plan["comet-seeker-specialty"], plan["long-baseline-arrays-specialty"]
    assert (retired["followed_by"], retired["instead"]) == ("observer-associate", "observer-associate")
    assert (ending["followed_by"], "instead" in ending) == ("telescope-designer-professional", False)
    assert not plan["observer-associate"].keys() & {"instead", "followed_by"}


def test_plan_names_the_newest_of_several_names(small: Small) -> None:
    """Who holds the first reads what it is called today, not what it was called in between."""
    first = more("joiner", exam="from: 2021-01-01, to: 2025-06-30", renamed_to="carpenter")
    second = more("carpenter", exam="from: 2025-07-01, to: 2026-06-30", renamed_to="builder")
    plan = build_plan(Site(small(with_more(first, second)), TODAY, url=SITE))
    assert {record.id: record.now for record in plan.credentials if record.now} == {
        "joiner": "builder",
        "carpenter": "builder",
    }


def test_roadmap_steps_name_bookable_credentials(files: dict[str, Any]) -> None:
    """Steps have numbers, credentials that can be booked that day, and the URL of their place on the page."""
    roadmap = files["api/v1/roadmap.json"]
    brief = {record["id"]: record for record in roadmap["credentials"]}
    assert [step["number"] for step in roadmap["roadmap"]] == list(range(1, len(roadmap["roadmap"]) + 1))
    for step in roadmap["roadmap"]:
        assert all(brief[name]["bookable"] for name in step["named"] + step["added"])
        assert step["page"] == f"{SITE}roadmap/#{step['id']}"


HOSTILE = '</script><b onclick=x>"\\ &amp; é🦀'


def test_hostile_text_is_unchanged() -> None:
    """Quotes, markup and characters beyond ASCII are read back as they were written."""
    written = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    text = CATALOGUE.replace("short: Deckhand\n", f'short: "{written}"\n')
    assert parse_file(text, "credentials/deckhand")["credential"]["short"] == HOSTILE


@pytest.mark.parametrize("today", [date(1999, 1, 1), date(2100, 12, 31)])
def test_files_of_distant_days_are_valid(today: date) -> None:
    """Files built for a day long ago or far ahead are valid against the schema."""
    validator = Draft202012Validator(document("schema"))
    for name in ("catalog", "roadmap", "plan"):
        validator.validate(document(name, today))
