"""A catalogue with hostile text in every text field."""

from __future__ import annotations

from itertools import count
from typing import Any

from certguide.catalog.model.catalog import Catalog

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</title><script>alert(3)</script>",
    "</article></main><svg onload=alert(4)>",
    "[link](javascript:alert(5))",
    "![image](https://evil.example/x.png)",
    "{{ 7*7 }} {{ 1111*1111 }} ${1111*1111}",
    "{% raw %}{{ 7*7 }}",
    "{% include 'x' %} {# hidden #}",
    "text {: onclick=alert(6) }",
    "*{: .x onmouseover=alert(7) }* _a_ **b** __c__",
    "| a | b || c |",
    "`code` ``` ~~~ \\",
    "'\"&quot;&amp;&lt;b&gt;&#60;i&#62;&nbsp;-",  # without "; ", which parts the lines of what is new in an exam
    "# heading ## {: #facts }",
    "- item 1. item > quote --- ===",
    "<https://evil.example/> https://evil.example/ me@evil.example",
    "<!-- comment --> <!--/fragment--><!--fragment--> ]]> <![CDATA[ <?php",
    "שלום עולם مرحبا بالعالم",
    "🦀🎉 ﷽ ﬁ ẞ İ Ǆ",
    "W" * 120,
    "a\n\n<script>alert(8)</script>\n\n    indented",
    "</script><script>alert(9)</script> ');alert(10);//",
    "javascript:alert(11) data:text/html,<script>alert(12)</script>",
    "*[HTML]: x [^1]: x [ref]: javascript:alert(13)",
    "%7B%7B 7*7 %7D%7D %3Cscript%3E \u00a0",
    "BEGIN:VEVENT;\\n,DTSTART:x \\r\\nEND:VCALENDAR",
)
UNCHANGED = {"language", "exam"}
"""Fields whose text has to agree with another one."""
OF_TITLES = {"validity_note"}
TITLES = {"order", "harbourmaster"}
"""The ids of a title and its type: they have no facts of exams, and no other record has the fields of titles."""
URL = "(a)[b](c)*_d_;e='&amp;f=%22%3E%3Cscript%3E#&lt;{: .x }"
LANGUAGE = "\"'&lt;[x](y)*z*`onclick=alert(1)`{{"


def hostile_catalog(catalog: Any, turn: int = 0, fill: bool = False) -> Any:
    """Return the data of a catalogue with every text replaced; equal texts stay equal.


    Each ``turn`` puts another payload into each field. With ``fill``, optional text fields are added, so that each
    field is tested.
    """
    schema = Catalog.model_json_schema()
    return _HostileData(schema["$defs"], catalog["guide"]["language"], turn, fill).of(catalog, schema)


def is_text(shape: dict[str, Any]) -> bool:
    """Return whether a field takes free text."""
    return shape.get("type") == "string" and "maxLength" in shape and not {"pattern", "format", "enum"} & shape.keys()


class _HostileData:
    """Replaces texts along the schema, which has the fields that take free text."""

    def __init__(self, definitions: dict[str, Any], language: str, turn: int, fill: bool) -> None:
        self.definitions = definitions
        self.language = language
        self.fill = fill
        self.known: dict[str, str] = {}
        self.numbers = count(turn)

    def of(self, value: Any, schema: dict[str, Any]) -> Any:
        """Return a value with its texts replaced."""
        shape = self._shape(value, schema)
        if isinstance(value, dict):
            return self._fields(value, shape.get("properties", {}))
        if isinstance(value, list):
            return [self.of(child, shape.get("items", {})) for child in value]
        if isinstance(value, str) and is_text(shape):
            return self._text(value, shape["maxLength"])
        if isinstance(value, str) and shape.get("format") == "uri":
            return f"{value.partition('#')[0]}{'' if value.count('/') > 2 else '/'}{_allowed(URL)}"
        return value

    def _fields(self, value: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
        """Return the fields of a record with their texts replaced."""
        replaced = {}
        for key, child in value.items():
            if key == "languages" and key in fields:
                replaced[key] = [word if word == self.language else self._language(word) for word in child]
            else:
                replaced[key] = child if key in UNCHANGED or key not in fields else self.of(child, fields[key])
        for key, shape in fields.items() if self.fill and value.get("id") not in TITLES else ():
            if key in replaced or key in OF_TITLES:
                continue
            if is_text(text := self._shape("", shape)):
                replaced[key] = self._text(f"{id(value)} {key}", text["maxLength"])
            elif is_text(text := self._shape([], shape).get("items", {})):
                replaced[key] = [self._text(f"{id(value)} {key}", text["maxLength"])]
        return replaced

    def _shape(self, value: Any, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the part of a schema for a value of this type."""
        if "$ref" in schema:
            return self._shape(value, self.definitions[schema["$ref"].rpartition("/")[2]])
        type_name = {dict: "object", list: "array", str: "string"}.get(type(value), "")
        choices = [self._shape(value, choice) for choice in schema.get("anyOf", [])]
        return next((choice for choice in choices if choice.get("type") == type_name), schema)

    def _text(self, value: str, length: int) -> str:
        """Return the payload that replaces a text, cut to the length of its field."""
        if value not in self.known:
            number = next(self.numbers)
            link = "{link} " if "{link}" in value else ""  # a step has to keep the place of its link
            self.known[value] = f"{link}{PAYLOADS[number % len(PAYLOADS)]} no. {number}"[:length]
        return self.known[value]

    def _language(self, word: str) -> str:
        """Return a language with a hostile name."""
        name, until, day = word.partition(" until ")
        return f"{name} {LANGUAGE.replace('{', '')}{until}{day}"


def _allowed(url: str) -> str:
    """Return a URL without the characters that the catalogue rejects."""
    return "".join(character for character in url if character not in " \"'<>`{}|\\^")
