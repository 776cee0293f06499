"""The real catalogue with something hostile in every text of it."""

from __future__ import annotations

from itertools import count
from typing import Any

from certguide.catalog.model import Catalog

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
)
PLAIN = {"language"}
"""Fields whose text has to agree with another one."""


def poisoned(catalog: Any) -> Any:
    """The plain data of a catalogue with every text replaced; equal texts stay equal."""
    schema = Catalog.model_json_schema()
    return _Poison(schema["$defs"]).of(catalog, schema)


class _Poison:
    """Follows the data along the schema, which knows which values are free text."""

    def __init__(self, definitions: dict[str, Any]) -> None:
        self.definitions = definitions
        self.known: dict[str, str] = {}
        self.numbers = count()

    def of(self, value: Any, schema: dict[str, Any]) -> Any:
        shape = self._shape(value, schema)
        if isinstance(value, dict):
            fields = shape.get("properties", {})
            return {
                key: one if key in PLAIN or key not in fields else self.of(one, fields[key])
                for key, one in value.items()
            }
        if isinstance(value, list):
            return [self.of(one, shape.get("items", {})) for one in value]
        if isinstance(value, str) and shape.get("maxLength") in (200, 2000) and "pattern" not in shape:
            return self._text(value, shape["maxLength"])
        return value

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
