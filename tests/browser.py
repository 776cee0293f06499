"""Find a Chromium or Chrome for the browser tests, or bring one.

`make test` runs this file before the tests, which then ask `find_browser` for themselves.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SHELL = "chromium-headless-shell"
"""Chromium without windows, as Debian has it: the same engine, in half of the time."""

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

NONE_FOUND = """\
No Chromium or Chrome is here, and none could be installed: the browser tests will be skipped.
Install one and try again, or name one: GUIDE_BROWSER=/path/to/chrome make test"""


def find_browser(whole: bool = False) -> Path | None:
    """Return the browser named by GUIDE_BROWSER, or else the first that works, or else None.

    ``whole`` asks for one that could open windows too, for programs that need more than pages.
    """
    if named := os.environ.get("GUIDE_BROWSER"):
        return Path(named)
    return next(filter(_works, _candidates(() if whole else (SHELL,))), None)


def bring_browser() -> Path | None:
    """Return a browser; when there is none, install it first."""
    browser = find_browser()
    for install in (_install_with_apt, _install_with_playwright):
        if browser is None:
            install()
            browser = find_browser()
    return browser


def _candidates(preferred: tuple[str, ...]) -> Iterator[Path]:
    """Yield the browsers of the system, then the one that Playwright downloads for itself."""
    yield from (Path(found) for name in (*preferred, *NAMES) if (found := shutil.which(name)))
    yield _playwrights_own()


def _works(browser: Path) -> bool:
    """Tell a browser from the stub that some systems put in its place."""
    try:
        asked = subprocess.run([browser, "--version"], capture_output=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def _playwrights_own() -> Path:
    """Ask Playwright where its browser is, or would be, in a process of its own: two cannot share one."""
    ask = "from playwright.sync_api import *; print(sync_playwright().start().chromium.executable_path)"
    return Path(_run(sys.executable, "-c", ask).stdout.strip())


def _install_with_apt() -> None:
    """Install Debian's Chromium, the one without windows if there is such, where there is apt-get and the right to."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Chromium for the browser tests.", flush=True)
        _run("apt-get", "update", "-qq")
        for package in (SHELL, "chromium"):
            if _run("apt-get", "install", "-qq", "--yes", package).returncode == 0:
                return


def _install_with_playwright() -> None:
    """Have Playwright download a Chromium into the user's cache."""
    print("Downloading Chromium for the browser tests.", flush=True)
    _run(sys.executable, "-m", "playwright", "install", "--no-shell", "chromium")


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command that asks nothing and may fail: what counts is whether a browser is there afterwards."""
    quietly = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=quietly)


def main() -> int:
    """Bring a browser; going without one is a failure in CI only."""
    browser = bring_browser()
    if browser is None:
        print(NONE_FOUND)
        return 1 if os.environ.get("CI") else 0
    if not _works(browser):
        print(f"GUIDE_BROWSER is {browser}, which does not run.")
        return 1
    print(f"The browser tests use {browser}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
