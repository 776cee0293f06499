"""The front matter of a page: the fields that are read, and what is wrong with them.

MkDocs publishes front matter that it can't read as text, and takes a first line like ``Note: text`` for a field.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from operator import ne
from typing import Annotated

from mkdocs.utils.meta import META_RE, get_data
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo
from pydantic_core import PydanticCustomError

from certguide.catalog.document import YamlDocument, to_python
from certguide.catalog.loading.document_builder import YamlSyntaxError
from certguide.catalog.loading.field_problems import field_problems
from certguide.catalog.loading.yaml_parser import parse_tree
from certguide.catalog.problems import Problem, quote
from certguide.mkdocs_plugin.taken_paths import is_taken
from certguide.site.former_urls import former_path
from certguide.site.macros.registry import MACROS

_START = re.compile(r"-{3}[ \t]*")
_END = re.compile(r"(?:-{3}|\.{3})[ \t]*")
_FORMER = re.compile(r"#[^\s#]+|/?(?!\.)[^\s#?:\\/]+(?:/(?!\.)[^\s#?:\\/]+)*/?")


def _check_former(former: str, info: ValidationInfo) -> str:
    """Return a former URL or anchor; refuse one that leads out of the site or to a page that is there."""
    if not _FORMER.fullmatch(former):
        example = 'such as `old-page/`, or a former anchor, such as `"#old-heading"`'
        raise _value_error(f"{quote(former)} isn't a former URL below the site's root, {example}.")
    context: dict[str, Collection[str]] = info.context or {}
    if former_path(former) in context["taken"]:
        raise _value_error(f"{quote(former)} already leads to a page. Remove it here.")
    if is_taken(former_path(former), context["taken"]):
        raise _value_error(f"{quote(former)} is a file of the site, or below one. Remove it here.")
    return former


def _value_error(message: str) -> PydanticCustomError:
    return PydanticCustomError("written", "{message}", {"message": message})


class FrontMatter(BaseModel):
    """The fields that MkDocs, the theme and the plugin read. Other plugins may read more."""

    model_config = ConfigDict(extra="allow", strict=True)

    title: str = ""
    document_title: str = ""
    description: str = ""
    template: str = ""
    render_macros: bool = True
    hide: list[str] = []
    scripts: list[str] = []
    tags: list[str] = []
    formerly: Annotated[
        list[Annotated[str, AfterValidator(_check_former)]],
        BeforeValidator(lambda value: value if isinstance(value, list) else [value]),
    ] = []


def front_matter_problems(text: str, taken: Collection[str]) -> list[Problem]:
    """Return what is wrong with the front matter of a page; ``taken`` are paths of files of the site."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not _START.fullmatch(lines[start]):
        return list(_unpublished_text(lines[0]))
    end = next((number for number in range(start + 1, len(lines) - 1) if _END.fullmatch(lines[number])), start)
    block = "\n".join(lines[start + 1 : end])
    if start:
        return [_LATE] if block and _is_mapping(block) else []
    if not end:
        return [_UNCLOSED]
    try:
        document = parse_tree(block)
    except YamlSyntaxError as error:
        # A blank line ends most front matter, so what can't be read below one is probably the page.
        is_page = not all(line.strip() for line in lines[1 : error.problem.line])
        return [_UNCLOSED if is_page else _shifted(error.problem)]
    return sorted(_shifted(problem) for problem in _field_problems(document, text, taken))


_UNCLOSED = Problem(1, 1, "", "The front matter isn't closed. Write a line with --- below it, and then the page.")
_LATE = Problem(1, 1, "", "Front matter must start on the first line. Delete the blank lines above it.")
_NO_FIELDS = Problem(
    0, 1, "", "Front matter has fields, such as `description: What the page is about.` Add one, or delete it."
)
_NOT_READ = Problem(0, 1, "", "The front matter can't be read. Put dates and special characters in quotes.")


def _shifted(problem: Problem) -> Problem:
    """Return a problem of the front matter at its place in the page, below the line with ---."""
    return replace(problem, line=problem.line + 1)


def _unpublished_text(line: str) -> Iterator[Problem]:
    if match := META_RE.match(line):
        message = f"{quote(match['key'] + ':')} at the start of a page makes this line a field that isn't published."
        yield Problem(1, 1, "", f"{message} Start with a heading, or put fields between two lines with ---.")


def _is_mapping(block: str) -> bool:
    try:
        return isinstance(parse_tree(block).root.value, dict)
    except YamlSyntaxError:
        return False


def _field_problems(document: YamlDocument, text: str, taken: Collection[str]) -> list[Problem]:
    """Return the problems of the fields that we know; those of other fields only if MkDocs can't read them either."""
    fields = to_python(document.root)
    if not isinstance(fields, dict):
        return [_NO_FIELDS]
    known = [*FrontMatter.model_fields, *MACROS]
    problems = [problem for problem in document.problems if problem.where.split(" › ")[0] in known]
    try:
        FrontMatter.model_validate(fields, context={"taken": taken})
    except ValidationError as error:
        problems += field_problems(document, error.errors(include_url=False))
    for name in fields.keys() & MACROS.keys():
        problems.append(Problem(*document.position((name,), key=True), name, "A macro has this name. Choose another."))
    problems += _misspelt_fields(document, [str(name) for name in fields])
    is_read = bool(get_data(text)[1])
    return problems if problems or is_read else document.problems or [_NOT_READ]


def _misspelt_fields(document: YamlDocument, names: Iterable[str]) -> Iterator[Problem]:
    """Yield fields that are hardly those of another plugin, since only a slip sets their names apart from ours."""
    for name in names:
        match = next((field for field in FrontMatter.model_fields if _is_slip(name.lower(), field)), None)
        if match and match != name:
            message = f"{quote(name)} has no effect. Did you mean {quote(match)}?"
            yield Problem(*document.position((name,), key=True), "", message)


def _is_slip(name: str, field: str) -> bool:
    """Return whether two names differ by two letters swapped, or by one letter; a name may have another number.

    Of a short name, any letter may make another word: `tabs` is no slip for `tags`, nor `wide` for `hide`.
    """
    swapped = [f"{name[:start]}{name[start : start + 2][::-1]}{name[start + 2 :]}" for start in range(len(name))]
    is_other_number = name.removesuffix("s") == field.removesuffix("s")
    is_long = len(field) > _SHORT and not is_other_number
    is_replaced = len(name) == len(field) and sum(map(ne, name, field)) == 1
    has_extra = name in _without_one_letter(field) or field in _without_one_letter(name)
    return field in swapped or (is_long and (is_replaced or has_extra))


def _without_one_letter(name: str) -> list[str]:
    return [name[:start] + name[start + 1 :] for start in range(len(name))]


_SHORT = 4
"""The number of letters of `hide` and `tags`."""
