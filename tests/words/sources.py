"""Every text that a person can meet, with where it stands: data, prose, templates, scripts, messages, documents."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.package_messages import all_messages
from tests.published.guide import DOCS, PUBLISHED, ROOT
from tests.yaml_text import load_yaml

_FOLDERS = (DOCS, ROOT / "certguide/starter/docs")
_DOCUMENTS = (
    "README.md",
    "GUIDES.md",
    "CONTRIBUTING.md",
    "MOVING.md",
    "BENCHMARKS.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "Makefile",
)
_CATALOGUES = (PUBLISHED, ROOT / "certguide/starter/data/credentials.yaml")
_NOT_TEXT = {"id", "url", "code", "former_ids", "former_names", "name", "short", "sources", "links"}
_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r'(?:aria-label|title|placeholder|alt)="([^"]*)"')
_PLACEHOLDER = re.compile(r"\{\w+\}")
_STRING = re.compile(r"`([^`\\]*)`|\"([^\"\\\n]*)\"")


class Text(NamedTuple):
    """A text and where it stands."""

    place: str
    text: str


def texts() -> Iterator[Text]:
    """Yield every text that readers, editors or users of the commands can meet."""
    yield from data_texts()
    yield from prose_texts()
    yield from template_texts()
    yield from script_texts()
    yield from message_texts()
    yield from document_texts()


def data_texts() -> Iterator[Text]:
    """Yield the texts of the catalogues; names and ids are not ours."""
    for file in _CATALOGUES:
        data = load_yaml(file.read_text(encoding="utf-8"))
        yield from _values(data, str(file.relative_to(ROOT)))


def _values(value: object, place: str) -> Iterator[Text]:
    if isinstance(value, dict):
        for key, child in value.items():
            if key not in _NOT_TEXT and not (key == "title" and ".sources" in place):
                yield from _values(child, f"{place}.{key}")
    elif isinstance(value, list):
        for number, child in enumerate(value):
            label = child.get("id", number) if isinstance(child, dict) else number
            yield from _values(child, f"{place}.{label}")
    elif isinstance(value, str):
        yield Text(place, value)


def prose_texts() -> Iterator[Text]:
    """Yield the paragraphs of the pages of prose, without code."""
    for folder in _FOLDERS:
        for file in sorted(folder.rglob("*.md")):
            yield from _paragraphs(file)


def document_texts() -> Iterator[Text]:
    """Yield the paragraphs of the documents of the repository."""
    for name in _DOCUMENTS:
        yield from _paragraphs(ROOT / name)


def _paragraphs(file: Path) -> Iterator[Text]:
    text = re.sub(r"```.*?```|<!--.*?-->", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    for paragraph in re.split(r"\n\s*\n", text):
        words = re.sub(r"`[^`]*`|\]\([^)]*\)|\{:.*?\}", " ", _JINJA.sub("X", paragraph))
        yield Text(str(file.relative_to(ROOT)), _TAG.sub(" ", words))


def template_texts() -> Iterator[Text]:
    """Yield the messages of the templates, and their own words: between tags, and in attributes that are read out."""
    for message in all_messages():
        place = message.locations[0][0] if message.locations else ""
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        yield from (Text(place, _PLACEHOLDER.sub("X", form)) for form in forms if not place.endswith((".js", ".py")))
    files = [*(ROOT / "certguide/site/templates").glob("*.jinja"), *(ROOT / "certguide/theme").rglob("*.html")]
    for file in sorted(files):
        text = _JINJA.sub(" ", file.read_text(encoding="utf-8"))
        place = str(file.relative_to(ROOT))
        yield from (Text(place, attribute) for attribute in _ATTRIBUTE.findall(text))
        yield from (Text(place, part.strip()) for part in _TAG.sub("\n", text).split("\n") if part.strip())


def script_texts() -> Iterator[Text]:
    """Yield the strings of the scripts that hold more than one word."""
    for file in sorted((ROOT / "certguide/theme/assets/scripts").glob("*.js")):
        code = re.sub(r"/\*.*?\*/|^\s*//.*$", "", file.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        for match in _STRING.finditer(code):
            text = match[1] or match[2] or ""
            if " " in text.strip():
                yield Text(str(file.relative_to(ROOT)), re.sub(r"\$\{[^}]*\}", "X", text))


def message_texts() -> Iterator[Text]:
    """Yield the strings of the generator that hold more than one word, without docstrings."""
    for file in sorted((ROOT / "certguide").rglob("*.py")):
        place, docstrings = str(file.relative_to(ROOT)), set()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):  # what contains a node comes before it
            if isinstance(node, ast.Expr):
                docstrings.add(node.value)
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings
            if is_text and " " in node.value.strip():
                yield Text(f"{place}:{node.lineno}", node.value)
