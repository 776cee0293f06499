"""A catalogue with something hostile in every text of it."""

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
    "'\"&quot;&amp;&lt;b&gt; &#60;i&#62; &nbsp;",
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
PLAIN = {"language"}
"""Fields whose text has to agree with another one."""
ADDRESS = "(a)[b](c)*_d_;e='&amp;f=%22%3E%3Cscript%3E#&lt;{: .x }"
LANGUAGE = "\"'&lt;[x](y)*z*`onclick=alert(1)`{{"


def hostile_catalog(catalog: Any, turn: int = 0, fill: bool = False) -> Any:
    """The plain data of a catalogue with every text replaced; equal texts stay equal.

    Each ``turn`` puts another payload at each place. With ``fill``, fields for
    texts that a record does without are added, so that none goes untried.
    """
    schema = Catalog.model_json_schema()
    return _HostileData(schema["$defs"], catalog["guide"]["language"], turn, fill).of(catalog, schema)


def is_text(shape: dict[str, Any]) -> bool:
    """Whether a field takes any words an editor likes."""
    return shape.get("type") == "string" and "maxLength" in shape and not {"pattern", "format", "enum"} & shape.keys()


class _HostileData:
    """Follows the data along the schema, which knows which values are free text."""

    def __init__(self, definitions: dict[str, Any], language: str, turn: int, fill: bool) -> None:
        self.definitions = definitions
        self.language = language
        self.fill = fill
        self.known: dict[str, str] = {}
        self.numbers = count(turn)

    def of(self, value: Any, schema: dict[str, Any]) -> Any:
        shape = self._shape(value, schema)
        if isinstance(value, dict):
            return self._fields(value, shape.get("properties", {}))
        if isinstance(value, list):
            return [self.of(one, shape.get("items", {})) for one in value]
        if isinstance(value, str) and is_text(shape):
            return self._text(value, shape["maxLength"])
        if isinstance(value, str) and shape.get("format") == "uri":
            return f"{value.partition('#')[0]}{'' if value.count('/') > 2 else '/'}{_allowed(ADDRESS)}"
        return value

    def _fields(self, value: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
        found = {}
        for key, one in value.items():
            if key == "languages" and key in fields:
                found[key] = [word if word == self.language else self._language(word) for word in one]
            else:
                found[key] = one if key in PLAIN or key not in fields else self.of(one, fields[key])
        for key, shape in fields.items() if self.fill else ():
            if key in found:
                continue
            if is_text(text := self._shape("", shape)):
                found[key] = self._text(f"{id(value)} {key}", text["maxLength"])
            elif is_text(text := self._shape([], shape).get("items", {})):
                found[key] = [self._text(f"{id(value)} {key}", text["maxLength"])]
        return found

    def _shape(self, value: Any, schema: dict[str, Any]) -> dict[str, Any]:
        """The part of a schema that speaks of a value of this type."""
        if "$ref" in schema:
            return self._shape(value, self.definitions[schema["$ref"].rpartition("/")[2]])
        wanted = {dict: "object", list: "array", str: "string"}.get(type(value), "")
        choices = [self._shape(value, choice) for choice in schema.get("anyOf", [])]
        return next((choice for choice in choices if choice.get("type") == wanted), schema)

    def _text(self, value: str, room: int) -> str:
        if value not in self.known:
            number = next(self.numbers)
            self.known[value] = f"{PAYLOADS[number % len(PAYLOADS)]} no. {number}"[:room]
        return self.known[value]

    def _language(self, word: str) -> str:
        name, until, day = word.partition(" until ")
        return f"{name} {LANGUAGE.replace('{', '')}{until}{day}"


def _allowed(address: str) -> str:
    """An address without the characters that the catalogue refuses in one."""
    return "".join(c for c in address if c not in " \"'<>`{}|\\^")
