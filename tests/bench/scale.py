"""The build of catalogues with many more credentials, and advice at its largest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from certguide.advice.covers import cheapest_cover
from certguide.advice.keeping import offers
from certguide.catalog.reading import read
from tests.advice.test_days import interesting
from tests.bench.enlarged import enlarge
from tests.bench.runs import RUNS, build, calls, middle, python, timed
from tests.conftest import TODAY
from tests.site.project import CATALOG, ROOT, copy_project

SIZES = (50, 500, 1000, 5000)
COUNTED = 1000
"""Counting calls takes twice as long, and a median several runs; up to so many credentials it is done."""


def scale(here: Path) -> Iterator[tuple[str, str]]:
    """Check and build with more and more credentials, and what each of them took more than the size before."""
    before: tuple[int, float, float, int] | None = None
    for number in SIZES:
        project = copy_project(here / str(number))
        enlarge(project / CATALOG, number)
        yield f"check with {number:,} more credentials", str(python(project, "certguide", "check"))
        run = middle(partial(build, project, here / "site"), 3 if number <= COUNTED else 1)
        yield f"strict build with {number:,} more credentials", str(run)
        words = ("mkdocs", "build", "--site-dir", str(here / "site"))
        counted = calls(project, *words) if number <= COUNTED else 0
        if before:
            more = number - before[0]
            slower, larger = run.processor - before[1], run.megabytes - before[2]
            each = f"{1000 * slower / more:.1f} ms {1000 * larger / more:.0f} KB"
            of_calls = f" {(counted - before[3]) / more / 1000:.1f}k calls" if counted else ""
            yield f"a credential more, from {before[0]:,} to {number:,}", each + of_calls
        before = (number, run.processor, run.megabytes, counted)


def advice(here: Path) -> Iterator[tuple[str, str]]:
    """How much of the advice is proved, and the largest renewal: all that can be held, with all that renews."""
    catalog = read(ROOT / CATALOG, TODAY)
    days, situations = interesting(catalog), catalog.audiences
    product = f"{len(situations)} × {len(days)} = {len(situations) * len(days)}"
    yield "situations × days on which every stop is proved bookable", product
    held, given = list(catalog.by_id), offers(catalog, TODAY)
    taken = median(timed(lambda: cheapest_cover(held, given)) for _ in range(RUNS))
    yield f"cheapest renewal of all {len(held)} from {len(given)} offers", f"{1000 * taken:.1f} ms"
