"""Guides from right to left: style sheets without sides, mirrored pages and pictures, and scripts in Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from certguide.site.assets.css_parser import CssRule, parse, style_rules
from tests.conftest import changed
from tests.site.building import Builds, NewProject
from tests.site.pages import RenderedSite
from tests.site.planner.in_browser import day_entry, open_planner
from tests.site.project import BASE, ROOT
from tests.site.site_server import serve_site
from tests.site.translation_file import write_translation

SHEETS = sorted((ROOT / "certguide/theme/assets/styles").glob("*.css"))
ARABIC = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: ar\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\n"

msgid "Passed on: {name}"
msgstr "تاريخ النجاح: {name}"

msgid "Remove {name}"
msgstr "احذف {name}"

msgid "Or pass it again, {price}."
msgstr "أو اجتز الاختبار مرة أخرى مقابل {price}."
"""
KINDS = ("home", "situation", "credential with a new exam ahead", "roadmap", "compare", "renewal", "team", "timeline")
OUTSIDE = """() => {
    const inFrame = element => element.closest('.frame, .visually-hidden, svg, .md-search, .md-dialog, .md-skip')
    const isOut = ({left, right, width}) => width > 1 && (left < -1 || right > innerWidth + 1)
    const elements = [...document.querySelectorAll('body *')].filter(element => !inFrame(element))
    const outside = elements.filter(element => isOut(element.getBoundingClientRect()))
    return outside.map(element => element.outerHTML.slice(0, 80))
}"""


def has_side(declaration: str) -> bool:
    """Whether a declaration names left or right, or has other lengths for them."""
    name, _, value = declaration.partition(":")
    if name in ("left", "right") or re.search(r"-(left|right)\b", name):
        return True
    if name in ("text-align", "float", "clear"):
        return value.split("!")[0].strip() in ("left", "right")
    lengths = value.split("!")[0].split()
    is_box = name in ("margin", "padding", "inset", "border-width", "border-color", "border-style", "border-radius")
    return is_box and len(lengths) == 4 and lengths[1] != lengths[3]


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        ("left:0", True),
        ("padding-left:1rem", True),
        ("border-top-left-radius:1px", True),
        ("text-align:right!important", True),
        ("padding:1px 2px 3px 4px", True),
        ("padding:1px 2px 3px 2px", False),
        ("padding-inline:1px 2px", False),
        ("text-align:var(--start)", False),
        ("--start:left", False),
    ],
)
def test_sides_are_recognized(declaration: str, expected: bool) -> None:
    """A side in a property, in a value, or in four lengths is found; logical properties and variables aren't."""
    assert has_side(declaration) is expected


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_sheet_has_no_sides(sheet: Path) -> None:
    """Every declaration follows the direction of the page: write padding-inline-start, not padding-left."""
    rules: Iterator[CssRule] = style_rules(parse(sheet.read_text(encoding="utf-8")))
    assert [(rule.head, part) for rule in rules for part in rule.body if has_side(str(part))] == []


@pytest.fixture(scope="module")
def arabic_guide(build_once: Builds, new_project: NewProject) -> RenderedSite:
    """Return the sample guide with an Arabic interface."""
    project = new_project()
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(changed(text, ("theme: certguide", "theme: {name: certguide, language: ar}")), encoding="utf-8")
    write_translation(project / "locales/ar.po", ARABIC)
    return build_once(project)


@pytest.fixture(scope="module")
def arabic_home(arabic_guide: RenderedSite) -> Iterator[str]:
    """Yield the URL of the served guide."""
    with serve_site(arabic_guide.folder, BASE) as url:
        yield url


DISTANCE = """() => {
    const heading = document.querySelector('h1'), range = document.createRange()
    range.selectNodeContents(heading)
    return heading.getBoundingClientRect().right - range.getBoundingClientRect().right
}"""


def test_pages_begin_on_the_right_and_fit(arabic_guide: RenderedSite, arabic_home: str, window: Any) -> None:
    """The heading stands at the right edge of each kind of page, and nothing is pushed out of the window."""
    page = window()
    for kind in KINDS:
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(arabic_home + arabic_guide.kinds[kind])
        for width in (1440, 360):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (kind, width)
            assert page.evaluate(OUTSIDE) == [], (kind, width)
            assert page.evaluate(DISTANCE) < 60, (kind, width)


@pytest.mark.parametrize(
    ("url", "text"), [("timeline/", ".timeline .wide .year + text"), ("renewal/", ".wide .box text")]
)
def test_picture_is_mirrored_and_its_texts_are_not(arabic_home: str, window: Any, url: str, text: str) -> None:
    """What comes first stands right, and letters read as elsewhere."""
    page = window()
    page.goto(arabic_home + url)
    places = page.locator(text).evaluate_all(
        """texts => texts.map(
            text => [Number(text.getAttribute('x')), text.getBoundingClientRect().x, text.getScreenCTM().a]
        )"""
    )
    first, last = min(places), max(places)
    assert first[0] < last[0]
    assert first[1] > last[1]
    assert all(scale > 0 for *_, scale in places)


def test_planner_speaks_arabic(arabic_home: str, window: Any) -> None:
    """Messages are translated; days have the names of the language and digits as on the other pages."""
    page = window()
    open_planner(page, arabic_home, "plan=1&sky-practitioner=2024-03-14")
    assert page.get_by_label("تاريخ النجاح: Sky Practitioner").input_value() == "2024-03-14"
    assert page.get_by_role("button", name="احذف Sky Practitioner").is_visible()
    assert day_entry(page, "Sky Practitioner").startswith("14 مارس 2027")
    assert "أو اجتز الاختبار مرة أخرى مقابل 100 USD." in day_entry(page, "Sky Practitioner")
