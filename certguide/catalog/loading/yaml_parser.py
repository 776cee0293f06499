"""YAML text to a tree in which every value knows its line and column."""

from __future__ import annotations

import yaml

from certguide.catalog.document import YamlDocument
from certguide.catalog.loading.document_builder import DocumentBuilder, YamlSyntaxError
from certguide.catalog.loading.odd_characters import comments_without_space, find_merge_conflict, find_odd_space
from certguide.catalog.loading.yaml_errors import explain_syntax_error, find_control_character
from certguide.catalog.problems import Problem

MAX_BYTES = 8_000_000

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_NO_KEYS = "The file needs keys at the left edge, such as `guide` and `credentials`, each with a colon after it."


def parse_yaml(text: str) -> YamlDocument:
    """Parse the text of a catalogue into a document.

    Raises:
        YamlSyntaxError: if the text is not one YAML mapping of acceptable size.
    """
    document = parse_tree(text)
    root = document.root
    if root.value is None:
        raise YamlSyntaxError(Problem(1, 1, "", "The file is empty. A catalogue starts with the key `guide`."))
    if not isinstance(root.value, dict):
        raise YamlSyntaxError(Problem(root.line, root.column, "", _NO_KEYS))
    return document


def parse_tree(text: str) -> YamlDocument:
    """Parse a text into a document of any form; the root of an empty one has no value.

    Raises:
        YamlSyntaxError: if the text is not one YAML document of acceptable size.
    """
    if problem := find_merge_conflict(text) or find_control_character(text):
        raise YamlSyntaxError(problem)
    if len(text.encode()) > MAX_BYTES:
        raise YamlSyntaxError(Problem(1, 1, "", f"The file is larger than {MAX_BYTES // 1_000_000} MB."))
    builder = DocumentBuilder(comments_without_space(text))
    try:
        return builder.build(yaml.parse(text, Loader=Loader))
    except yaml.MarkedYAMLError as error:
        problem = explain_syntax_error(error, text, builder.last_scalar)
        raise YamlSyntaxError(find_odd_space(text, problem.line) or problem) from None
