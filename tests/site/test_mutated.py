"""Whatever is done to the catalogue: what is accepted makes a whole site, and what is refused leaves the last one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import pytest

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError
from certguide.site.macros.registry import MACROS
from tests.catalog.mutated import Case, case, cases
from tests.site.building import NewProject
from tests.site.checks import OF_ANY_SITE
from tests.site.formats import format_faults
from tests.site.pages import RenderedSite, none
from tests.site.project import BASE, CATALOG, build, printed
from tests.site.rendered import LEFT, Render
from tests.site.small import TEXT, small_page

PLACE = re.compile(rf"{CATALOG}:\d+:\d+: .|docs/[a-z-]+\.md: .|'[a-z/-]+\.md'")


def accepted(numbers: range) -> Iterator[tuple[Case, Catalog]]:
    """The cases that are read."""
    for number in numbers:
        one = case(number)
        try:
            yield one, parse_catalog(one.data.decode("utf-8-sig"), one.today, CATALOG)
        except (CatalogError, UnicodeDecodeError):
            continue


@cache
def few() -> tuple[list[Case], list[Case]]:
    """A handful that is accepted and a handful that is not, each changed in a way of its own."""
    numbers = range(10_000, 10_000 + cases())
    good = [one for one, _ in islice(accepted(numbers), max(4, cases() // 100))]
    read = {one.number for one in good}
    bad = [case(number) for number in numbers if number < max(read) and number not in read]
    return good, bad[: max(3, cases() // 300)]


def test_a_kind_with_levels_may_come_first() -> None:
    """The order of kinds is free (found by mutation: the first list's heading asked for the one before it)."""
    head, first, rest = re.split(
        r"(?<=\nkinds:\n)(  - \{id: talk.*?sources: office\}\n)", TEXT, maxsplit=1, flags=re.DOTALL
    )
    swapped = f"{head}{rest.replace('levels:', f'{first}levels:', 1)}"
    html = str(MACROS["credentials"](small_page("credentials/", swapped)))
    assert html.index('id="paper"') < html.index('id="mate"') < html.index('id="talk"')


def test_what_is_accepted_can_be_shown(render_guide: Render) -> None:
    """Every page and file is made, without an error, a value left out or markup that does not parse."""
    wrong = []
    for one, catalog in islice(accepted(range(20_000, 20_000 + cases() * 2, 2)), cases() // 15):
        try:
            made = render_guide(catalog, one.today, with_files=one.number % 4 == 0)
        except Exception as error:
            wrong.append(f"{one}: {type(error).__name__}: {error}")
            continue
        wrong += [f"{one}: {says}" for says in islice(made.find_faults(), 3) if not made.refused]
        wrong += [f"{one}: {says}" for says in made.refused if not PLACE.search(says)]
    none(wrong)


@pytest.fixture(scope="module")
def workshop(new_project: NewProject) -> Path:
    """A copy of the project in which one catalogue after the other is put; it has no list of permalinks."""
    return new_project()


def test_what_is_accepted_builds_a_whole_site(workshop: Path) -> None:
    """MkDocs builds it, and links, anchors, headings, tables and every file are as they should be."""
    for one in few()[0]:
        (workshop / CATALOG).write_bytes(one.data)
        done = build(workshop, workshop / "site", one.today)
        if done.returncode:
            assert "Traceback" not in printed(done), f"{one}\n{printed(done)[-1500:]}"
            assert PLACE.search(printed(done)), f"{one}\n{printed(done)[-1500:]}"
            continue
        site = RenderedSite(workshop / "site", one.today, workshop / CATALOG, BASE)
        wrong = [page.url for page in site.pages if LEFT.search(page.text())]
        for file in site.folder.rglob("*"):
            if file.is_file() and file.suffix != ".html":
                wrong += format_faults(file.name, file.read_bytes())
        none(f"{one}: {says}" for says in wrong)
        for holds in OF_ANY_SITE:
            try:
                holds(site)
            except AssertionError as error:
                raise AssertionError(f"{one}: {error}") from None


def test_what_is_refused_is_refused_by_mkdocs_too(workshop: Path) -> None:
    """The build fails with the places and without a traceback, and nothing is written."""
    for one in few()[1]:
        (workshop / CATALOG).write_bytes(one.data)
        done = build(workshop, workshop / "none", one.today)
        assert done.returncode, one
        assert "Traceback" not in printed(done), one
        assert PLACE.search(printed(done)), f"{one}\n{printed(done)}"
        assert not (workshop / "none").exists()
