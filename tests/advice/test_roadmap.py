"""The roadmap as it stands on a day."""

from __future__ import annotations

from datetime import date

from certguide.advice.roadmap import ResolvedStep, resolve_roadmap, step_group, steps_of
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.lifecycle import status_on

TODAY = date(2026, 11, 23)
AFTER = date(2027, 1, 1)


def step(catalog: Catalog, name: str, on: date = TODAY) -> ResolvedStep:
    return next(one for one in resolve_roadmap(catalog, on) if one.step.id == name)


def ids(step: ResolvedStep) -> list[str]:
    return [one.id for one in step.offered]


def test_steps_are_in_the_order_of_the_file(sample_catalog: Catalog) -> None:
    """Accreditations, Sky Practitioner, an Associate, the others, a Specialty, a Professional, the rest."""
    assert [one.step.id for one in resolve_roadmap(sample_catalog, TODAY)] == [
        "all-accreditations",
        "sky-practitioner",
        "one-associate",
        "other-associates",
        "a-specialty",
        "a-professional",
        "the-rest",
    ]


def test_step_offers_only_bookable_credentials(sample_catalog: Catalog) -> None:
    """On any day, everything a step offers is open on that day."""
    for on in (TODAY, AFTER, date(2027, 2, 1), date(2029, 11, 23)):
        for resolved in resolve_roadmap(sample_catalog, on):
            assert all(status_on(one, sample_catalog, on).is_bookable for one in resolved.offered)


def test_retired_credential_leaves_its_step(sample_catalog: Catalog) -> None:
    """The day after its last day a credential is gone from its step, by itself."""
    assert "long-baseline-arrays-specialty" in ids(step(sample_catalog, "a-specialty"))
    assert "long-baseline-arrays-specialty" not in ids(step(sample_catalog, "a-specialty", AFTER))


def test_added_credentials_are_apart_from_named_ones(sample_catalog: Catalog) -> None:
    """Our extension of a step is told from the author's own choice."""
    resolved = step(sample_catalog, "sky-practitioner")
    assert [one.id for one in resolved.named] == ["sky-practitioner"]
    assert [one.id for one in resolved.added] == ["radio-practitioner"]


def test_step_of_others_points_at_the_step_it_repeats(sample_catalog: Catalog) -> None:
    """The other Associates are those of the step before."""
    assert step(sample_catalog, "other-associates").repeats_step == 3
    assert step(sample_catalog, "one-associate").repeats_step is None


def test_rest_is_what_no_other_step_offers(sample_catalog: Catalog) -> None:
    """The last step offers everything open that is in no other, and nothing twice."""
    steps = resolve_roadmap(sample_catalog, TODAY)
    earlier = {one for resolved in steps[:-1] for one in ids(resolved)}
    open_today = {one.id for one in sample_catalog.credentials if status_on(one, sample_catalog, TODAY).is_bookable}
    assert set(ids(steps[-1])) == open_today - earlier


def test_price_of_the_rest_covers_what_choices_left(sample_catalog: Catalog) -> None:
    """Its fee speaks also of the Specialties and Professionals that a choice of one left."""
    fees = {one.id for one in step(sample_catalog, "the-rest").priced}
    assert {"solar-safety-specialty", "survey-engineer-professional", "radio-business-strategist"} <= fees
    assert "observer-associate" not in fees


def test_steps_of_a_credential_are_all_that_offer_it(sample_catalog: Catalog) -> None:
    """A credential knows all the steps it has a place in."""
    steps = resolve_roadmap(sample_catalog, TODAY)
    found = steps_of(steps, sample_catalog.by_id["observer-associate"])
    assert [one.number for one in found] == [3, 4]


def test_step_for_the_rest_has_no_group(sample_catalog: Catalog) -> None:
    """A step has the group of its first credential; the last step spans all groups."""
    steps = resolve_roadmap(sample_catalog, TODAY)
    groups = [group.id if (group := step_group(sample_catalog, step)) else "" for step in steps]
    assert groups == ["accreditation", "foundational", "associate", "associate", "specialty", "professional", ""]
