"""The page on the API: every example is run against the served site, and says what is true."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import Any

import pytest

from tests.site.pages import RenderedSite

OWN = "https://owner.github.io/guide/"


def examples(site: RenderedSite, language: str) -> list[str]:
    """The samples of code in a language, as a reader copies them."""
    samples = site.page("api/").tree.iter("code")
    return ["".join(one.itertext()) for one in samples if one.get("class") == f"language-{language}"]


def run(home: str, command: list[str], code: str) -> list[str]:
    """The lines that a sample prints, with the site's address being that of the served one."""
    assert OWN in code
    done = subprocess.run([*command, code.replace(OWN, home)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_every_example_is_run_here(site: RenderedSite) -> None:
    """A new example needs a test."""
    counts = {language: len(examples(site, language)) for language in ("python", "javascript", "sh")}
    assert counts == {"python": 3, "javascript": 1, "sh": 1}
    assert sum(1 for _ in site.page("api/").main.iter("pre")) == sum(counts.values())


def test_what_ends_in_python(site: RenderedSite, home: str) -> None:
    """The first example prints the day it speaks for and every exam with a last day ahead."""
    head, *printed = run(home, [sys.executable, "-c"], examples(site, "python")[0])
    ending = [
        f"{exam.last} {one.short} {exam.code}"
        for one in site.catalog.credentials
        for exam in one.exams
        if exam.last and exam.first and exam.first.latest <= site.today <= exam.last.earliest
    ]
    assert head == f"As of {site.today}"
    assert printed == ending != []


def test_a_fee_in_python(site: RenderedSite, home: str) -> None:
    """The second prints a fee and where it was read."""
    printed = run(home, [sys.executable, "-c"], examples(site, "python")[1])
    level = site.catalog.level_by_id["associate"]
    assert level.price is not None
    assert printed[0] == f"{level.price.cents // 100} {level.price.currency}"
    assert any(line.startswith("read at https://") for line in printed[1:])


def test_the_next_step_in_python(site: RenderedSite, home: str) -> None:
    """The third prints the first step that is not done, with what is left of it."""
    (printed,) = run(home, [sys.executable, "-c"], examples(site, "python")[2])
    title, _, left = printed.partition(" → ")
    assert title in [step.title for step in site.catalog.roadmap]
    assert set(left.split(", ")) <= site.bookable() - {"cloud-practitioner", "developer-associate"}


@pytest.mark.browser
def test_the_roadmap_in_javascript(site: RenderedSite, home: str, window: Any) -> None:
    """The example in JavaScript prints a line a step."""
    page = window()
    page.goto(f"{home}api/")
    printed: list[str] = []
    page.on("console", lambda message: printed.append(message.text))
    (code,) = examples(site, "javascript")
    page.evaluate(f"async () => {{ {code.replace(OWN, home)} }}")
    assert [line.split(" ")[0] for line in printed] == [str(n + 1) for n in range(len(site.catalog.roadmap))]


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="curl and jq are not both here")
def test_fees_on_the_command_line(site: RenderedSite, home: str) -> None:
    """The example for the command line prints everything one can take."""
    printed = run(home, ["bash", "-c"], examples(site, "sh")[0])
    assert {line.split("\t")[0] for line in printed} == site.bookable()
    assert all(line.split("\t")[1] for line in printed)
