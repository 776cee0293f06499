"""The prose in docs/: it states no fact of its own, and lists what pages can call."""

from __future__ import annotations

import re

import pytest

from certguide.site.macros.registry import MACROS
from tests.published.guide import DOCS

TYPED = re.compile(r"\b\d+ (USD|EUR|dollars)\b|\b[A-Z]{2,3}\d?-C\d\d\b|\b\d{1,2} [A-Z][a-z]+ 20\d\d\b")


def test_prose_types_no_price_code_or_date() -> None:
    """They come from the catalogue through macros; only the recipes show how they are typed there."""
    pages = {file.name: TYPED.findall(file.read_text(encoding="utf-8")) for file in DOCS.glob("*.md")}
    assert {name: found for name, found in pages.items() if found and name != "contribute.md"} == {}


def test_page_of_macros_lists_each_of_them() -> None:
    """Who writes a page finds every macro, and none that a build would refuse."""
    page = DOCS / "contribute/macros.md"
    if not page.is_file():
        pytest.skip("the guide has no page of macros")
    listed = re.findall(r"^`\{\{ (\w+)\(", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(MACROS)
