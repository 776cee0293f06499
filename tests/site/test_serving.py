"""`mkdocs serve`: what is changed is on the page without a restart, and a mistake does not take the site down."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.site.building import NewProject
from tests.site.project import CATALOG, edit
from tests.site.serving import Serving, serve

PAGE = "credentials/observer-associate/"


@pytest.fixture(scope="module")
def serving(new_project: NewProject) -> Iterator[Serving]:
    """A served copy of the project, for all tests of this file."""
    with serve(new_project()) as one:
        yield one


NAME = "name: Vega Certified Observer – Associate\n"


def test_an_edit_of_the_catalogue_shows(serving: Serving) -> None:
    """A new name is on the page."""
    with serving.edited(CATALOG, f"    {NAME}", "    name: Vega Certified Weaver\n"):
        serving.shows(PAGE, "Vega Certified Weaver")


def test_an_edit_of_a_page_shows(serving: Serving) -> None:
    """A new sentence of prose is on the page."""
    with serving.edited("docs/about.md", "# About this guide\n", "# About this guide\n\nSpun from wool.\n"):
        serving.shows("about/", "Spun from wool.")


def test_an_edit_of_a_template_shows(serving: Serving) -> None:
    """A new word in a template is on the page."""
    template = "certguide/site/templates/fact_table.html.jinja"
    with serving.edited(template, '<dl class="facts">', '<dl class="facts woven">'):
        serving.shows(PAGE, 'class="facts woven"')


def test_an_edit_of_the_theme_shows(serving: Serving) -> None:
    """A new attribute in a template of the theme is on the page."""
    with serving.edited("certguide/theme/partials/copyright.html", '<div class="md-copyright">', '<div class="spun">'):
        serving.shows(PAGE, 'class="spun"')


def test_an_edit_of_a_style_sheet_shows(serving: Serving) -> None:
    """A new value in a style sheet is served."""
    sheet = "certguide/theme/assets/styles/theme.css"
    with serving.edited(sheet, "html {\n  font-size: 125%;", "html {\n  widows: 7;\n  font-size: 125%;"):
        serving.wait("assets/styles/site.css", lambda css: "widows:7" in css.replace(" ", ""))


def test_a_mistake_keeps_the_last_good_site(serving: Serving) -> None:
    """With a mistake in the catalogue the pages stay up with the problem on top, and recover once it is mended."""
    old, new = f"    {NAME}", f'    {NAME}    prize: "<img src=x onerror=alert(1)>"\n'
    with serving.edited(CATALOG, old, new):
        html = serving.shows(PAGE, "is not a field here")
        assert 'role="alert"' in html
        assert f"{CATALOG}:" in html
        assert "Vega Certified Observer" in html
        assert "<img src=x" not in html
        assert "is not a field here" in serving.shows("roadmap/", "is not a field here")
    serving.wait(PAGE, lambda html: bool(html) and "is not a field here" not in html)
    assert "Traceback" not in serving.log.read_text(encoding="utf-8")


def test_two_mistakes_in_a_row(serving: Serving) -> None:
    """Mended wrongly, the new problem takes the place of the old one."""
    file = serving.project / CATALOG
    before = file.read_text(encoding="utf-8")
    try:
        edit(file, f"    {NAME}", f"    {NAME}    prize: 1\n")
        serving.shows(PAGE, "prize")
        edit(file, "    prize: 1\n", "    prices: 1\n")
        serving.wait(PAGE, lambda html: "prices" in html and "prize" not in html)
    finally:
        file.write_text(before, encoding="utf-8")
    serving.wait(PAGE, lambda html: bool(html) and "is not a field here" not in html)


def test_a_wrong_call_is_told_on_its_page(serving: Serving) -> None:
    """The page with the call shows what is wrong; the others stay as they are."""
    with serving.edited("docs/about.md", "# About this guide\n", '# About this guide\n\n{{ rules("costs") }}\n'):
        serving.shows("about/", 'Did you mean "cost"? Allowed: cost, watching, expiry')
        assert "Did you mean" not in serving.get("compare/")
    serving.wait("about/", lambda html: bool(html) and "Did you mean" not in html)
