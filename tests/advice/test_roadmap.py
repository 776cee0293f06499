"""The roadmap as it stands on a day."""

from __future__ import annotations

from datetime import date

from certguide.advice.roadmap import ResolvedStep, groups_in_order, resolve_roadmap, step_group, steps_of
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.lifecycle import status_on

TODAY = date(2026, 11, 23)
AFTER = date(2027, 1, 1)


def step(catalog: Catalog, name: str, on: date = TODAY) -> ResolvedStep:
    return next(one for one in resolve_roadmap(catalog, on) if one.step.id == name)


def ids(step: ResolvedStep) -> list[str]:
    return [one.id for one in step.offered]


def test_the_order_is_the_authors(real_catalog: Catalog) -> None:
    """Accreditations, Cloud Practitioner, an Associate, the others, a Specialty, a Professional, the rest."""
    assert [one.step.id for one in resolve_roadmap(real_catalog, TODAY)] == [
        "all-accreditations",
        "cloud-practitioner",
        "one-associate",
        "other-associates",
        "a-specialty",
        "a-professional",
        "the-rest",
    ]


def test_it_offers_only_what_can_be_booked(real_catalog: Catalog) -> None:
    """On any day, everything a step offers is open on that day."""
    for on in (TODAY, AFTER, date(2027, 2, 1), date(2029, 11, 23)):
        for resolved in resolve_roadmap(real_catalog, on):
            assert all(status_on(one, real_catalog, on).is_bookable for one in resolved.offered)


def test_what_has_ended_is_offered_no_more(real_catalog: Catalog) -> None:
    """The day after its last day a credential is gone from its step, by itself."""
    assert "advanced-networking-specialty" in ids(step(real_catalog, "a-specialty"))
    assert "advanced-networking-specialty" not in ids(step(real_catalog, "a-specialty", AFTER))


def test_what_we_added_stands_apart(real_catalog: Catalog) -> None:
    """Our extension of a step is told from the author's own choice."""
    resolved = step(real_catalog, "cloud-practitioner")
    assert [one.id for one in resolved.named] == ["cloud-practitioner"]
    assert [one.id for one in resolved.added] == ["ai-practitioner"]


def test_a_step_that_repeats_another_points_at_it(real_catalog: Catalog) -> None:
    """The other Associates are those of the step before."""
    assert step(real_catalog, "other-associates").repeats_step == 3
    assert step(real_catalog, "one-associate").repeats_step is None


def test_the_rest_is_what_no_step_named(real_catalog: Catalog) -> None:
    """The last step offers everything open that is in no other, and nothing twice."""
    steps = resolve_roadmap(real_catalog, TODAY)
    earlier = {one for resolved in steps[:-1] for one in ids(resolved)}
    open_today = {one.id for one in real_catalog.credentials if status_on(one, real_catalog, TODAY).is_bookable}
    assert set(ids(steps[-1])) == open_today - earlier


def test_the_rest_may_cost_what_was_left_over(real_catalog: Catalog) -> None:
    """Its fee speaks also of the Specialties and Professionals that a choice of one left."""
    fees = {one.id for one in step(real_catalog, "the-rest").priced}
    assert {"security-specialty", "devops-engineer-professional", "ai-business-strategist"} <= fees
    assert "developer-associate" not in fees


def test_an_associate_is_in_two_steps(real_catalog: Catalog) -> None:
    """A credential knows all the steps it has a place in."""
    steps = resolve_roadmap(real_catalog, TODAY)
    found = steps_of(steps, real_catalog.by_id["developer-associate"])
    assert [one.number for one in found] == [3, 4]


def test_bands_follow_the_steps(real_catalog: Catalog) -> None:
    """The picture climbs from the group of the first step; the last step spans all."""
    steps = resolve_roadmap(real_catalog, TODAY)
    order = [group.id for group in groups_in_order(real_catalog, steps)]
    assert order[:5] == ["accreditation", "foundational", "associate", "specialty", "professional"]
    assert step_group(real_catalog, steps[-1]) is None
