"""The README's commands for a new guide, run one after the other."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.site import test_pages
from tests.site.building import NewProject
from tests.site.pages import RenderedSite, none
from tests.site.project import CATALOG, ROOT, SAMPLE, TODAY, environment
from tests.site.site_server import serve_site
from tests.site.test_links import broken_links

PATIENCE = 60


def readme_commands() -> list[str]:
    """Return the commands of the README without their comments."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    part = text.partition("\n## A guide of your own\n")[2].partition("\n## ")[0]
    block = re.search(r"```\n(.*?)```", part, re.DOTALL)
    assert block
    return [line.partition("#")[0].strip() for line in block[1].splitlines()]


@pytest.fixture(scope="module")
def checkout(new_project: NewProject) -> Path:
    """Copy the project with its environment set up."""
    project = new_project()
    python = project / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    for name in ("locked", "ready"):
        (project / ".venv" / name).touch()
    return project


@pytest.fixture(scope="module")
def built_checkout(checkout: Path) -> Path:
    """Run all commands but the last, which serves."""
    for command in readme_commands()[:-1]:
        process = subprocess.run(command, shell=True, cwd=checkout, env=environment(), capture_output=True, text=True)  # noqa: S602 - the README is ours
        assert process.returncode == 0, process.stdout + process.stderr
    return checkout


@pytest.mark.skipif(not shutil.which("make"), reason="the commands need make")
def test_commands_build_a_complete_site(built_checkout: Path) -> None:
    """The new guide has its pages, working links and no empty list."""
    site = RenderedSite(built_checkout / "harbour/site", TODAY, built_checkout / "harbour" / CATALOG, "/")
    assert {"", "roadmap/", "credentials/example-certificate/", "for/beginner/"} <= set(site.all_pages)
    # The site has the example's URL, so only its internal links are checked.
    none(line for line in broken_links(site) if not line.startswith("404.html"))
    for check in (
        test_pages.test_no_template_syntax_or_empty_value_is_shown,
        test_pages.test_list_items_and_values_are_not_empty,
        test_pages.test_article_markup_needs_no_repair,
    ):
        check(site)


def test_new_guide_has_nothing_of_the_first_guide(built_checkout: Path) -> None:
    """No page, search index or URL names the vendor of the first guide."""
    vendor = re.compile(r"(?<![a-z])aws\b|amazon|vega\b|\bUSD\b", re.IGNORECASE)
    files = [
        file for suffix in ("html", "json", "xml") for file in (built_checkout / "harbour/site").rglob(f"*.{suffix}")
    ]
    none([(file.name, match[0]) for file in files if (match := vendor.search(file.read_text(encoding="utf-8")))])


def test_programme_without_vouchers_mentions_none(built_checkout: Path, window: Any) -> None:
    """Neither pages nor plan of a programme without vouchers mention one."""
    with serve_site(built_checkout / "harbour/site", "/guide/") as home:
        page = window()
        for path in ("roadmap/", "for/beginner/", "renewal/#plan=1&follow=roadmap&example-certificate=2024-06-01"):
            page.goto(home + path)
            assert "100\xa0EUR" in page.locator("article").inner_text(), path
            assert "voucher" not in page.locator("article").inner_text(), path


def test_commands_leave_the_first_guide_unchanged(built_checkout: Path) -> None:
    """The commands write into the folder of the new guide only."""
    assert not (built_checkout / "site").exists()
    assert (built_checkout / CATALOG).read_bytes() == (SAMPLE / CATALOG).read_bytes()


def test_last_command_serves_the_new_guide(built_checkout: Path) -> None:
    """The new guide is served, and an edit of its catalogue appears."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["make", *readme_commands()[-1].split()[1:], f"PORT={port}"]
    process = subprocess.Popen(
        command, cwd=built_checkout, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for_text(f"http://127.0.0.1:{port}/guide/credentials/example-certificate/", "Certificate of Examples")
        file = built_checkout / "harbour" / CATALOG
        file.write_text(file.read_text(encoding="utf-8").replace("of Examples", "of Herrings"), encoding="utf-8")
        wait_for_text(f"http://127.0.0.1:{port}/guide/credentials/example-certificate/", "Certificate of Herrings")
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for_text(url: str, text: str) -> None:
    """Wait until a page shows a text."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=PATIENCE) as response:
                if text in response.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{url} does not show {text}")
