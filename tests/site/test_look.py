"""The logo, icon and colours of a guide, as GUIDES.md shows how to set them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.site.building import Builds, NewProject
from tests.site.project import BASE, ROOT, edit
from tests.site.site_server import serve_site

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 24 24">'
    '<circle cx="12" cy="12" r="10"/></svg>'
)


@pytest.fixture(scope="module")
def own_look(build_once: Builds, new_project: NewProject) -> Path:
    """Build the sample guide with the settings and the style sheet of GUIDES.md."""
    section = (ROOT / "GUIDES.md").read_text(encoding="utf-8").partition("\n## Set the look\n")[2].partition("\n## ")[0]
    settings, sheet = re.findall(r"```\w+\n(.*?)```", section, re.DOTALL)
    project = new_project()
    edit(project / "mkdocs.yml", "theme: certguide\n", settings)
    (project / "docs/assets").mkdir()
    (project / "docs/assets/logo.svg").write_text(PICTURE, encoding="utf-8")
    (project / "docs/assets/own.css").write_text(sheet, encoding="utf-8")
    return build_once(project).folder


def test_logo_and_favicon_are_those_of_the_guide(own_look: Path) -> None:
    """A page of any depth shows them."""
    for page, root in (("index.html", ""), ("about/index.html", "../")):
        text = (own_look / page).read_text(encoding="utf-8")
        assert f'<link rel="icon" href="{root}assets/logo.svg">' in text
        logo = text.partition("md-logo")[2].partition("</a>")[0]
        assert f'<img src="{root}assets/logo.svg" alt="">' in logo
        assert "<svg" not in logo


@pytest.mark.parametrize(("scheme", "colour"), [("light", "rgb(27, 98, 49)"), ("dark", "rgb(160, 215, 171)")])
def test_own_colours_win(own_look: Path, window: Any, scheme: str, colour: str) -> None:
    """A link in a text has the colour of the guide's own sheet, on light and on dark pages, and the logo its size."""
    with serve_site(own_look, BASE) as home:
        page = window(color_scheme=scheme)
        page.goto(f"{home}about/")
        assert page.locator("article p a").first.evaluate("link => getComputedStyle(link).color") == colour
        logo = page.locator(".md-logo img")
        assert logo.evaluate("image => [image.complete, image.naturalWidth > 0]") == [True, True]
        assert logo.bounding_box()["height"] == 24
