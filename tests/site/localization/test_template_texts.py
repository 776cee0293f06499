"""Templates write no text of their own: every word is a message, so that it can be translated."""

from __future__ import annotations

from pathlib import Path

import pytest

import certguide
from tests.site.localization.template_texts import own_texts, template_files

PACKAGE = Path(certguide.__file__).parent
TEMPLATES = template_files(PACKAGE)
FOR_EDITORS = {"api_fields.html.jinja", "field_reference.html.jinja"}
"""The reference of YAML and JSON, which is in English like the names in it."""
ALLOWED = {
    "changes.xml.jinja": {"T00:00:00Z": "a time in the form of the format"},
    "main.html": {
        "has errors.": "shown to editors alone, while the site is served",
        "This is the last good site. Fix these errors to see the new one:": "shown to editors alone",
    },
}


@pytest.mark.parametrize(
    "file",
    [file for file in TEMPLATES if file.name not in FOR_EDITORS],
    ids=lambda file: file.relative_to(PACKAGE).as_posix(),
)
def test_template_has_no_text_outside_of_messages(file: Path) -> None:
    """Neither between tags nor in a readable attribute nor in a string of an expression."""
    assert set(own_texts(file.read_text(encoding="utf-8"))) == set(ALLOWED.get(file.name, {}))


@pytest.mark.parametrize(
    ("template", "texts"),
    [
        ("<p>Price</p>", ["Price"]),
        ("<p>{{ price }}, in beta</p>", [", in beta"]),
        ('<p aria-label="{{ title }}: Price"></p>', [": Price"]),
        ('<input placeholder="code" name="code">', ["code"]),
        ('<meta name="description" content="about">', ["about"]),
        ("<p>{% if x %}{{ x }}{% else %}none{% endif %}</p>", ["none"]),
        ('<p>{{ "free" if x else y ~ "!" }}</p>', ["free!"]),
        ("<p>{% set x %}free{% endset %}{{ x | upper }}</p>", ["free"]),
        ('{{ notes(page, "Study time") }}', ["Study time"]),
        ('{{ _("{first} or {second}", first=x, second="No exam") }}', ["No exam"]),
    ],
)
def test_text_in_a_template_is_noticed(template: str, texts: list[str]) -> None:
    """Wherever it stands."""
    assert list(own_texts(template)) == texts


@pytest.mark.parametrize(
    "template",
    [
        '<p class="lead{{ " is-home" if x }}" id="words">{{ _("Price") }} · {{ price }}</p>',
        '{{ ngettext("{number} exam", "{number} exams", exams | length) }}',
        '<a href="{{ "credentials/" | url }}" title="{{ _("Credentials") }}">→</a>',
        '<{{ h }} id="words"></{{ h }}>{% if x == "No exam" %}{% endif %}',
        '<meta name="viewport" content="width=device-width"><script>let text;</script>',
    ],
)
def test_messages_values_and_code_are_not_texts(template: str) -> None:
    """Nor are names of classes, anchors and URLs."""
    assert not list(own_texts(template))
