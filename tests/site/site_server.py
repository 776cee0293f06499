"""A server for a built site, at the path that GitHub Pages uses."""

from __future__ import annotations

import _thread
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

_COMPRESSED = ("/", ".html", ".css", ".js", ".json", ".svg")


class _PagesHandler(SimpleHTTPRequestHandler):
    """Serves a folder below a base path, and its 404.html for everything else."""

    def __init__(self, *args: Any, folder: Path, base: str, compressed: bool) -> None:
        self.compressed = compressed
        self.folder = folder
        self.base = base
        super().__init__(*args, directory=str(folder))

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.base):
            return str(self.folder / "no such file")
        return super().translate_path(path.removeprefix(self.base.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self.folder / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        """Answer like GitHub Pages: compressed if asked for, and cached for ten minutes."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not (self.compressed and file.exists() and self.path.partition("?")[0].endswith(_COMPRESSED)):
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Print no log."""


class _Server(ThreadingHTTPServer):
    """Answers each request in a thread without a trace function.

    Coverage adds a trace function to each thread that `threading` starts. Python may refuse that when several threads
    start at once, and the request would get no answer.
    """

    def process_request(self, request: Any, client_address: Any) -> None:
        _thread.start_new_thread(self.process_request_thread, (request, client_address))


@contextmanager
def serve_site(folder: Path, base: str, compressed: bool = False) -> Iterator[str]:
    """Serve a site until the end of the block; yield its URL with a slash at the end."""
    server = _Server(("127.0.0.1", 0), partial(_PagesHandler, folder=folder, base=base, compressed=compressed))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
