"""The references of the fields of the catalogue and of the API."""

from __future__ import annotations

from typing import get_args

from certguide.catalog.model.base import CatalogModel
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.json_schema import field_table
from certguide.site.context.page import PageContext
from certguide.site.macros.field_reference import MODELS, anchor
from certguide.site.macros.registry import MACROS
from tests.site.macros.fragments import parse_fragment
from tests.site.pages import text_of


def test_the_reference_has_every_field_of_every_part(page: PageContext) -> None:
    """Whatever an editor may write is listed once, with an anchor; what several parts share stands in one table."""
    tree = parse_fragment(MACROS["fields"](page))
    anchors = [row.get("id") for row in tree.iter("tr") if row.get("id")]
    assert len(set(anchors)) == len(anchors)
    headings = {part.get("id") for part in tree.iter("details")}
    for part in reached(Catalog):
        assert anchor(part) in headings
        for line in field_table(part):
            owners = [base for base in part.__mro__ if base in MODELS.values() and anchor(base) in headings]
            expected = [f"{anchor(owner)}-{line.name.replace('_', '-')}" for owner in owners]
            assert len(set(expected) & set(anchors)) >= 1, (part, line.name)
    assert [link.get("href") for link in tree.iter("a") if (link.get("href") or "#")[1:] not in headings] == []


def test_code_in_a_description_is_marked_up(page: PageContext) -> None:
    """A keyword between backticks is code on the pages of fields, as in text editors."""
    for tables in (parse_fragment(MACROS["fields"](page)), parse_fragment(MACROS["api_fields"](page, "Credential"))):
        assert "`" not in text_of(tables)
        assert "all" in {text_of(code) for code in tables.iter("code")}


def reached(part: type[CatalogModel]) -> set[type[CatalogModel]]:
    """Return a part and every part below it."""
    parts = {part}
    for info in part.model_fields.values():
        for inner_part in inner(info.annotation):
            parts |= reached(inner_part)
    return parts


def inner(annotation: object) -> list[type[CatalogModel]]:
    if isinstance(annotation, type):
        return [annotation] if issubclass(annotation, CatalogModel) else []
    return [part for argument in get_args(annotation) for part in inner(argument)]
