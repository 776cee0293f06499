"""Facts: what falls from kind to beta, and what its sources and doubts are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from certguide.catalog.model.base import yaml_key
from certguide.catalog.model.catalog import Beta, Catalog, Credential, Exam, Kind, Level
from certguide.catalog.queries.facts import (
    NOT_STATED,
    Fact,
    doubts_about,
    inheritance_chain,
    stated_date,
    stated_fact,
)
from certguide.catalog.queries.lifecycle import offerings
from certguide.catalog.queries.on_day import CatalogOnDay, CredentialOnDay
from tests.conftest import TODAY

LAYERS = ["kind", "level", "credential", "exam", "beta"]
OLD, BETA, NEW = "BLD-C01", "BL1-C02", "BLD-C02"

Layered = Callable[..., Catalog]


@pytest.fixture
def layered(small: Callable[..., Catalog]) -> Layered:
    """Reads the small catalogue with lines added to the kind, level, credential, exam and beta of Builder."""

    def build(**lines: list[str]) -> Catalog:
        said = {layer: list(lines.get(layer, [])) for layer in LAYERS}
        for layer in ("kind", "level", "credential"):
            if not any(line.startswith("sources:") for line in said[layer]):
                said[layer].append("sources: home")
        flow = {layer: "".join(f", {line}" for line in said[layer]) for layer in LAYERS}
        beta = f"{{code: {BETA}, from: 2022-10-01, to: 2022-12-31{flow['beta']}}}"
        pages = [f"{layer}-page" for layer in LAYERS] + ["other-page"]
        added = [
            f'  - {{id: {page}, title: A page, url: "https://example.org/{page}", checked: 2026}}\n' for page in pages
        ]
        return small(
            ("validity: 36 months, sources: home}", f"validity: 36 months{flow['kind']}}}"),
            ("price: 100 USD, sources: home}", f"price: 100 USD{flow['level']}}}"),
            ("    page: home\n    sources: home\n", "".join(f"    {line}\n" for line in said["credential"])),
            ("      - code: BLD-C02\n        from: 2023-01-01\n", f"      - code: {NEW}\n        from: 2023-01-01\n"
             + "".join(f"        {line}\n" for line in said["exam"]) + f"        beta: {beta}\n"),
            ("sources:\n  - ", "sources:\n" + "".join(added) + "  - "),
        )  # fmt: skip

    return build


def about(catalog: Catalog, field: str, code: str | None = BETA) -> Fact[object]:
    """Return a fact of one version of Builder, or of Builder itself."""
    builder = CredentialOnDay(catalog, catalog.by_id["builder"], TODAY)
    if code is None:
        return builder.facts_of(None).named(field)
    offering = next(offering for offering in offerings(builder.credential) if offering.code == code)
    return builder.facts_of(offering.exam, offering.beta).named(field)


def doubt(says: str, field: str = "recommended_experience") -> str:
    """Return a doubt as the file writes it."""
    return f"doubts: [{{fields: {field}, kind: unconfirmed, text: {says}}}]"


@pytest.mark.parametrize(
    ("stated", "code", "winner"),
    [
        (["kind"], BETA, "kind"),
        (["kind", "level"], BETA, "level"),
        (["kind", "level", "credential"], BETA, "credential"),
        (["kind", "level", "credential", "exam"], BETA, "exam"),
        (LAYERS, BETA, "beta"),
        (["kind", "exam"], BETA, "exam"),
        (["level", "beta"], BETA, "beta"),
        (LAYERS, NEW, "exam"),
        (LAYERS, OLD, "credential"),
        (LAYERS, None, "credential"),
        (["kind", "exam", "beta"], None, "kind"),
        (["kind", "level", "beta"], NEW, "level"),
    ],
)
def test_nearest_statement_wins(layered: Layered, stated: list[str], code: str | None, winner: str) -> None:
    """A value falls from kind to level to credential to exam to beta, as far as nothing nearer is said."""
    catalog = layered(**{layer: [f"recommended_experience: as the {layer} says"] for layer in stated})
    found = about(catalog, "recommended_experience", code)
    assert (found.value, found.is_stated) == (f"as the {winner} says", True)
    assert found.record is not None
    assert getattr(found.record, found.field) == f"as the {winner} says"


def test_layers_are_nearest_first(layered: Layered) -> None:
    """The chain begins with the beta and ends with the kind; without a level it is shorter."""
    catalog = layered()
    primer, builder = catalog.credentials
    offering = next(offering for offering in offerings(builder) if offering.code == BETA)
    chain = inheritance_chain(catalog, builder, offering.exam, offering.beta)
    assert [type(record) for record in chain] == [Beta, Exam, Credential, Level, Kind]
    assert [type(record) for record in inheritance_chain(catalog, primer, None, None)] == [Credential, Kind]


@pytest.mark.parametrize("layer", LAYERS[1:])
def test_unknown_ends_inheritance(layered: Layered, layer: str) -> None:
    """Where unknown is written, the value from above does not hold, and that is a statement too."""
    found = about(
        layered(kind=["recommended_experience: a year"], **{layer: ["recommended_experience: unknown"]}),
        "recommended_experience",
    )
    assert (found.value, found.is_stated) == (None, True)


def test_value_below_unknown_is_inherited(layered: Layered) -> None:
    """A nearer value wins over a farther unknown."""
    found = about(
        layered(level=["recommended_experience: unknown"], exam=["recommended_experience: a year"]),
        "recommended_experience",
    )
    assert found.value == "a year"


@pytest.mark.parametrize("code", [OLD, BETA, NEW, None])
def test_unstated_fact_is_not_stated(layered: Layered, code: str | None) -> None:
    """Where no record says anything, the question does not arise."""
    found = about(layered(), "recommended_experience", code)
    assert found is NOT_STATED
    assert (found.value, found.is_stated, found.sources, found.doubts) == (None, False, (), ())


def test_false_is_a_stated_value(layered: Layered) -> None:
    """False is a statement, and wins like any other."""
    found = about(layered(kind=["proctored: true"], exam=["proctored: false"]), "proctored")
    assert (found.value, found.is_stated) == (False, True)


@pytest.mark.parametrize("layer", LAYERS)
def test_sources_are_those_of_the_layer_that_states(layered: Layered, layer: str) -> None:
    """A fact names the sources of its own record, not of one above or below."""
    lines = {one: [f"sources: {one}-page"] for one in LAYERS}
    lines[layer].append("recommended_experience: a year")
    assert about(layered(**lines), "recommended_experience").sources == (f"{layer}-page",)


@pytest.mark.parametrize(
    ("sources", "found"),
    [
        ("other-page", ("other-page",)),
        ("[other-page, home]", ("other-page", "home")),
        ("{all: other-page}", ("other-page",)),
        ("{recommended_experience: home, all: other-page}", ("home",)),
        ("{recommended_experience: [home, kind-page], all: other-page}", ("home", "kind-page")),
        ("{validity: home, all: other-page}", ("other-page",)),
    ],
)
@pytest.mark.parametrize("layer", LAYERS)
def test_sources_of_the_field_go_before_those_of_all(
    layered: Layered, layer: str, sources: str, found: tuple[str, ...]
) -> None:
    """One source, a list, or sources by field with all for the rest mean the same at every layer."""
    lines = {layer: ["recommended_experience: a year", f"sources: {sources}"]}
    assert about(layered(**lines), "recommended_experience").sources == found


@pytest.mark.parametrize(
    ("credential", "exam", "found"),
    [
        ("credential-page", None, "credential-page"),
        ("{all: credential-page, exams: other-page}", None, "other-page"),
        ("{exams: other-page}", None, "other-page"),
        ("{all: credential-page, exams: other-page}", "{from: home}", "other-page"),
        ("{all: credential-page, exams: other-page}", "{recommended_experience: home}", "home"),
        ("{all: credential-page, exams: other-page}", "home", "home"),
        ("{all: credential-page, recommended_experience: home}", None, "credential-page"),
    ],
)
@pytest.mark.parametrize("layer", ["exam", "beta"])
def test_an_exam_without_sources_has_those_of_its_credential(
    layered: Layered, layer: str, credential: str, exam: str | None, found: str
) -> None:
    """Exam and beta fall back on what their credential names for exams, then on what it names for all."""
    own = ["recommended_experience: a year", *([f"sources: {exam}"] if exam else [])]
    catalog = layered(**{"credential": [f"sources: {credential}"], layer: own})
    assert about(catalog, "recommended_experience").sources == (found,)


@pytest.mark.parametrize(
    ("sources", "old", "new", "beta"),
    [
        ("[home, exam-page]", ("home",), ("home", "exam-page"), ("home", "exam-page")),
        ("exam-page", ("exam-page",), ("exam-page",), ("exam-page",)),
    ],
)
def test_version_does_not_cite_the_guide_of_another(
    layered: Layered, sources: str, old: tuple[str, ...], new: tuple[str, ...], beta: tuple[str, ...]
) -> None:
    """A guide says nothing about the dates of the version before, unless it is the only source that there is."""
    catalog = layered(credential=[f"sources: {sources}"], exam=["guide: exam-page"])
    builder = catalog.by_id["builder"]
    assert stated_date(builder.exams[0], "first", builder).sources == old
    assert stated_date(builder.exams[1], "first", builder).sources == new
    assert builder.exams[1].beta
    assert stated_date(builder.exams[1].beta, "first", builder).sources == beta


@pytest.mark.parametrize("layer", ["kind", "level", "credential"])
def test_only_exams_borrow_sources(layered: Layered, layer: str) -> None:
    """A value above the exams never has the sources that its credential names for exams."""
    lines = {"credential": ["sources: {exams: other-page}"]}
    sources = [] if layer == "credential" else ["sources: {price: home, validity: home}"]
    lines[layer] = [*lines.get(layer, []), *sources, "recommended_experience: a year", doubt("Nobody says.")]
    assert about(layered(**lines), "recommended_experience").sources == ()


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("field", ["recommended_experience", "all", "[location, recommended_experience]"])
def test_doubts_come_from_the_layer_that_states(layered: Layered, layer: str, field: str) -> None:
    """A doubt about the field, or about all, stands beside the fact of its record."""
    catalog = layered(**{layer: ["recommended_experience: a year", doubt("Who knows.", field)]})
    assert [one.text for one in about(catalog, "recommended_experience").doubts] == ["Who knows."]


def test_a_doubt_about_another_field_is_not_shown(layered: Layered) -> None:
    """A doubt belongs to the fields that it names."""
    catalog = layered(exam=["recommended_experience: a year", doubt("Who knows.", "location")])
    assert about(catalog, "recommended_experience").doubts == ()


@pytest.mark.parametrize("layer", ["kind", "level", "credential"])
def test_doubts_of_layers_farther_off_do_not_count(layered: Layered, layer: str) -> None:
    """What is doubted about an inherited value says nothing about the value that replaces it."""
    catalog = layered(
        **{layer: ["recommended_experience: a year", doubt("Who knows.")]}, exam=["recommended_experience: two years"]
    )
    assert about(catalog, "recommended_experience").doubts == ()
    assert [one.text for one in about(catalog, "recommended_experience", OLD).doubts] == ["Who knows."]


def test_a_nearer_layer_can_doubt_what_it_inherits(layered: Layered) -> None:
    """A doubt below the layer that states is shown first, beside that layer's own, with that layer's sources."""
    catalog = layered(
        kind=["recommended_experience: a year", doubt("The kind is unsure."), "sources: kind-page"],
        credential=[doubt("For this one it is less sure.")],
    )
    found = about(catalog, "recommended_experience")
    assert [one.text for one in found.doubts] == ["For this one it is less sure.", "The kind is unsure."]
    assert found.sources == ("kind-page",)


def test_unknown_fact_keeps_its_doubt(layered: Layered) -> None:
    """A doubt tells why a value is not known."""
    catalog = layered(
        level=["recommended_experience: a year"], exam=["recommended_experience: unknown", doubt("No page says it.")]
    )
    found = about(catalog, "recommended_experience")
    assert (found.value, [one.text for one in found.doubts]) == (None, ["No page says it."])


def test_fields_go_by_the_names_of_the_file(layered: Layered) -> None:
    """Sources and doubts say from and to, and are found for the first and the last day."""
    catalog = layered(exam=["sources: {from: exam-page, all: other-page}", doubt("Who knows.", "from")])
    builder = catalog.by_id["builder"]
    exam = builder.exams[1]
    assert [yaml_key(Exam, name) for name in ("first", "last", "code", "nothing")] == ["from", "to", "code", "nothing"]
    found = stated_fact(exam, "first", builder)
    assert (str(found.value), found.sources, found.field) == ("2023-01-01", ("exam-page",), "first")
    assert [one.text for one in found.doubts] == ["Who knows."]
    assert doubts_about([exam], "code") == []


def test_stated_fact_is_not_inherited(layered: Layered) -> None:
    """One record's own fact has no value and no doubt of the records above, and borrows sources where it may."""
    catalog = layered(
        kind=["recommended_experience: a year", doubt("Who knows.")], credential=["sources: {exams: exam-page}"]
    )
    builder = catalog.by_id["builder"]
    assert stated_fact(builder.exams[0], "recommended_experience").value is None
    assert stated_fact(builder.exams[0], "recommended_experience").doubts == ()
    assert stated_fact(builder.exams[0], "first").sources == ()
    assert stated_fact(builder.exams[0], "first", builder).sources == ("exam-page",)


@pytest.mark.parametrize(
    ("credential", "field", "value", "sources"),
    [
        ("observer-associate", "price", "150 USD", ("before-testing",)),
        ("observer-associate", "validity", "36 months", ("recertification-policy", "recertification")),
        ("radio-business-strategist", "price", "50 USD", ("page-radio-business-strategist", "offerings-2026-09")),
        ("radio-business-strategist", "length", "170 minutes", ("page-radio-business-strategist",)),
        ("vega-sky-practitioner-essentials", "price", "free", ("study-hall",)),
    ],
)
def test_facts_are_inherited_from_level_kind_and_beta(
    sample_catalog: Catalog, credential: str, field: str, value: str, sources: tuple[str, ...]
) -> None:
    """Each credential has values and sources of its level, of its kind, or of its beta."""
    on_day = CatalogOnDay(sample_catalog, TODAY)
    found: Fact[Any] = on_day.facts(sample_catalog.by_id[credential]).named(field)
    assert (found.value, found.sources, found.is_stated) == (type(found.value).parse(value), sources, True)


def test_unknown_of_a_kind_is_stated_with_its_sources(sample_catalog: Catalog) -> None:
    """What a kind calls unknown is asked and not answered, with the kind's sources."""
    found = CatalogOnDay(sample_catalog, TODAY).credentials["vega-sky-practitioner-essentials"].facts.pass_mark
    assert (found.value, found.sources, found.is_stated) == (None, ("study-hall",), True)
