"""Messages that code keeps in a name before it translates them: the extraction finds only those that are marked."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import certguide

_TRANSLATING = frozenset({"_", "gettext", "message"})


def unmarked_messages(code: str) -> Iterator[str]:
    """Yield the strings that a translating function gets by a name, and that ``mark_message`` doesn't mark."""
    tree = ast.parse(code)
    for scope in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        names = {argument.id for argument in _message_arguments(scope) if isinstance(argument, ast.Name)}
        for name, value in _assigned([*ast.walk(scope), *tree.body]):
            if name in names:
                yield from _own_strings(value)


def _message_arguments(scope: ast.AST) -> Iterator[ast.expr]:
    """Yield the messages that translating functions get, and both branches of a condition."""
    for node in ast.walk(scope):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in _TRANSLATING:
            first = node.args[0]
            yield from [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]


def _assigned(nodes: list[ast.AST]) -> Iterator[tuple[str, ast.expr]]:
    """Yield the names of assignments with their values, those of ``a, b = x, y`` too."""
    for node in nodes:
        for target in node.targets if isinstance(node, ast.Assign) else ():
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=False))
            yield from ((name.id, value) for name, value in pairs if isinstance(name, ast.Name))


def _own_strings(value: ast.expr) -> Iterator[str]:
    """Yield the strings that a value can be, without those that a function gets."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
        yield value.value
    if isinstance(value, ast.IfExp):
        yield from [*_own_strings(value.body), *_own_strings(value.orelse)]


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_no_message_of_the_package_is_translated_unmarked() -> None:
    """A text that only a name carries to its translation never reaches the translators."""
    files = sorted(Path(certguide.__file__).parent.rglob("*.py"))
    unmarked = {(file.name, text) for file in files for text in unmarked_messages(file.read_text(encoding="utf-8"))}
    assert unmarked == set()


@pytest.mark.parametrize(
    ("body", "unmarked"),
    [
        ('text = "A step"\n    return _(text)', ["A step"]),
        ('text = "A step" if x else mark_message("Steps")\n    return localizer.gettext(text)', ["A step"]),
        ('one, more = "A step", "Steps"\n    return _(more if x else one)', ["A step", "Steps"]),
        ('text = mark_message("A step")\n    return _(text)', []),
        ('text = "A step"\n    return _("{text}", text=text)', []),
    ],
)
def test_unmarked_messages_are_noticed(body: str, unmarked: list[str]) -> None:
    """Only what is translated itself has to be marked, not a value in it."""
    assert list(unmarked_messages(f"def write():\n    {body}\n")) == unmarked
