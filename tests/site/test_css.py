"""Style sheets: read, thinned, and written again."""

from __future__ import annotations

import pytest

from certguide.site.assets.css_parser import parse, required_names, selectors, serialize
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


def test_a_sheet_says_the_same_when_written() -> None:
    """Remarks and idle blanks go; texts, addresses and sums stay as they are."""
    assert serialize(parse(SHEET)) == (
        '@charset "UTF-8";.a>.b,.c::after{content: " ; } ↕ , ";color:red!important}'.replace("content: ", "content:")
        + "@media (min-width: 3em){.a :is(.x,.y){margin:0 auto}.gone{color:red}}"
        "@keyframes turn{from{opacity:0}to{opacity:1}}"
        ".a{mask:url(data:image/svg+xml;a{}b);animation:turn 2s;width:calc(1px + 2px)}"
    )


def test_writing_twice_changes_nothing() -> None:
    """What was written reads as what it was."""
    once = serialize(parse(SHEET))
    assert serialize(parse(once)) == once


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
        ("*,::before", set()),
        ("from", set()),
    ],
)
def test_what_a_selector_needs(selector: str, names: set[str]) -> None:
    """Classes, ids and elements that must be there; not those that only may be."""
    assert required_names(selector) == names


def test_commas_within_brackets_part_nothing() -> None:
    """A list inside of a selector is one selector."""
    (rule,) = parse(".a:is(.b,.c),.d{x:y}")
    assert not isinstance(rule, str)
    assert selectors(rule) == [".a:is(.b,.c)", ".d"]


def test_only_rules_that_fit_are_chosen() -> None:
    """Of a rule for several things those parts stay that fit; a rule and a group that are left empty go."""
    sheet = parse(".a,.b{x:y}@media print{.b{x:y}}@media all{.a,.b{x:y}}.a::-webkit-scrollbar{x:y}@page{x:y}")
    assert serialize(filter_rules(sheet, lambda names: ".b" not in names)) == ".a{x:y}@media all{.a{x:y}}@page{x:y}"
    assert (
        serialize(filter_rules(sheet, lambda names: ".b" in names)) == ".b{x:y}@media print{.b{x:y}}@media all{.b{x:y}}"
    )


def test_declarations_in_vain_go() -> None:
    """And a rule that holds nothing else goes with them."""
    sheet = parse(".a{transition:all 1s;color:red}.b{transition:none}@media all{.b{transition:none}}")
    assert serialize(drop_declarations(sheet, ("transition",))) == ".a{color:red}"


def test_what_nobody_asks_for_goes() -> None:
    """A variable that no rule reads, a movement that no rule names."""
    sheet = parse(":root{--a:1;--b:2}@keyframes go{to{x:y}}@keyframes stay{to{x:y}}.a{c:var(--a);animation:go 1s}")
    assert used_variables(sheet) >= {"--a", "go"}
    assert serialize(drop_unused_variables(sheet, used_variables(sheet))) == (
        ":root{--a:1}@keyframes go{to{x:y}}.a{c:var(--a);animation:go 1s}"
    )
    assert serialize(keep_variables(sheet, {"--b"})) == ":root{--b:2}"
