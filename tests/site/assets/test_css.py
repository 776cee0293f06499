"""The CSS parser and the removal of unused rules."""

from __future__ import annotations

import pytest

from certguide.site.assets.css_parser import PLAIN_TABLE, parse, required_names, selectors, serialize
from certguide.site.assets.css_purge import (
    drop_declarations,
    drop_unused_variables,
    filter_rules,
    keep_variables,
    used_variables,
)

SHEET = """@charset "UTF-8";
/* A remark; with { braces } */
.a > .b, .c::after { content: " ; } ↕ , "; color: red !important; }
@media (min-width: 3em) { .a :is(.x, .y) { margin: 0 auto; } .gone { color: red } }
@keyframes turn { from { opacity: 0; } to { opacity: 1 } }
.a { mask: url(data:image/svg+xml;a{}b); animation: turn 2s; width: calc(1px + 2px) }
"""


def test_serialize_keeps_values_and_drops_comments() -> None:
    """Comments and optional spaces go; strings, URLs and calculations stay."""
    assert serialize(parse(SHEET)) == (
        '@charset "UTF-8";.a>.b,.c::after{content: " ; } ↕ , ";color:red!important}'.replace("content: ", "content:")
        + "@media (min-width: 3em){.a :is(.x,.y){margin:0 auto}.gone{color:red}}"
        "@keyframes turn{from{opacity:0}to{opacity:1}}"
        ".a{mask:url(data:image/svg+xml;a{}b);animation:turn 2s;width:calc(1px + 2px)}"
    )


def test_serialize_is_idempotent() -> None:
    """Parsing and serializing a serialized sheet changes nothing."""
    serialized = serialize(parse(SHEET))
    assert serialize(parse(serialized)) == serialized


@pytest.mark.parametrize(
    ("selector", "names"),
    [
        (".a > .b-c", {".a", ".b-c"}),
        ("#id td.x:hover::before", {"#id", "<td>", ".x"}),
        (".a:not(.b)", {".a"}),
        (".a :is(.b, #c)", {".a"}),
        (".a:has(> .b:not([hidden]))", {".a", ".b"}),
        (".a:has(.b, .c)", {".a"}),
        ("[data-md-toggle=search]:checked~.md-header", {".md-header"}),
        ("[dir=rtl] .a", {".a", "rtl"}),
        ('[dir="rtl"] .a', {".a", "rtl"}),
        (".a table:not([class]) td", {".a", "<table>", "<td>", PLAIN_TABLE}),
        ("*,::before", set()),
        ("from", set()),
    ],
)
def test_required_names_excludes_alternatives(selector: str, names: set[str]) -> None:
    """A selector requires its classes, ids and elements, but not those that are alternatives."""
    assert required_names(selector) == names


def test_selectors_ignores_commas_in_brackets() -> None:
    """A list in `:is()` is part of one selector."""
    (rule,) = parse(".a:is(.b,.c),.d{x:y}")
    assert not isinstance(rule, str)
    assert selectors(rule) == [".a:is(.b,.c)", ".d"]


def test_filter_rules_drops_unmatched_selectors_and_empty_groups() -> None:
    """Of each rule, the selectors that match stay; a rule or group without any is removed."""
    sheet = parse(".a,.b{x:y}@media print{.b{x:y}}@media all{.a,.b{x:y}}.a::-webkit-scrollbar{x:y}@page{x:y}")
    assert serialize(filter_rules(sheet, lambda names: ".b" not in names)) == ".a{x:y}@media all{.a{x:y}}@page{x:y}"
    assert (
        serialize(filter_rules(sheet, lambda names: ".b" in names)) == ".b{x:y}@media print{.b{x:y}}@media all{.b{x:y}}"
    )


def test_drop_declarations_removes_property_and_empty_rules() -> None:
    """The declarations of a property go, and so do rules and groups that have no other."""
    sheet = parse(".a{transition:all 1s;color:red}.b{transition:none}@media all{.b{transition:none}}")
    assert serialize(drop_declarations(sheet, ("transition",))) == ".a{color:red}"


def test_drop_unused_variables_removes_variables_and_keyframes() -> None:
    """A variable that no rule reads goes, and so do keyframes that no rule names."""
    sheet = parse(":root{--a:1;--b:2}@keyframes go{to{x:y}}@keyframes stay{to{x:y}}.a{c:var(--a);animation:go 1s}")
    assert used_variables(sheet) >= {"--a", "go"}
    assert serialize(drop_unused_variables(sheet, used_variables(sheet))) == (
        ":root{--a:1}@keyframes go{to{x:y}}.a{c:var(--a);animation:go 1s}"
    )
    assert serialize(keep_variables(sheet, {"--b"})) == ":root{--b:2}"
