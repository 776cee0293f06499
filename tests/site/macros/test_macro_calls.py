"""Wrong calls of macros: what an editor is told before a page is rendered."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from certguide.site.macros.arguments import MacroArgumentError, check_arguments
from certguide.site.macros.linter import find_mistakes
from certguide.site.macros.registry import MACROS


def mistakes(text: str) -> list[str]:
    """Return the messages on the second line of a page."""
    messages = list(find_mistakes(f"# Page\n{text}", Environment(autoescape=True), MACROS, ["page"]))
    assert {line for line, _ in messages} <= {2}
    return [message for _, message in messages]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("costs(cloud-practitioner)", ["cloud-practitioner"]),
        ("fact(associate, price)", ["associate", "price"]),
        ("count(what=specialty)", ["specialty"]),
        ("credential(dp-100)", ["dp-100"]),
        ("policies(expiry)", ["expiry"]),
        ("credential(sell-or-manage)", ["sell-or-manage"]),
        ("team({architect: 2, security-engineer: 1})", ["architect", "security-engineer"]),
        ("credential(a-costs())", ["a"]),
    ],
)
def test_argument_without_quotes_is_named(call: str, words: list[str]) -> None:
    """It is no unknown macro, even where another macro has its name."""
    macro = call.partition("(")[0]
    assert mistakes(f"{{{{ {call} }}}}") == [
        f'{word} in {{{{ {macro}(…) }}}} has no quotes. Write "{word}".' for word in words
    ]


@pytest.mark.parametrize("word", ["1st-step", "level-2b"])
def test_argument_without_quotes_that_is_no_expression_is_named(word: str) -> None:
    """Such as one with a digit before a letter."""
    assert mistakes(f"{{{{ credential({word}) }}}}") == [f'{word} has no quotes. Write "{word}".']


@pytest.mark.parametrize(
    "text",
    [
        "A course (free-of-charge) with {{ costs( }}",
        '{{ credential("(first-step)" }}',
        "{{ credential('(first-step)' }}",
        "{{ costs( }} of a course (free-of-charge)",
        "{% if %}: free-of-charge, {% endif %}",
    ],
)
def test_words_with_hyphens_outside_of_a_call_or_in_quotes_hide_no_error(text: str) -> None:
    """The message is on the call that can't be read."""
    (message,) = mistakes(text)
    assert message.startswith("A macro call can't be read: ")


def test_argument_without_quotes_is_named_in_a_call_of_several_lines() -> None:
    """Its line may have neither the bracket before it nor that behind it, and calls on other lines don't count."""
    text = "{{ count(what=my-type) }}\n{{ credential(\n1st-step\n) }}"
    (mistake,) = find_mistakes(text, Environment(autoescape=True), MACROS, [])
    assert mistake == (3, '1st-step has no quotes. Write "1st-step".')


def test_curly_quotes_are_named() -> None:
    """Word processors write them."""
    assert mistakes("{{ credential(“basics”) }}") == [
        "A macro call can't be read: unexpected char '“'. Use straight quotes."
    ]


@pytest.mark.parametrize(
    "call",
    [
        '{{ fact("associate", "price") }}',
        "{% set first = 3 %}{{ answers(first) }}",
        "{{ credential(page.title) }}",
        '{{ credential("a-b" | lower) }}',
        "{{ answers(9 - 3) }}",
        "{{ page.title(costs()) }}",
    ],
)
def test_right_calls_have_no_mistakes(call: str) -> None:
    """Variables, filters and calculations are arguments too."""
    assert mistakes(call) == []


def test_unknown_macro_is_reported_once_and_without_a_list_if_one_is_near() -> None:
    """The list of all macros helps only if no name is similar."""
    assert mistakes("{{ cost() }}") == ['"cost" is not a macro. Did you mean "costs"?']
    (message,) = mistakes("{{ secrets.TOKEN }}")
    assert message.startswith('"secrets" is not a macro. To show braces as text, write {% raw %} before them')
    assert " Macros: about_roadmap, address, " in message


@pytest.mark.parametrize(
    ("name", "values", "named", "message"),
    [
        ("fact", ["a"], {}, """The arguments don't fit. Write {{ fact("name", "field") }}."""),
        ("fact", ["a"], {"fields": "b"}, """The arguments don't fit. Write {{ fact("name", "field") }}."""),
        ("answers", [1, 2], {}, "The arguments don't fit. Write {{ answers(first=9) }}."),
        ("sources", [], {"all": 1}, "The arguments don't fit. Write {{ sources(listed=true) }}."),
        ("policies", [], {"topic": "price"}, """The arguments don't fit. Write {{ policies("topics", …) }}."""),
        ("team", [1, 2, 3], {}, "The arguments don't fit. Write {{ team(people=…, retakes=0) }}."),
        ("costs", ["a"], {}, "It takes no arguments. Write {{ costs() }}."),
    ],
)
def test_wrong_arguments_get_the_call_that_fits(
    name: str, values: list[object], named: dict[str, object], message: str
) -> None:
    """The message has no words of Python."""
    with pytest.raises(MacroArgumentError) as caught:
        check_arguments(name, MACROS[name], values, named)
    assert str(caught.value) == message
