"""Checks of a page's macro calls, before the page is rendered."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from certguide.catalog.problems import quote, suggestion_or_list

_RAW = "To show braces as text, write {% raw %} before them and {% endraw %} after them."
_BARE_ID = re.compile(r"[(,=\[{:]\s*([a-z0-9]+(?:-[a-z0-9]+)+)\s*[,)\]}:]")
"""An id without quotes as an argument. One such as 1st-step can't be read as an expression."""

_TAG = re.compile(r"\{[{%](?:(?!\{[{%]).)*?[}%]\}", re.DOTALL)
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")

_CURLY_QUOTE = re.compile("unexpected char '[\u2018-\u201e\xab\xbb]'")


def find_mistakes(
    text: str, environment: Environment, macros: Collection[str], variables: Collection[str]
) -> Iterator[tuple[int, str]]:
    """Yield messages on unknown names, macros without brackets, and syntax errors, each with its line in the text.

    ``variables`` are the names that a page may use besides the macros.
    """
    try:
        tree = environment.parse(text)
        unknown = find_undeclared_variables(tree) - set(macros) - set(variables)
    except TemplateSyntaxError as error:
        yield error.lineno, _syntax_message(error, text)
        return
    calls = list(tree.find_all(nodes.Call))
    called, explained = {id(call.node) for call in calls}, set[int]()
    for call in calls:
        if isinstance(call.node, nodes.Name) and call.node.name in macros:
            for word, names in _bare_words(call, called, {*unknown, *macros}):
                explained.update(map(id, names))
                yield names[0].lineno, _without_quotes(word, call.node.name)
    for name in tree.find_all(nodes.Name):
        if id(name) in explained:
            continue
        if name.name in unknown:
            hint = suggestion_or_list(name.name, sorted(macros), f"{_RAW} Macros")
            yield name.lineno, f"{quote(name.name)} is not a macro.{hint}"
        elif name.name in macros and id(name) not in called:
            yield name.lineno, f"{name.name} is a macro; write {{{{ {name.name}(…) }}}}, with brackets."


def _syntax_message(error: TemplateSyntaxError, text: str) -> str:
    for tag in _tags(text, error.lineno):
        if word := _BARE_ID.search(tag):
            return _without_quotes(word[1])
    message = str(error.message).partition(". ")[0].removesuffix(".")
    if _CURLY_QUOTE.match(message):
        return f"A macro call can't be read: {message.partition(' at ')[0]}. Use straight quotes."
    return f"A macro call can't be read: {message}. Write it like {{{{ costs() }}}}. {_RAW}"


def _tags(text: str, line: int) -> Iterator[str]:
    """Yield each ``{{ … }}`` and ``{% … %}`` of a line, without the texts in quotes."""
    for tag in _TAG.finditer(text):
        first = text.count("\n", 0, tag.start()) + 1
        if first <= line <= first + tag[0].count("\n"):
            yield _QUOTED.sub('""', tag[0])


def _without_quotes(word: str, macro: str = "") -> str:
    where = f" in {{{{ {macro}(…) }}}}" if macro else ""
    return f'{word}{where} has no quotes. Write "{word}".'


def _bare_words(
    node: nodes.Node, called: Collection[int], names: Collection[str]
) -> Iterator[tuple[str, list[nodes.Name]]]:
    """Yield each argument, or part of one, that is made of ``names`` and hyphens, with its names."""
    for child in node.iter_child_nodes():
        parts = _parts(child)
        words = [part for part in parts if isinstance(part, nodes.Name)]
        if words and not any(id(word) in called or word.name not in names for word in words):
            yield "-".join(_text(part) for part in parts), words
        elif not isinstance(child, nodes.Call):
            yield from _bare_words(child, called, names)


def _parts(node: nodes.Node) -> list[nodes.Name | nodes.Const]:
    """Return the names and numbers between the hyphens of an expression; none if it has anything else."""
    if isinstance(node, nodes.Sub):
        left, right = _parts(node.left), _parts(node.right)
        return [*left, *right] if left and right else []
    return [node] if isinstance(node, nodes.Name | nodes.Const) else []


def _text(node: nodes.Name | nodes.Const) -> str:
    return str(node.name if isinstance(node, nodes.Name) else node.value)
