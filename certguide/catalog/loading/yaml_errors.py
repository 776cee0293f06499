"""Syntax errors of the YAML parser, explained for an editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml
from yaml.reader import Reader

from certguide.catalog.problems import Problem, shorten


@dataclass(frozen=True)
class _SyntaxMessage:
    """Maps a PyYAML message to ours. ``at_start``: report the start of the construct, not where parsing failed."""

    parser_text: str
    message: str
    at_start: bool = False


_TABBED = "Tabs aren't allowed; indent with two spaces."
_TRAILING = "Nothing may follow the closing quote. If the text contains quotes, put it in the other kind of quotes."
_OPEN = "The quote that starts here isn't closed."
_MISFIT = "This line doesn't fit the lines above. Indent it like its neighbours, with a space after each - and colon."
_MARK = "Text can't start with {char}. Put it in quotes."
_BACKSLASH = "In double quotes, a backslash starts a special character. Use single quotes, or write two backslashes."
_COMMA = "A comma or closing bracket is missing before this. Text with a comma or colon needs quotes."

_MESSAGES = (
    _SyntaxMessage("did not find expected ','", "The bracket that starts here isn't closed.", at_start=True),
    _SyntaxMessage("unexpected end of stream", _OPEN, at_start=True),
    _SyntaxMessage("expected ':'", "Write a colon and a space after the key.", at_start=True),
    _SyntaxMessage(
        "mapping values are not allowed",
        "A colon isn't expected here. Indent the line like its neighbours, or put text with a colon in quotes.",
    ),
    _SyntaxMessage("block sequence entries", "Start a list on its own line, below its key."),
    _SyntaxMessage("cannot start any token", _MARK),
    _SyntaxMessage("node content", _MARK),
    _SyntaxMessage("expected alphabetic", _MARK, at_start=True),
    _SyntaxMessage("non-alphabetical", _MARK, at_start=True),
    _SyntaxMessage("unknown escape character", _BACKSLASH),
    _SyntaxMessage("hexdecimal", _BACKSLASH),
    _SyntaxMessage("tag", "YAML tags (!name) aren't allowed. Put text that starts with ! in quotes.", at_start=True),
    _SyntaxMessage(
        "document start", "The catalogue ended above this line. Keys start at the left edge; three dots end the file."
    ),
    _SyntaxMessage("comment or line break", "After > or |, start the text on the next line."),
    _SyntaxMessage("did not find expected", _MISFIT),
    _SyntaxMessage("", "This isn't valid YAML."),
)
"""The first entry whose text is in the parser's message applies."""


def find_control_character(text: str) -> Problem | None:
    """Return a problem at the first character that YAML does not allow."""
    match = Reader.NON_PRINTABLE.search(text)
    if not match:
        return None
    before = text[: match.start()]
    message = "Invisible control character. Delete it."
    return Problem(before.count("\n") + 1, len(before) - before.rfind("\n"), "", message)


def explain_syntax_error(error: yaml.MarkedYAMLError, text: str, last: Any) -> Problem:
    """Return the problem at the place where the parser stopped, or where the construct it stopped in begins.

    ``last`` is the event of the last scalar: a quote left open ends where the next one begins.
    """
    entry = next(entry for entry in _MESSAGES if entry.parser_text in f"{error.problem} {error.context}")
    failure: Any = error.problem_mark
    mark, message = failure, entry.message
    if entry.at_start and error.context_mark:
        mark = error.context_mark
    if entry is _MESSAGES[0] and mark.line == failure.line:
        mark, message = failure, _COMMA
    line, column = mark.line, mark.column
    source = [*text.splitlines(), "", ""][line]
    if "\t" in source[: len(source) - len(source.lstrip())]:
        column, message = source.index("\t"), _TABBED
    elif message is _MISFIT and source[:column].strip():
        message = _TRAILING
        if last and last.style in ("'", '"') and last.start_mark.line < line:
            line, column, message = last.start_mark.line, last.start_mark.column, _OPEN
    return Problem(line + 1, column + 1, "", message.format(char=shorten(source[column : column + 1])))
