"""What is wrong with the macro calls of a page, found before the page is rendered."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from certguide.catalog.problems import quote, suggestion


def find_mistakes(
    text: str, environment: Environment, macros: Collection[str], known: Collection[str]
) -> Iterator[str]:
    """Names that are neither macros nor otherwise known, macros without their brackets, and braces left open.

    ``known`` are the names that a page may use besides the macros. Lines count
    from the end of the front matter.
    """
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        yield f"line {error.lineno}: a macro call cannot be read: {error.message}."
        return
    unknown = find_undeclared_variables(tree) - set(macros) - set(known)
    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    for name in tree.find_all(nodes.Name):
        if name.name in unknown:
            near, listed = suggestion(name.name, macros), ", ".join(sorted(macros))
            yield f"line {name.lineno}: {quote(name.name)} is not a macro.{near} Macros: {listed}."
        elif name.name in macros and id(name) not in called:
            yield f"line {name.lineno}: {name.name} is a macro; write {{{{ {name.name}(…) }}}}, with brackets."
