"""Checks of a page's macro calls, before the page is rendered."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from certguide.catalog.problems import quote, suggestion


def find_mistakes(
    text: str, environment: Environment, macros: Collection[str], variables: Collection[str]
) -> Iterator[str]:
    """Yield messages on unknown names, macros without brackets, and syntax errors.

    ``variables`` are the names that a page may use besides the macros. Lines
    are counted from the end of the front matter.
    """
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        yield f"line {error.lineno}: a macro call cannot be read: {error.message}."
        return
    unknown = find_undeclared_variables(tree) - set(macros) - set(variables)
    called_nodes = {id(call.node) for call in tree.find_all(nodes.Call)}
    for name in tree.find_all(nodes.Name):
        if name.name in unknown:
            closest, allowed = suggestion(name.name, macros), ", ".join(sorted(macros))
            yield f"line {name.lineno}: {quote(name.name)} is not a macro.{closest} Macros: {allowed}."
        elif name.name in macros and id(name) not in called_nodes:
            yield f"line {name.lineno}: {name.name} is a macro; write {{{{ {name.name}(…) }}}}, with brackets."
