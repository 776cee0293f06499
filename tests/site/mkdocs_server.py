"""MkDocs serving a copy of the project, and what it shows."""

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

PATIENCE = 60


@dataclass
class MkDocsServer:
    """A served copy of the project."""

    project: Path
    url: str
    log: Path

    def get(self, page: str) -> str:
        """The page as it is served now; empty while there is no answer."""
        try:
            with urlopen(self.url + page, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except (URLError, OSError):
            return ""

    def wait(self, page: str, until: Callable[[str], bool]) -> str:
        """The page once it is as wanted."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if until(html := self.get(page)):
                return html
            time.sleep(0.1)
        raise AssertionError(f"{page} did not change.\n{self.log.read_text(encoding='utf-8')[-3000:]}")

    def wait_for_text(self, page: str, text: str) -> str:
        """The page once it shows a text, however that is written in its markup."""
        return self.wait(page, lambda html: text in unescape(html))

    @contextmanager
    def edited(self, name: str, old: str, new: str) -> Iterator[None]:
        """A file with one place changed, put back in the end."""
        file = self.project / name
        before = file.read_text(encoding="utf-8")
        edit(file, old, new)
        try:
            yield
        finally:
            file.write_text(before, encoding="utf-8")


@contextmanager
def serve(project: Path, today: date = TODAY, python: str = sys.executable, **more: str) -> Iterator[MkDocsServer]:
    """MkDocs serving a project as of a day on a free port, until the end of the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = project.parent / "serve.log"
    words = ["mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [python, "-m", *words],
            cwd=project,
            env=environment(today, **more),
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=interruptible,
        )
    serving = MkDocsServer(project, f"http://127.0.0.1:{port}/guide/", log)
    try:
        serving.wait_for_text("", "<h1")
        yield serving
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(60)  # what it covered is written at its end
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
