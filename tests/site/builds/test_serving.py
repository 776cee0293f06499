"""`mkdocs serve`: edits appear without a restart, and an error keeps the site up."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

import pytest

from tests.site.building import NewProject
from tests.site.mkdocs_server import MkDocsServer, serve
from tests.site.project import CATALOG, STARTER, edit

pytestmark = pytest.mark.measured

PAGE = "credentials/example-certificate/"


@pytest.fixture(scope="module")
def serving(new_project: NewProject) -> Iterator[MkDocsServer]:
    """Serve a copy of the project for all tests of this file."""
    with serve(new_project(guide=STARTER)) as server:
        yield server


NAME = "name: Certificate of Examples\n"


def test_catalogue_edit_appears(serving: MkDocsServer) -> None:
    """A new name in the catalogue is on the page."""
    with serving.edited(CATALOG, f"    {NAME}", "    name: Certificate of Weavers\n"):
        serving.wait_for_text(PAGE, "Certificate of Weavers")


def test_prose_edit_appears(serving: MkDocsServer) -> None:
    """A new sentence of prose is on the page."""
    with serving.edited("docs/about.md", "# About this guide\n", "# About this guide\n\nSpun from wool.\n"):
        serving.wait_for_text("about/", "Spun from wool.")


def test_template_edit_appears(serving: MkDocsServer) -> None:
    """A new class in a template is on the page."""
    template = "certguide/site/templates/fact_table.html.jinja"
    with serving.edited(template, '<dl class="facts">', '<dl class="facts woven">'):
        serving.wait_for_text(PAGE, 'class="facts woven"')


def test_theme_edit_appears(serving: MkDocsServer) -> None:
    """A new class in a template of the theme is on the page."""
    with serving.edited("certguide/theme/partials/copyright.html", '<div class="md-copyright">', '<div class="spun">'):
        serving.wait_for_text(PAGE, 'class="spun"')


def test_stylesheet_edit_appears(serving: MkDocsServer) -> None:
    """A new value in a style sheet is served."""
    sheet = "certguide/theme/assets/styles/theme.css"
    with serving.edited(sheet, "html {\n  font-size: 125%;", "html {\n  widows: 7;\n  font-size: 125%;"):
        serving.wait("assets/styles/site.css", lambda css: "widows:7" in css.replace(" ", ""))


def test_catalogue_error_is_shown_above_the_last_good_site(serving: MkDocsServer) -> None:
    """Pages stay up with the error on top, and recover when it is fixed."""
    old, new = f"    {NAME}", f'    {NAME}    prize: "<img src=x onerror=alert(1)>"\n'
    with serving.edited(CATALOG, old, new):
        html = serving.wait_for_text(PAGE, "is not a field here")
        assert 'role="alert"' in html
        assert f"{CATALOG}:" in html
        assert "Certificate of Examples" in html
        assert "<img src=x" not in html
        assert "is not a field here" in serving.wait_for_text("roadmap/", "is not a field here")
    serving.wait(PAGE, lambda html: bool(html) and "is not a field here" not in html)
    assert "Traceback" not in serving.log.read_text(encoding="utf-8")


def test_second_error_replaces_the_first(serving: MkDocsServer) -> None:
    """After a wrong fix, the new error is shown instead of the old one."""
    file = serving.project / CATALOG
    before = file.read_text(encoding="utf-8")
    try:
        edit(file, f"    {NAME}", f"    {NAME}    prize: 1\n")
        serving.wait_for_text(PAGE, "prize")
        edit(file, "    prize: 1\n", "    prices: 1\n")
        serving.wait(PAGE, lambda html: "prices" in html and "prize" not in html)
    finally:
        file.write_text(before, encoding="utf-8")
    serving.wait(PAGE, lambda html: bool(html) and "is not a field here" not in html)


def test_macro_error_is_shown_on_its_page_only(serving: MkDocsServer) -> None:
    """The page with the call shows the error; the others don't."""
    with serving.edited("docs/about.md", "# About this guide\n", '# About this guide\n\n{{ policies("prize") }}\n'):
        serving.wait_for_text("about/", 'Did you mean "price"?')
        assert "Did you mean" not in serving.get("compare/")
    serving.wait("about/", lambda html: bool(html) and "Did you mean" not in html)


def test_page_that_cannot_be_read_shows_why(serving: MkDocsServer) -> None:
    """An unfinished merge is shown as an error on its page only, and the server goes on."""
    old, new = "# About this guide\n", "# About this guide\n\n<<<<<<< HEAD\n"
    with serving.edited("docs/about.md", old, new):
        html = serving.wait_for_text("about/", "An unfinished merge starts here.")
        assert "docs/about.md:" in unescape(html)
        assert "An unfinished merge" not in unescape(serving.get("compare/"))
    serving.wait("about/", lambda html: bool(html) and "An unfinished merge" not in html)
    assert "Traceback" not in serving.log.read_text(encoding="utf-8")
