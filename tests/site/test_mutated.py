"""Mutated catalogues: an accepted one makes a complete site, a rejected one leaves the last site."""

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
from tests.cases import cases
from tests.catalog.mutated import Case, case
from tests.site.building import NewProject
from tests.site.checks import OF_ANY_SITE
from tests.site.formats import format_faults
from tests.site.pages import RenderedSite, none
from tests.site.project import BASE, CATALOG, build, printed
from tests.site.rendered import LEFTOVER, Render
from tests.site.small import TEXT, small_page

POSITION = re.compile(rf"{CATALOG}:\d+:\d+: .|docs/[a-z-]+\.md: .|'[a-z/-]+\.md'")


def accepted_cases(numbers: range) -> Iterator[tuple[Case, Catalog]]:
    """Yield the cases that can be read, with their catalogues."""
    for number in numbers:
        mutated_case = case(number)
        try:
            yield mutated_case, parse_catalog(mutated_case.data.decode("utf-8-sig"), mutated_case.today, CATALOG)
        except (CatalogError, UnicodeDecodeError):
            continue


@cache
def sample_cases() -> tuple[list[Case], list[Case]]:
    """Return some accepted and some rejected cases, each mutated in a different way."""
    numbers = range(10_000, 10_000 + cases())
    accepted = [mutated_case for mutated_case, _ in islice(accepted_cases(numbers), max(2, cases() // 150))]
    accepted_numbers = {mutated_case.number for mutated_case in accepted}
    rejected = [case(number) for number in numbers if number < max(accepted_numbers) and number not in accepted_numbers]
    return accepted, rejected[: max(2, cases() // 300)]


def test_type_with_levels_may_come_first() -> None:
    """Types may be in any order; a mutation found that the first list's heading needed the one before it."""
    head, first, rest = re.split(
        r"(?<=\nkinds:\n)(  - \{id: talk.*?sources: office\}\n)", TEXT, maxsplit=1, flags=re.DOTALL
    )
    swapped = f"{head}{rest.replace('levels:', f'{first}levels:', 1)}"
    html = str(MACROS["credentials"](small_page("credentials/", swapped)))
    assert html.index('id="paper"') < html.index('id="mate"') < html.index('id="talk"')


def test_accepted_catalogue_renders_without_errors(render_guide: Render) -> None:
    """Each page and file of an accepted catalogue is made, complete and valid."""
    errors = []
    for mutated_case, catalog in islice(accepted_cases(range(20_000, 20_000 + cases() * 2, 2)), cases() // 15):
        try:
            guide = render_guide(catalog, mutated_case.today, with_files=mutated_case.number % 4 == 0)
        except Exception as error:
            errors.append(f"{mutated_case}: {type(error).__name__}: {error}")
            continue
        errors += [f"{mutated_case}: {error}" for error in islice(guide.find_faults(), 3) if not guide.refused]
        errors += [f"{mutated_case}: {error}" for error in guide.refused if not POSITION.search(error)]
    none(errors)


@pytest.fixture(scope="module")
def shared_project(new_project: NewProject) -> Path:
    """Return a copy of the project for one catalogue after another; it has no list of permalinks."""
    return new_project()


def test_accepted_catalogue_builds_a_complete_site(shared_project: Path) -> None:
    """MkDocs builds an accepted catalogue, and links, headings, tables and files are valid."""
    for mutated_case in sample_cases()[0]:
        (shared_project / CATALOG).write_bytes(mutated_case.data)
        process = build(shared_project, shared_project / "site", mutated_case.today)
        if process.returncode:
            assert "Traceback" not in printed(process), f"{mutated_case}\n{printed(process)[-1500:]}"
            assert POSITION.search(printed(process)), f"{mutated_case}\n{printed(process)[-1500:]}"
            continue
        site = RenderedSite(shared_project / "site", mutated_case.today, shared_project / CATALOG, BASE)
        errors = [page.url for page in site.pages if LEFTOVER.search(page.text())]
        for file in site.folder.rglob("*"):
            if file.is_file() and file.suffix != ".html":
                errors += format_faults(file.name, file.read_bytes())
        none(f"{mutated_case}: {error}" for error in errors)
        for check in OF_ANY_SITE:
            try:
                check(site)
            except AssertionError as error:
                raise AssertionError(f"{mutated_case}: {error}") from None


def test_rejected_catalogue_fails_the_build(shared_project: Path) -> None:
    """MkDocs rejects it with positions and without a traceback, and writes nothing."""
    for mutated_case in sample_cases()[1]:
        (shared_project / CATALOG).write_bytes(mutated_case.data)
        process = build(shared_project, shared_project / "none", mutated_case.today)
        assert process.returncode, mutated_case
        assert "Traceback" not in printed(process), mutated_case
        assert POSITION.search(printed(process)), f"{mutated_case}\n{printed(process)}"
        assert not (shared_project / "none").exists()
