"""The build of catalogues with many more credentials, and advice at its largest."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from certguide.advice.renewal_cost import renewal_options
from certguide.advice.set_cover import cheapest_cover
from certguide.catalog.loading.loader import load_catalog
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.bench.enlarged import enlarge
from tests.bench.runs import RUNS, TODAY, Run, build, build_after_edit, least, python, timed
from tests.promises import key_days
from tests.published.guide import GUIDE
from tests.site.project import CATALOG, copy_project

SIZES = (50, 500, 1000, 5000)
ROUNDS = 2
"""Every size is built in each, so that no size has the machine at its best."""


def scale(here: Path) -> Iterator[tuple[str, str]]:
    """Check and build with more and more credentials, and what each of them took more than the size before."""
    projects, site = (
        {number: enlarged(copy_project(here / str(number), GUIDE), number) for number in SIZES},
        here / "site",
    )
    for project in projects.values():
        build(project, site)  # which draws the pictures
    kinds = {"an edit": build_after_edit, "no edit": build}
    rounds = [
        {
            (number, kind): build_one(project, site)
            for number, project in projects.items()
            for kind, build_one in kinds.items()
        }
        for _ in range(ROUNDS)
    ]
    for number, project in projects.items():
        yield f"check with {number:,} more credentials", str(python(project, "certguide", "check"))
    for kind in kinds:
        runs = {number: least(one[number, kind] for one in rounds) for number in SIZES}
        for number, run in runs.items():
            yield f"strict build after {kind} with {number:,} more credentials", str(run)
        for fewer, more in pairwise(SIZES):
            yield f"a credential more, from {fewer:,} to {more:,}", _each(runs[more], runs[fewer], more - fewer)


def enlarged(project: Path, number: int) -> Path:
    """By a process of its own: what this one ever held, the system counts among the memory of all it starts."""
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        other.submit(enlarge, project / CATALOG, number).result()
    return project


def _each(run: Run, smaller: Run, more: int) -> str:
    slower, larger = run.processor - smaller.processor, run.megabytes - smaller.megabytes
    return f"{1000 * slower / more:.1f} ms {1000 * larger / more:.0f} KB"


def advice(here: Path) -> Iterator[tuple[str, str]]:
    """Measure how much of the advice is proved, and the largest renewal: all that can be held, with all that renews."""
    catalog = load_catalog(GUIDE / CATALOG, TODAY)
    days, situations = key_days(catalog, TODAY), catalog.audiences
    product = f"{len(situations)} × {len(days)} = {len(situations) * len(days)}"
    yield "situations × days on which every stop is proved bookable", product
    held, given = list(catalog.by_id), renewal_options(CatalogOnDay(catalog, TODAY))
    taken = median(timed(lambda: cheapest_cover(held, given)) for _ in range(RUNS))
    yield f"cheapest renewal of all {len(held)} from {len(given)} offers", f"{1000 * taken:.1f} ms"
