"""The addresses that lead to a credential."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.slugs import credential_slugs, slug


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Cloud Basics", "cloud-basics"),
        ("The Vendor: Foundations (Technical)", "the-vendor-foundations-technical"),
        ("Solutions – Associate", "solutions-associate"),
        ("ABC-C01", "abc-c01"),
        ("Éléments d’été", "elements-d-ete"),
        ("  --Edges--  ", "edges"),
        ("../../etc/passwd", "etc-passwd"),
        ("C++ Developer", "c-plus-plus-developer"),
        ("C# Developer", "c-sharp-developer"),
        ("A+B #1", "a-b-1"),
        ("Großkurse für Łódź, Søren", "grosskurse-fur-lodz-soren"),
        ("日本", ""),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_slug_is_safe_in_an_address(text: str, address: str) -> None:
    """Small letters, digits and hyphens are all that is left."""
    assert slug(text) == address


def test_slugs_are_ids_names_and_codes_with_their_paths(small: Callable[..., Catalog]) -> None:
    """Id, former ids, former names, exam codes and codes of betas are addresses, with the place each is written at."""
    catalog = small(
        (
            "    page: home\n",
            "    page: home\n    former_ids: [mason]\n    former_names: [The Mason, 石工]\n",
        ),
        (
            "      - code: BLD-C02\n",
            "      - code: BLD-C02\n        beta: {code: BL2-C02, from: 2022-11, to: 2022-12}\n",
        ),
    )
    assert list(credential_slugs(catalog.credentials[1])) == [
        (("id",), "builder", "builder"),
        (("former_ids", 0), "mason", "mason"),
        (("former_names", 0), "The Mason", "the-mason"),
        (("exams", 0, "code"), "BLD-C01", "bld-c01"),
        (("exams", 1, "code"), "BLD-C02", "bld-c02"),
        (("exams", 1, "beta", "code"), "BL2-C02", "bl2-c02"),
    ]


def test_slug_leads_to_one_credential(sample_catalog: Catalog) -> None:
    """Whatever a reader once bookmarked leads to one page."""
    owners: dict[str, set[str]] = {}
    for credential in sample_catalog.credentials:
        for _, _, address in credential_slugs(credential):
            owners.setdefault(address, set()).add(credential.id)
    assert all(len(ids) == 1 for ids in owners.values())
