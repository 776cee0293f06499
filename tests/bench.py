"""Figures of speed, size and scale, measured here and now: `make bench`."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlsplit

import yaml

from certguide.advice.covers import cheapest_cover
from certguide.advice.keeping import offers
from certguide.catalog.reading import read
from tests.advice.test_days import interesting
from tests.answering import answers
from tests.browser import find_browser
from tests.conftest import TODAY
from tests.site.project import BASE, CATALOG, ROOT, copy_project, environment
from tests.site.served import served
from tests.site.serving import serve

RUNS = 5
SIZES = (50, 500)
ROWS = (40, 1000)

DUMP = """
from pathlib import Path
import yaml
from mkdocs.plugins import event_priority

@event_priority(-100)
def on_page_markdown(markdown, page, config, files):
    from certguide.site.aside import put_back

    markdown = put_back(markdown, page.meta["fragments"])
    meta = {key: page.meta[key] for key in ("title", "description") if key in page.meta}
    to = Path(config.config_file_path).with_name("plain") / "docs" / page.file.src_uri
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_text(f"---\\n{yaml.safe_dump(meta)}---\\n\\n{markdown}", encoding="utf-8")
"""
"""A hook that writes each page down as the Markdown that is left when all macros have run."""


@dataclass(frozen=True)
class Run:
    """What one command took."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Visit:
    """What a browser fetched for one page, with nothing cached."""

    requests: int
    kilobytes: float
    foreign: int


def main() -> None:
    """Measures everything and prints a table."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        for title, measure in SECTIONS.items():
            print(f"\n{title}")
            for name, value in measure(here / str(len(list(here.iterdir())))):
                print(f"  {name:<58} {value:>24}", flush=True)


def speed(here: Path) -> Iterator[tuple[str, str]]:
    """The check and the build, and the build of the same pages without us."""
    project = copy_project(here / "project")
    checked = _median(lambda: _python(project, "certguide", "check"))
    yield "check of the catalogue", _told(checked)
    _committed(project)
    compared = _median(lambda: _python(project, "certguide", "check"))
    yield "check that compares it with what is published", _told(compared)
    built = _median(lambda: _build(project, here / "site"))
    yield "strict build", _told(built)
    plain = _plain(project)
    bare = _median(lambda: _build(plain, here / "plain-site"))
    yield "build of the same pages as plain Markdown", _told(bare)
    yield "ratio of the two builds", f"{built.seconds / bare.seconds:.2f}"
    yield "pages", str(len(list((here / "site").rglob("*.html"))))


def _committed(project: Path) -> None:
    """Puts the project under git, with an edit of the catalogue that is not committed."""
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "Published"]):
        subprocess.run(["git", "-C", str(project), *words], check=True)
    file = project / CATALOG
    file.write_text(file.read_text(encoding="utf-8") + "# A remark.\n", encoding="utf-8")


def saving(here: Path) -> Iterator[tuple[str, str]]:
    """From saving a file to the page that shows it, while serving."""
    project = copy_project(here / "project")
    with serve(project) as serving:
        for name, file, page, old in (
            ("the catalogue", CATALOG, "", "title: What AWS certification should I get?"),
            ("a page", "docs/about.md", "about/", "# About this guide"),
        ):
            yield f"from saving {name} to seeing it", f"{median(_seen(serving, file, page, old)):.2f} s"


def _seen(serving: Any, file: str, page: str, old: str) -> Iterator[float]:
    for number in range(3):
        word = f"Edition {number}"
        with serving.edited(file, old, f"{old} {word}"):
            start = time.perf_counter()
            serving.shows(page, word)
            yield time.perf_counter() - start
        serving.wait(page, lambda html, word=word: bool(html) and word not in html)


def size(here: Path) -> Iterator[tuple[str, str]]:
    """What a first visit loads, gzip -9, and what a default Material page does."""
    program = find_browser()
    if program is None:
        yield "no browser found", "not measured"
        return
    project = copy_project(here / "project")
    _build(project, here / "site")
    _build(_default(here / "default"), here / "default-site")
    with _browser(program) as browser:
        with served(here / "site", BASE) as home:
            for address in ("", "compare/", "credentials/developer-associate/"):
                yield f"first visit to /{address}", _visited(_visit(browser, home + address))
        with served(here / "default-site", BASE) as home:
            yield "first visit to a default Material page", _visited(_visit(browser, home))


def programs(here: Path) -> Iterator[tuple[str, str]]:
    """What programs fetch, as it is and compressed, and what making it adds to a build."""
    project = copy_project(here / "project")
    _build(project, here / "site")
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
    """The processor's seconds for one kind of files, what it imports included, once the pages are made."""
    module, _, function = name.rpartition(".")
    code = f"""
import time
from datetime import date
from pathlib import Path
from certguide.catalog.reading import read
from certguide.site.pages import made_pages
from certguide.site.edition import Edition
edition = Edition(read(Path("{CATALOG}"), date(2026, 11, 23)), date(2026, 11, 23), site="https://example.org/")
made_pages(edition)
start = time.process_time()
from certguide.site.{module} import {function}
{function}(edition)
print(time.process_time() - start)
"""
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, cwd=project, capture_output=True, text=True, check=True) for _ in range(RUNS)]
    return median(float(run.stdout) for run in runs)


def scale(here: Path) -> Iterator[tuple[str, str]]:
    """The build of a catalogue with many more credentials."""
    took = {}
    for number in SIZES:
        project = copy_project(here / str(number))
        _enlarge(project / CATALOG, number)
        checked = _median(lambda project=project: _python(project, "certguide", "check"), runs=3)
        took[number] = _median(lambda project=project: _build(project, here / "site"), runs=3)
        yield f"check with {number} more credentials", _told(checked)
        yield f"strict build with {number} more credentials", _told(took[number])
    few, many = SIZES
    each = (took[many].seconds - took[few].seconds) / (many - few)
    yield "build time of one more credential", f"{1000 * each:.1f} ms"


def advice(here: Path) -> Iterator[tuple[str, str]]:
    """How much of the advice is proved, and the largest renewal: all that can be held, with all that renews."""
    catalog = read(ROOT / CATALOG, TODAY)
    days, situations = interesting(catalog), catalog.audiences
    product = f"{len(situations)} × {len(days)} = {len(situations) * len(days)}"
    yield "situations × days on which every stop is proved bookable", product
    held, given = list(catalog.by_id), offers(catalog, TODAY)
    taken = median(_timed(lambda: cheapest_cover(held, given)) for _ in range(RUNS))
    yield f"cheapest renewal of all {len(held)} from {len(given)} offers", f"{1000 * taken:.1f} ms"


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def answering(here: Path) -> Iterator[tuple[str, str]]:
    """The comparison in a browser with few rows and with many: from a press to the frame that shows what it did."""
    program = find_browser()
    if program is None:
        yield "no browser found", "not measured"
        return
    with _browser(program) as browser:
        for rows in ROWS:
            project = copy_project(here / str(rows))
            there = len(yaml.safe_load((project / CATALOG).read_text(encoding="utf-8"))["credentials"])
            _enlarge(project / CATALOG, rows - there)
            _build(project, project / "site")
            with served(project / "site", BASE) as home:
                page = browser.new_page()
                page.goto(f"{home}compare/")
                for name, took in answers(page, RUNS):
                    yield f"{name}, {rows:,} rows", f"{took:.0f} ms"


SECTIONS: dict[str, Callable[[Path], Iterator[tuple[str, str]]]] = {
    f"Speed (medians of {RUNS} runs; wall time, peak memory)": speed,
    "Editing (medians of 3)": saving,
    "Size (requests, compressed)": size,
    f"For programs (as it is, gzip -9; medians of {RUNS})": programs,
    "Scale (medians of 3)": scale,
    f"Comparing (medians of {RUNS}, in the browser)": answering,
    f"Advice (medians of {RUNS})": advice,
}


def _python(project: Path, *words: str) -> Run:
    """One run of a Python module, with the time and the memory it took."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *words],
        cwd=project,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(words)} failed:\n{said.decode()}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(took, usage.ru_maxrss * unit / 1e6)


def _build(project: Path, to: Path) -> Run:
    strict = ["--strict"] if (project / CATALOG).exists() else []
    return _python(project, "mkdocs", "build", *strict, "--site-dir", str(to))


def _median(measure: Callable[[], Run], runs: int = RUNS) -> Run:
    """The medians of several runs."""
    taken = [measure() for _ in range(runs)]
    return Run(median(run.seconds for run in taken), median(run.megabytes for run in taken))


def _told(run: Run) -> str:
    return f"{run.seconds:.2f} s  {run.megabytes:5.0f} MB"


def _plain(project: Path) -> Path:
    """A project of the very pages that macros and hook made, with theme and search but without either."""
    (project / "dump.py").write_text(DUMP, encoding="utf-8")
    hooks = {"INHERIT": "mkdocs.yml", "hooks": ["certguide/site/mkdocs_hook.py", "dump.py"]}
    (project / "dump.yml").write_text(yaml.safe_dump(hooks), encoding="utf-8")
    _python(project, "mkdocs", "build", "--config-file", "dump.yml", "--site-dir", str(project / "dumped"))
    plain = project / "plain"
    shutil.copytree(project / "certguide/site/theme/assets", plain / "docs/assets")
    (plain / "mkdocs.yml").write_text(yaml.safe_dump(_plain_settings()), encoding="utf-8")
    return plain


def _plain_settings() -> dict[str, Any]:
    settings = yaml.load((ROOT / "certguide/site/guide.yml").read_text(encoding="utf-8"), Loader=_Settings)  # noqa: S506 - see there
    settings["nav"] = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=_Settings)["nav"]  # noqa: S506
    kept = ("nav", "theme", "markdown_extensions", "extra_css")
    return {"site_name": "Plain", "plugins": ["search"], **{name: settings[name] for name in kept}}


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml, whose !ENV values do not matter here."""


_Settings.add_constructor("!ENV", lambda loader, node: None)


def _default(project: Path) -> Path:
    """The smallest project there is, with the theme as it comes."""
    (project / "docs").mkdir(parents=True)
    (project / "docs/index.md").write_text("# Hello\n\nA page.\n", encoding="utf-8")
    (project / "mkdocs.yml").write_text("site_name: Default\ntheme: {name: material}\n", encoding="utf-8")
    return project


def _enlarge(file: Path, number: int) -> None:
    """Adds credentials to a catalogue: ordinary ones, with an exam, a source and a doubt."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    source, level = data["sources"][0]["id"], data["levels"][0]["id"]
    for one in range(number):
        data["credentials"].append(
            {
                "id": f"made-up-{one:04}",
                "name": f"Made-up Credential {one:04}",
                "short": f"Made-up {one:04}",
                "level": level,
                "about": "It exists to be counted. It is for nobody.",
                "exams": [{"code": f"M{one:04}-C01", "from": "2020", "to": "2024-05-31"}, _newest(one)],
                "sources": source,
                "doubts": [{"about": "price", "kind": "unconfirmed", "says": "Nobody has paid it yet."}],
            }
        )
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _newest(one: int) -> dict[str, Any]:
    domains = [{"name": f"Domain {number}", "weight": 25} for number in range(4)]
    return {"code": f"M{one:04}-C02", "from": "2024-06-01", "domains": domains}


@contextmanager
def _browser(program: Path) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=arguments)
        yield browser
        browser.close()


def _visit(browser: Any, address: str) -> Visit:
    """Everything a fresh browser fetches for a page; nobody else is really asked."""
    page = browser.new_context().new_page()
    own = urlsplit(address).netloc
    responses: list[Any] = []
    foreign: list[str] = []

    def choose(route: Any) -> None:
        if urlsplit(route.request.url).netloc == own:
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    page.route("**/*", choose)
    page.on("response", lambda response: responses.append(response))
    page.goto(address, wait_until="networkidle")
    bodies = [response.body() for response in responses if response.ok]
    return Visit(len(bodies), sum(min(len(gzip.compress(one, 9)), len(one)) for one in bodies) / 1000, len(foreign))


def _visited(visit: Visit) -> str:
    others = f" + {visit.foreign} foreign" if visit.foreign else ""
    return f"{visit.requests}{others}  {visit.kilobytes:6.1f} KB"


if __name__ == "__main__":
    main()
