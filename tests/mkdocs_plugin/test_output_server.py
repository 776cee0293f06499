"""The server of MkDocs, with files that are made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.livereload import LiveReloadServer

from certguide.mkdocs_plugin.serving.output_server import look_more_often, serve_outputs

FILES: dict[str, str | bytes] = {
    "api/v1/plan.json": "{}",
    "a b/é.ics": b"BEGIN",
    "old/index.html": "<a>moved</a>",
    "unknown": "x",
}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    """A server of one page and of the files."""
    (tmp_path / "index.html").write_text("<body></body>", encoding="utf-8")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path), "/guide/")
    serve_outputs(server, lambda: FILES)
    yield server
    server.server_close()


def get(server: LiveReloadServer, path: str) -> tuple[str, dict[str, str], bytes]:
    """Return status, headers and body of a response."""
    responses: list[tuple[str, dict[str, str]]] = []
    environment = {"PATH_INFO": path.encode().decode("latin-1")}
    app: Any = server.get_app()
    body = app(environment, lambda status, headers: responses.append((status, dict(headers))))
    content = b"".join(body)
    if not isinstance(body, list):
        body.close()
    return *responses[0], content


@pytest.mark.parametrize(
    ("path", "kind", "content"),
    [
        ("/guide/api/v1/plan.json", "application/json", b"{}"),
        ("/guide/a b/é.ics", "text/calendar", b"BEGIN"),
        ("/guide/old/", "text/html", b"<a>moved</a>"),
        ("/guide/unknown", "application/octet-stream", b"x"),
    ],
)
def test_file_is_made_when_it_is_asked_for(server: LiveReloadServer, path: str, kind: str, content: bytes) -> None:
    """The response has its content and type."""
    assert get(server, path) == ("200 OK", {"Content-Type": kind}, content)


def test_page_that_was_built_is_served_by_mkdocs(server: LiveReloadServer) -> None:
    """It comes with the script that reloads it."""
    status, _, body = get(server, "/guide/")
    assert status == "200 OK"
    assert body.startswith(b"<body>")


def test_folder_without_slash_is_redirected(server: LiveReloadServer) -> None:
    """As servers of static sites do."""
    assert get(server, "/guide/old")[:2] == ("302 Found", {"Location": "/guide/old/"})


def test_anything_else_is_not_found(server: LiveReloadServer) -> None:
    """The response is that of MkDocs."""
    assert get(server, "/guide/nowhere.json") == ("404 Not Found", {"Content-Type": "text/html"}, b"404 Not Found")


def test_server_looks_more_often_at_what_it_watches_already(server: LiveReloadServer, tmp_path: Path) -> None:
    """Nothing is watched that wasn't, and nothing is forgotten."""
    (tmp_path / "theme").mkdir()
    server.watch(str(tmp_path))
    before = server.observer
    look_more_often(server, [str(tmp_path), str(tmp_path / "theme")])
    assert server.observer.timeout < before.timeout
    assert [emitter.watch.path for emitter in server.observer.emitters] == [str(tmp_path)]
