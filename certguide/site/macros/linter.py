"""Checks of a page's macro calls, before the page is rendered."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from certguide.catalog.problems import quote, suggestion

_RAW = "To show braces as text, write {% raw %} before them and {% endraw %} after them."


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
        message = str(error.message).partition(". ")[0].removesuffix(".")
        yield error.lineno, f"A macro call can't be read: {message}. Write it like {{{{ costs() }}}}. {_RAW}"
        return
    called_nodes = {id(call.node) for call in tree.find_all(nodes.Call)}
    for name in tree.find_all(nodes.Name):
        if name.name in unknown:
            fix, allowed = suggestion(name.name, macros) or f" {_RAW}", ", ".join(sorted(macros))
            yield name.lineno, f"{quote(name.name)} is not a macro.{fix} Macros: {allowed}."
        elif name.name in macros and id(name) not in called_nodes:
            yield name.lineno, f"{name.name} is a macro; write {{{{ {name.name}(…) }}}}, with brackets."
