"""The server of MkDocs, with the files that are made only when a browser or a program asks for them."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from mkdocs.livereload import LiveReloadServer

INTERVAL = 0.1
"""Seconds between two looks at the watched files, each of which takes about a millisecond. MkDocs has half a second."""

Headers = list[tuple[str, str]]


def look_more_often(server: LiveReloadServer, paths: Iterable[str]) -> None:
    """Let a server that hasn't started yet notice edits sooner in those of the ``paths`` that it watches already."""
    watched = []
    for path in paths:
        with suppress(KeyError):
            server.unwatch(path)
            watched.append(path)
    server.observer = type(server.observer)(timeout=INTERVAL)
    for path in watched:
        server.watch(path)


def serve_outputs(server: LiveReloadServer, outputs: Callable[[], Mapping[str, str | bytes]]) -> None:
    """Let a server answer with one of the ``outputs`` of the last build where the folder of the site has no file."""

    def serve(environ: dict[str, Any], start_response: Callable[[str, Headers], Any]) -> Iterable[bytes]:
        responses: list[tuple[str, Headers]] = []
        body: Iterable[bytes] = server.serve_request(environ, lambda *response: responses.append(response))
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if responses[0][0].startswith(str(HTTPStatus.NOT_FOUND.value)):  # a build that is under way has ended by now
            status, headers, body = _respond(path, server.mount_path, outputs()) or (*responses[0], body)
            responses = [(status, headers)]
        start_response(*responses[0])
        return body

    server.set_app(serve)


def _respond(path: str, root: str, files: Mapping[str, str | bytes]) -> tuple[str, Headers, list[bytes]] | None:
    """Return the response to a request for a path, or ``None`` if there is no such file."""
    file = path.removeprefix(root)
    if f"{file}/index.html" in files:
        return "302 Found", [("Location", quote(f"{path}/"))], []
    file = f"{file}index.html" if file.endswith("/") else file
    if file not in files:
        return None
    content = files[file]
    headers = [("Content-Type", mimetypes.guess_type(file)[0] or "application/octet-stream")]
    return "200 OK", headers, [content if isinstance(content, bytes) else content.encode()]
