"""What visits load, and what programs fetch."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from certguide.catalog.loading.loader import load_catalog
from tests.bench.browsing import browser
from tests.bench.plain import default
from tests.bench.runs import RUNS, TODAY, build
from tests.published.guide import DOCS, GUIDE
from tests.site.kinds import page_kinds
from tests.site.project import BASE, CATALOG, copy_project
from tests.site.site_server import serve_site
from tests.site.weight import Weight, pages_with_budget, weigh


def size(here: Path) -> Iterator[tuple[str, str]]:
    """Measure a first visit to a page of each kind, a second visit after it, and a default page of the theme."""
    build(copy_project(here / "project", GUIDE), here / "site")
    build(default(here / "default"), here / "default-site")
    with browser() as chromium:
        if chromium is None:
            yield "no browser found", "not measured"
            return
        with serve_site(here / "site", BASE) as home:
            first = weigh(chromium, home)
            catalog = load_catalog(GUIDE / CATALOG, TODAY)
            for kind, address in pages_with_budget(page_kinds(catalog, TODAY, DOCS)).items():
                weight = weigh(chromium, home + address)
                yield f"{kind}: {weight.nodes:,} nodes", _told(weight, weight.after(first))
        with serve_site(here / "default-site", BASE) as home:
            yield "a default page of the theme", _told(weigh(chromium, home))


def _told(weight: Weight, second: tuple[int, int] | None = None) -> str:
    others = f"+{weight.foreign} foreign" if weight.foreign else ""
    again = f"{second[0]:>5} {second[1] / 1000:5.1f}" if second else ""
    return f"{weight.first_paint / 1000:5.1f} {weight.requests:>5}{others} {weight.bytes / 1000:5.1f} {again}"


def programs(here: Path) -> Iterator[tuple[str, str]]:
    """Measure what programs fetch, as it is and compressed, and what making it adds to a build."""
    project = copy_project(here / "project", GUIDE)
    build(project, here / "site")
    for name in ("api/v1/catalog.json", "api/v1/roadmap.json", "api/v1/plan.json", "calendar.ics"):
        content = (here / "site" / name).read_bytes()
        yield f"/{name}", f"{len(content) / 1000:.0f} KB  {len(gzip.compress(content, 9)) / 1000:5.1f} KB"
    for title, pattern in (
        ("a credential's JSON, on average", "api/v1/credentials/*.json"),
        ("a calendar", "*/*/*.ics"),
    ):
        sizes = [file.stat().st_size for file in (here / "site").glob(pattern)]
        yield f"{title}, of {len(sizes)}", f"{sum(sizes) / len(sizes) / 1000:.1f} KB"
    for name in ("api.documents.api_files", "calendars.calendars"):
        yield f"making {name.rpartition('.')[2]}", f"{1000 * _making(project, name):.0f} ms"


def _making(project: Path, name: str) -> float:
    """Return the processor's seconds for one kind of files, what it imports included, once the pages are made."""
    module, _, function = name.rpartition(".")
    code = f"""
import time
from datetime import date
from pathlib import Path
from certguide.catalog.loading.loader import load_catalog
from certguide.site.context.site import Site
from certguide.site.pages.all_pages import generated_pages
today = date.fromisoformat("{TODAY}")
site = Site(load_catalog(Path("{CATALOG}"), today), today, url="https://example.org/")
generated_pages(site)
start = time.process_time()
from certguide.site.outputs.{module} import {function}
dict({function}(site))
print(time.process_time() - start)
"""
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, cwd=project, capture_output=True, text=True, check=True) for _ in range(RUNS)]
    return median(float(run.stdout) for run in runs)
