"""The recipe of the README for a guide of one's own, followed to the letter."""

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
from tests.site.served import served
from tests.site.test_links import broken

PATIENCE = 60


def recipe() -> list[str]:
    """The commands of the README, without their remarks."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    part = text.partition("\n## A guide of your own\n")[2].partition("\n## ")[0]
    block = re.search(r"```\n(.*?)```", part, re.DOTALL)
    assert block
    return [line.partition("#")[0].strip() for line in block[1].splitlines()]


@pytest.fixture(scope="module")
def checkout(new_project: NewProject) -> Path:
    """The project as somebody has it after the set-up, which is not repeated here."""
    project = new_project()
    python = project / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    for name in ("locked", "ready"):
        (project / ".venv" / name).touch()
    return project


@pytest.fixture(scope="module")
def followed(checkout: Path) -> Path:
    """The same after all commands but the last, which serves."""
    for command in recipe()[:-1]:
        done = subprocess.run(command, shell=True, cwd=checkout, env=environment(), capture_output=True, text=True)  # noqa: S602 - the README is ours
        assert done.returncode == 0, done.stdout + done.stderr
    return checkout


@pytest.mark.skipif(not shutil.which("make"), reason="the recipe is made of make")
def test_the_recipe_makes_a_site(followed: Path) -> None:
    """A stranger gets a whole site, with links that lead somewhere and not one empty list."""
    site = RenderedSite(followed / "harbour/site", TODAY, followed / "harbour" / CATALOG, "/")
    assert {"", "roadmap/", "credentials/example-certificate/", "for/beginner/"} <= set(site.all_pages)
    # Published nowhere yet, the site has its address from the example, so only ways inside of it are looked at.
    none(line for line in broken(site) if not line.startswith("404.html"))
    for check in (
        test_pages.test_no_template_syntax_or_empty_value_is_shown,
        test_pages.test_list_items_and_values_are_not_empty,
        test_pages.test_article_markup_needs_no_repair,
    ):
        check(site)


def test_nothing_of_the_first_guide_is_in_it(followed: Path) -> None:
    """No page, no search index and no address speaks of the vendor whose guide stands beside it."""
    wrong = re.compile(r"(?<![a-z])aws\b|amazon|vega\b|\bUSD\b", re.IGNORECASE)
    files = [file for kind in ("html", "json", "xml") for file in (followed / "harbour/site").rglob(f"*.{kind}")]
    none([(file.name, found[0]) for file in files if (found := wrong.search(file.read_text(encoding="utf-8")))])


def test_where_there_is_no_voucher_nobody_speaks_of_one(followed: Path, window: Any) -> None:
    """Neither the pages nor the plan of a programme without vouchers promise any."""
    with served(followed / "harbour/site", "/guide/") as home:
        page = window()
        for address in ("roadmap/", "for/beginner/", "plan/#plan=1&follow=roadmap&example-certificate=2024-06-01"):
            page.goto(home + address)
            assert "100\xa0EUR" in page.locator("article").inner_text(), address
            assert "voucher" not in page.locator("article").inner_text(), address


def test_the_guide_beside_it_is_left_alone(followed: Path) -> None:
    """The folder of the new guide is all that the commands wrote."""
    assert not (followed / "site").exists()
    assert (followed / CATALOG).read_bytes() == (SAMPLE / CATALOG).read_bytes()


def test_the_last_command_serves_it(followed: Path) -> None:
    """The new guide is shown, and an edit of its catalogue is seen."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["make", *recipe()[-1].split()[1:], f"PORT={port}"]
    process = subprocess.Popen(
        command, cwd=followed, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        shows(f"http://127.0.0.1:{port}/guide/credentials/example-certificate/", "Certificate of Examples")
        file = followed / "harbour" / CATALOG
        file.write_text(file.read_text(encoding="utf-8").replace("of Examples", "of Herrings"), encoding="utf-8")
        shows(f"http://127.0.0.1:{port}/guide/credentials/example-certificate/", "Certificate of Herrings")
    finally:
        process.terminate()
        process.wait(PATIENCE)


def shows(address: str, text: str) -> None:
    """Waits until a page shows a text."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:
                if text in answer.read().decode():
                    return
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError(f"{address} does not show {text}")
