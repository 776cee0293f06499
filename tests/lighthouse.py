"""Lighthouse over a page of each kind, as on a phone: `make lighthouse`. The bar is 100 in all four categories."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from certguide.catalog.loading.loader import load_catalog
from certguide.clock import build_date
from tests.browser import find_browser
from tests.published.guide import DOCS, GUIDE, PUBLISHED, newest_reading
from tests.site.kinds import page_kinds
from tests.site.project import BASE, ROOT, build, printed
from tests.site.site_server import serve_site
from tests.site.weight import pages_with_budget

PROGRAM = ROOT / "node_modules/lighthouse/cli/index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TRIES = 3
"""A machine that is busy looks like a slow page: the best of so many runs counts."""


def main() -> int:
    """Prints a line a kind of page and what keeps it from 100; exit 1 if anything does."""
    # As of the browser's day: a site of an earlier one would warn readers that it has grown old.
    today = max(newest_reading(PUBLISHED.read_text(encoding="utf-8")), build_date(os.environ))
    kinds = pages_with_budget(page_kinds(load_catalog(PUBLISHED, today), today, DOCS))
    with tempfile.TemporaryDirectory() as folder, serve_site(Path(folder), BASE, compressed=True) as home:
        done = build(GUIDE, Path(folder), today, SITE_URL=home)
        if done.returncode:
            raise SystemExit(printed(done))
        short = 0
        for kind, address in kinds.items():
            scores, faults = best(home + address)
            print(
                f"{kind:<20} {'  '.join(f'{name} {scores[name]}' for name in CATEGORIES)}",
                *faults,
                sep="\n  ",
                flush=True,
            )
            short += min(scores.values()) < 100
    return min(short, 1)


def best(address: str) -> tuple[dict[str, int], list[str]]:
    """Return the scores of the best run over a page, and what it found to be wrong."""
    found: list[tuple[dict[str, int], list[str]]] = []
    while len(found) < TRIES and not any(min(scores.values()) == 100 for scores, _ in found):
        report = run(address)
        scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}
        found.append((scores, list(faults(report))))
    return max(found, key=lambda one: sum(one[0].values()))


def faults(report: dict[str, Any]) -> Iterator[str]:
    """Yield the audits that count and were not passed."""
    for name in CATEGORIES:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['id']} {audit.get('displayValue', '')}".rstrip()


def run(address: str) -> Any:
    """Return one report on a page, with a browser started for it."""
    command = ["node", str(PROGRAM), address, "--output=json", "--quiet"]
    command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={' '.join(_flags())}"]
    environment = {**os.environ, "CHROME_PATH": str(find_browser(whole=True) or "")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def _flags() -> list[str]:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ["--headless=new", *(["--no-sandbox"] if root else [])]


if __name__ == "__main__":
    sys.exit(main())
