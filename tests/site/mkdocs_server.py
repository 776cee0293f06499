"""`mkdocs serve` in a copy of the project, and the pages it serves."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.site.project import TODAY, edit, environment, interruptible

TIMEOUT = 60


@dataclass
class MkDocsServer:
    """A served copy of the project."""

    project: Path
    url: str
    log: Path

    def get(self, page: str) -> str:
        """Return a page as it is served now, or an empty text if there is no answer."""
        try:
            with urlopen(self.url + page, timeout=TIMEOUT) as response:
                return str(response.read().decode())
        except (URLError, OSError):
            return ""

    def wait(self, page: str, condition: Callable[[str], bool]) -> str:
        """Return a page as soon as a condition holds."""
        end = time.monotonic() + TIMEOUT
        while time.monotonic() < end:
            if condition(html := self.get(page)):
                return html
            time.sleep(0.1)
        raise AssertionError(f"{page} did not change.\n{self.log.read_text(encoding='utf-8')[-3000:]}")

    def wait_for_text(self, page: str, text: str) -> str:
        """Return a page as soon as it shows a text, escaped or not."""
        return self.wait(page, lambda html: text in unescape(html))

    @contextmanager
    def edited(self, name: str, old: str, new: str) -> Iterator[None]:
        """Replace a text in a file until the end of the block."""
        file = self.project / name
        original = file.read_text(encoding="utf-8")
        edit(file, old, new)
        try:
            yield
        finally:
            file.write_text(original, encoding="utf-8")


@contextmanager
def serve(project: Path, today: date = TODAY, python: str = sys.executable, **variables: str) -> Iterator[MkDocsServer]:
    """Serve a project as of a day on a free port until the end of the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = project.parent / "serve.log"
    arguments = ["mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [python, "-m", *arguments],
            cwd=project,
            env=environment(today, **variables),
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=interruptible,
        )
    server = MkDocsServer(project, f"http://127.0.0.1:{port}/guide/", log)
    try:
        server.wait_for_text("", "<h1")
        yield server
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(60)  # what it covered is written at its end
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
