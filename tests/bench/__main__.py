"""Figures of speed, size and scale, measured here and now: `make bench`; with a file, also written into it."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.browsing import answering
from tests.bench.engines import engines
from tests.bench.runs import RUNS
from tests.bench.scale import ROUNDS, advice, scale
from tests.bench.size import programs, size
from tests.bench.speed import saving, speed

START, END = "<!-- figures -->", "<!-- /figures -->"

SECTIONS: dict[str, Callable[[Path], Iterator[tuple[str, str]]]] = {
    f"Speed (medians of {RUNS} runs; processor time, peak memory)": speed,
    "Editing (medians of 3; on the clock)": saving,
    "Size (KB before the first paint; requests and KB of a first visit; the same once the home page was visited)": size,
    f"For programs (as it is, gzip -9; medians of {RUNS})": programs,
    f"Scale (the least of {ROUNDS} rounds through all sizes; processor time, peak memory)": scale,
    "Engines on the same pages (processor time, peak memory, ratio to plain MkDocs)": engines,
    f"Comparing (medians of {RUNS}, in the browser)": answering,
    f"Advice (medians of {RUNS})": advice,
}


def main(*names: str) -> None:
    """Measures everything and prints it; ``names`` are files to write it into."""
    lines = [machine()]
    print(lines[0])
    with tempfile.TemporaryDirectory() as folder:
        for number, (title, measure) in enumerate(SECTIONS.items()):
            lines += ["", title]
            print(f"\n{title}")
            for name, value in measure(Path(folder, str(number))):
                lines.append(f"  {name:<58} {value:>32}")
                print(lines[-1], flush=True)
    for name in names:
        file = Path(name)
        before, _, rest = file.read_text(encoding="utf-8").partition(START)
        after = rest.partition(END)[2]
        figures = "\n".join(lines)
        file.write_text(f"{before}{START}\n```text\n{figures}\n```\n{END}{after}", encoding="utf-8")


def machine() -> str:
    """Return the day, and what kind of machine this is, its name aside."""
    day = datetime.now(UTC).date().isoformat()
    load = f", {os.getloadavg()[0]:.0f} programs waiting for them" if hasattr(os, "getloadavg") else ""
    system = f"{platform.system()} on {platform.machine()}"
    return f"{day}: {system}, {os.cpu_count()} cores{load}, Python {platform.python_version()}"


if __name__ == "__main__":
    main(*sys.argv[1:])
