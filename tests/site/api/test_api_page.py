"""The page docs/api.md of the published guide: every example is run against the served site, and says what is true."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import Any

import pytest

from tests.site.pages import RenderedSite

OWN = "https://owner.github.io/guide/"


@pytest.fixture(autouse=True)
def api_page(published_guide: RenderedSite) -> None:
    """Skip a guide that doesn't document its API."""
    if "api/" not in published_guide.all_pages:
        pytest.skip("the guide has no page about its API")


def examples(site: RenderedSite, language: str) -> list[str]:
    """Return the samples of code in a language, as a reader copies them."""
    samples = site.page("api/").tree.iter("code")
    return ["".join(one.itertext()) for one in samples if one.get("class") == f"language-{language}"]


def run(home: str, command: list[str], code: str) -> list[str]:
    """Run a sample, and return the lines that it prints, with the site's address being that of the served one."""
    assert OWN in code
    done = subprocess.run([*command, code.replace(OWN, home)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_every_example_is_run_here(published_guide: RenderedSite) -> None:
    """A new example needs a test."""
    counts = {language: len(examples(published_guide, language)) for language in ("python", "javascript", "sh")}
    assert counts == {"python": 3, "javascript": 1, "sh": 1}
    assert sum(1 for _ in published_guide.page("api/").main.iter("pre")) == sum(counts.values())


def test_what_ends_in_python(published_guide: RenderedSite, published_home: str) -> None:
    """The first example prints the day it speaks for and every exam with a last day ahead."""
    head, *printed = run(published_home, [sys.executable, "-c"], examples(published_guide, "python")[0])
    ending = [
        f"{exam.last} {one.short} {exam.code}"
        for one in published_guide.catalog.credentials
        for exam in one.exams
        if exam.last and exam.first and exam.first.latest <= published_guide.today <= exam.last.earliest
    ]
    assert head == f"As of {published_guide.today}"
    assert printed == ending


def test_a_fee_in_python(published_guide: RenderedSite, published_home: str) -> None:
    """The second prints a price and where it was read, or what is unsure about it."""
    (code,) = [code for code in examples(published_guide, "python") if '["facts"]["price"]' in code]
    path = re.search(rf"{re.escape(OWN)}([^\"]+)", code)
    assert path
    document = json.loads((published_guide.folder / path[1]).read_text(encoding="utf-8"))
    value = document["credential"]["facts"]["price"].get("value", {"text": "not known"})
    price, *sources = run(published_home, [sys.executable, "-c"], code)
    assert price == value["text"]
    assert sources
    assert all(line.startswith(("source: https://", "doubt: ")) for line in sources)


def test_the_next_step_in_python(published_guide: RenderedSite, published_home: str) -> None:
    """The third prints the first step that is not done, with what is left of it."""
    (printed,) = run(published_home, [sys.executable, "-c"], examples(published_guide, "python")[2])
    title, _, left = printed.partition(" → ")
    assert title in [step.title for step in published_guide.catalog.roadmap]
    assert set(left.split(", ")) <= published_guide.bookable()


def test_the_roadmap_in_javascript(published_guide: RenderedSite, published_home: str, window: Any) -> None:
    """The example in JavaScript prints a line a step."""
    page = window()
    page.goto(f"{published_home}api/")
    printed: list[str] = []
    page.on("console", lambda message: printed.append(message.text))
    (code,) = examples(published_guide, "javascript")
    page.evaluate(f"async () => {{ {code.replace(OWN, published_home)} }}")
    assert [line.split(" ")[0] for line in printed] == [str(n + 1) for n in range(len(published_guide.catalog.roadmap))]


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="curl and jq are not both here")
def test_fees_on_the_command_line(published_guide: RenderedSite, published_home: str) -> None:
    """The example for the command line prints everything one can take."""
    printed = run(published_home, ["bash", "-c"], examples(published_guide, "sh")[0])
    assert {line.split("\t")[0] for line in printed} == published_guide.bookable()
    assert all(line.split("\t")[1] for line in printed)
