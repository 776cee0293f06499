"""Built sites, a server for them, and a browser: each made once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.browser import find_browser
from tests.published.guide import GUIDE
from tests.site.building import Builds, NewProject
from tests.site.fixed_time import fix_time
from tests.site.kinds import STATES
from tests.site.pages import RenderedSite
from tests.site.project import BASE, CACHE, GUIDES, LATER, ROOT, SAMPLE, TODAY, copy_project
from tests.site.rendered import Render, render_catalog
from tests.site.script_modules import serve_modules
from tests.site.shared_folders import make_once
from tests.site.site_server import serve_site


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of this test run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def build_once(shared_folder: Path) -> Builds:
    """Builds guides that no test changes."""
    return Builds(shared_folder)


@pytest.fixture(scope="session")
def new_project(
    tmp_path_factory: pytest.TempPathFactory, build_once: Builds, shared_folder: Path, sample_project: Path
) -> NewProject:
    """Makes a copy of the project with a guide, the sample or another, in a folder of any depth, to be changed."""

    def original(guide: Path) -> Path:
        if guide == SAMPLE:
            return sample_project
        return make_once(shared_folder / "projects" / guide.name, lambda folder: copy_project(folder, guide))

    def copy(below: str = ".", has_cache: bool = True, guide: Path = SAMPLE) -> Path:
        project = copy_project(tmp_path_factory.mktemp("copy") / below / "project", guide)
        if has_cache:
            shutil.copytree(build_once.cache_of(original(guide)), project / CACHE)
        return project

    return copy


@pytest.fixture(scope="session")
def render_guide() -> Render:
    """Makes every page of a guide without MkDocs."""
    return render_catalog


@pytest.fixture(scope="session")
def sample_project(shared_folder: Path) -> Path:
    """The project with the sample guide at its root and the others in their folders; read-only."""

    def copy(folder: Path) -> None:
        shutil.copytree(ROOT / GUIDES, copy_project(folder) / GUIDES)

    return make_once(shared_folder / "projects/sample", copy)


@pytest.fixture(scope="session")
def site(build_once: Builds, sample_project: Path) -> RenderedSite:
    """The sample guide as of 23 November 2026; read-only."""
    return build_once(sample_project)


@pytest.fixture(scope="session")
def later_site(build_once: Builds, sample_project: Path) -> RenderedSite:
    """The sample guide on the first day of 2027; read-only."""
    return build_once(sample_project, LATER)


@pytest.fixture(params=[TODAY, LATER], ids=str)
def each_site(request: pytest.FixtureRequest, build_once: Builds, sample_project: Path) -> RenderedSite:
    """The sample guide as of each of the two days in turn; read-only."""
    return build_once(sample_project, request.param)


@pytest.fixture(scope="session")
def published_guide(build_once: Builds, shared_folder: Path, published_day: date) -> RenderedSite:
    """The published guide on the day of its newest reading; read-only.

    Assert of it only what holds for any good state of the data: see tests/published.
    """

    def copy(folder: Path) -> None:
        copy_project(folder, GUIDE)

    return build_once(make_once(shared_folder / "projects/published", copy), published_day)


@pytest.fixture
def project(new_project: NewProject) -> Path:
    """A copy of the project for one test, to be changed at will."""
    return new_project()


@pytest.fixture(scope="session")
def home(site: RenderedSite) -> Iterator[str]:
    """The URL of the sample guide, served."""
    with serve_site(site.folder, BASE) as address:
        yield address


@pytest.fixture(scope="session")
def published_home(published_guide: RenderedSite) -> Iterator[str]:
    """The URL of the published guide, served."""
    with serve_site(published_guide.folder, BASE) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser."""
    program = find_browser()
    if program is None:
        says = "no Chromium or Chrome was found; name one with GUIDE_BROWSER"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(says)
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Any) -> Iterator[Any]:
    """Opens pages of a given size and scheme, on 23 November 2026; closes them after the test."""
    opened = []

    def open_page(width: int = 1440, height: int = 900, **settings: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": height}, **settings)
        opened.append(context)
        page = context.new_page()
        fix_time(page, "2026-11-23T12:00:00")
        return page

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def modules(home: str, chromium: Any) -> Iterator[Any]:
    """Yield a page for tests that import modules of the scripts and call their functions, which change no page."""
    page = chromium.new_page()
    fix_time(page, "2026-11-23T12:00:00")
    serve_modules(page)
    page.goto(f"{home}renewal/")
    yield page
    page.close()


@pytest.fixture
def in_state(home: str, window: Any) -> Any:
    """Opens a page in one of the states of `kinds`, on 23 November 2026."""

    def open_state(name: str, **settings: Any) -> Any:
        page = window(**settings)
        STATES[name](page, home)
        return page

    return open_state


@pytest.fixture(scope="module")
def comptia(build_once: Builds, sample_project: Path) -> RenderedSite:
    """Return the guide in tests/guides/comptia as of 23 November 2026."""
    return build_once(sample_project, guide="tests/guides/comptia")


@pytest.fixture(scope="module")
def comptia_home(comptia: RenderedSite) -> Iterator[str]:
    """Yield the URL of the served guide."""
    with serve_site(comptia.folder, BASE) as url:
        yield url
