"""The build of catalogues with many more credentials, and advice at its largest."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from certguide.advice.renewal_cost import renewal_options
from certguide.advice.set_cover import cheapest_cover
from certguide.catalog.loading.loader import load_catalog
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.bench.enlarged import enlarge
from tests.bench.runs import RUNS, TODAY, Run, build, calls, least, python, timed
from tests.promises import key_days
from tests.published.guide import GUIDE
from tests.site.project import CATALOG, copy_project

SIZES = (50, 500, 1000, 5000)
ROUNDS = 2
"""Every size is built once in each, so that no size has the machine at its best; in the first, pictures are drawn."""
COUNTED = 1000
"""Counting calls takes twice as long; up to so many credentials it is done."""


def scale(here: Path) -> Iterator[tuple[str, str]]:
    """Check and build with more and more credentials, and what each of them took more than the size before."""
    projects = {number: enlarged(copy_project(here / str(number), GUIDE), number) for number in SIZES}
    rounds = [{number: build(project, here / "site") for number, project in projects.items()} for _ in range(ROUNDS)]
    before: tuple[int, Run, int] | None = None
    for number, project in projects.items():
        yield f"check with {number:,} more credentials", str(python(project, "certguide", "check"))
        run = least(one[number] for one in rounds)
        yield f"strict build with {number:,} more credentials", str(run)
        words = ("mkdocs", "build", "--site-dir", str(here / "site"))
        counted = calls(project, *words) if number <= COUNTED else 0
        if before:
            fewer, smaller, called = before
            yield (
                f"a credential more, from {fewer:,} to {number:,}",
                _each(run, smaller, number - fewer, counted - called),
            )
        before = (number, run, counted)


def enlarged(project: Path, number: int) -> Path:
    """By a process of its own: what this one ever held, the system counts among the memory of all it starts."""
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        other.submit(enlarge, project / CATALOG, number).result()
    return project


def _each(run: Run, smaller: Run, more: int, counted: int) -> str:
    slower, larger = run.processor - smaller.processor, run.megabytes - smaller.megabytes
    of_calls = f" {counted / more / 1000:.1f}k calls" if counted > 0 else ""
    return f"{1000 * slower / more:.1f} ms {1000 * larger / more:.0f} KB{of_calls}"


def advice(here: Path) -> Iterator[tuple[str, str]]:
    """Measure how much of the advice is proved, and the largest renewal: all that can be held, with all that renews."""
    catalog = load_catalog(GUIDE / CATALOG, TODAY)
    days, situations = key_days(catalog, TODAY), catalog.audiences
    product = f"{len(situations)} × {len(days)} = {len(situations) * len(days)}"
    yield "situations × days on which every stop is proved bookable", product
    held, given = list(catalog.by_id), renewal_options(CatalogOnDay(catalog, TODAY))
    taken = median(timed(lambda: cheapest_cover(held, given)) for _ in range(RUNS))
    yield f"cheapest renewal of all {len(held)} from {len(given)} offers", f"{1000 * taken:.1f} ms"
