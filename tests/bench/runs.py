"""One run of a command, and the median of several."""

from __future__ import annotations

import os
import pstats
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import median

from tests.published.guide import PUBLISHED, newest_reading
from tests.site.project import CATALOG, environment

RUNS = 5
_EDITED = re.compile(r"^( +about: [\"']?)(.)", re.MULTILINE)
TODAY = newest_reading(PUBLISHED.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Run:
    """What one command took: on the clock, of the processor, and of memory at most."""

    seconds: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        return f"{self.processor:.2f} s  {self.megabytes:5.0f} MB"


def python(project: Path, *words: str) -> Run:
    """Run a Python module once."""
    return program(project, sys.executable, "-m", *words)


def program(project: Path, *words: str) -> Run:
    """Run a command once."""
    start = time.perf_counter()
    process = subprocess.Popen(
        words,
        cwd=project,
        env={name: value for name, value in environment(TODAY).items() if name != "PYTHONDONTWRITEBYTECODE"},
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
    return Run(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit / 1e6)


def build(project: Path, to: Path) -> Run:
    """Build once, strictly where the site is ours."""
    strict = ["--strict"] if (project / CATALOG).exists() else []
    return python(project, "mkdocs", "build", *strict, "--site-dir", str(to))


def build_after_edit(project: Path, to: Path) -> Run:
    """Build once after an edit of a credential, which is on its page and in the comparison."""
    file = project / CATALOG
    file.write_text(_EDITED.sub(r"\1Indeed, \2", file.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    return build(project, to)


def middle(runs: Iterable[Run]) -> Run:
    """Return the medians of several runs."""
    return _of_each(median, runs)


def least(runs: Iterable[Run]) -> Run:
    """Return the smallest of each measure in several runs: what the rest of the machine disturbed least."""
    return _of_each(min, runs)


def _of_each(choose: Callable[[list[float]], float], runs: Iterable[Run]) -> Run:
    taken = list(runs)
    return Run(*(choose([getattr(run, field.name) for run in taken]) for field in fields(Run)))


def timed(work: Callable[[], object]) -> float:
    """Seconds on the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def calls(project: Path, *words: str) -> int:
    """Function calls of a Python module's run: a measure that no other work on the machine can move."""
    profile = project / "calls.profile"
    python(project, "cProfile", "-o", str(profile), "-m", *words)
    found = pstats.Stats(str(profile)).total_calls  # type: ignore[attr-defined]
    profile.unlink()
    return int(found)
