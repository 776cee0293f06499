"""Built sites, a server for them, and a browser: each made once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.browser import find_browser
from tests.site.kinds import STATES
from tests.site.pages import RenderedSite
from tests.site.project import BASE, CATALOG, LATER, ROOT, TODAY, build, copy_project, printed
from tests.site.served import served


def _built(project: Path, to: Path, today: date) -> RenderedSite:
    done = build(project, to, today)
    assert done.returncode == 0, printed(done)[-2000:]
    return RenderedSite(to, today, project / CATALOG, BASE)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> RenderedSite:
    """The guide as of 23 November 2026."""
    return _built(ROOT, tmp_path_factory.mktemp("site"), TODAY)


@pytest.fixture(scope="session")
def later_site(tmp_path_factory: pytest.TempPathFactory) -> RenderedSite:
    """The same guide on the first day of 2027."""
    return _built(ROOT, tmp_path_factory.mktemp("later"), LATER)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, to be broken at will."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def home(site: RenderedSite) -> Iterator[str]:
    """The address of the served guide."""
    with served(site.folder, BASE) as address:
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
    """Opens pages of a given size and scheme; closes them after the test."""
    opened = []

    def open_page(width: int = 1440, height: int = 900, **settings: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": height}, **settings)
        opened.append(context)
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture
def in_state(home: str, window: Any) -> Any:
    """Opens a page in one of the states of `kinds`, on 23 November 2026."""

    def open_state(name: str, **settings: Any) -> Any:
        page = window(**settings)
        page.clock.set_fixed_time("2026-11-23T12:00:00")
        STATES[name](page, home)
        return page

    return open_state
