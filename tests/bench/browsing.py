"""A browser for what has to be seen, and how soon the comparison answers in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from tests.answering import answers
from tests.bench.enlarged import enlarge
from tests.bench.runs import RUNS, build
from tests.browser import find_browser
from tests.published.guide import GUIDE
from tests.site.project import BASE, CATALOG, copy_project
from tests.site.site_server import serve_site

ROWS = (40, 1000)


def answering(here: Path) -> Iterator[tuple[str, str]]:
    """Measure the comparison with few rows and with many: from a press to the frame that shows what it did."""
    with browser() as chromium:
        if chromium is None:
            yield "no browser found", "not measured"
            return
        for rows in ROWS:
            project = copy_project(here / str(rows), GUIDE)
            there = len(yaml.safe_load((project / CATALOG).read_text(encoding="utf-8"))["credentials"])
            enlarge(project / CATALOG, rows - there)
            build(project, project / "site")
            with serve_site(project / "site", BASE) as home:
                page = chromium.new_page()
                page.goto(f"{home}compare/")
                for name, took in answers(page, RUNS):
                    yield f"{name}, {rows:,} rows", f"{took:.0f} ms"


@contextmanager
def browser() -> Iterator[Any]:
    """Yield a browser, or None where there is none."""
    program = find_browser()
    if program is None:
        yield None
        return
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(program), args=arguments)
        yield chromium
        chromium.close()
