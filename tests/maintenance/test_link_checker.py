"""The link checker against a server of our own: what lives, moves, dies, stalls, circles or refuses programs."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from certguide.cli import main
from certguide.maintenance import link_checker
from certguide.maintenance.link_checker import Link, LinkCheckerError, LinkStatus, check_links
from tests.conftest import SMALL

SLOW = 4
TIMEOUT = 2
NOBODY = "http://127.0.0.1:1/"

ANSWERS: dict[str, tuple[int, str]] = {
    "/live": (200, ""),
    "/moved": (301, "/live"),
    "/moved-twice": (308, "/moved"),
    "/moved-to-dead": (301, "/dead"),
    "/moved-then-detour": (301, "/detour"),
    "/detour": (302, "/live"),
    "/loop": (302, "/loop-back"),
    "/loop-back": (302, "/loop"),
    "/self": (301, "/self"),
    "/wall": (403, ""),
    "/login": (401, ""),
    "/many": (429, ""),
    "/unpaid": (402, ""),
    "/teapot": (418, ""),
    "/late": (408, ""),
    "/early": (425, ""),
    "/fault": (500, ""),
    "/gone": (410, ""),
    "/private": (200, ""),
    "/robots.txt": (200, ""),
}
ROBOTS = b"User-agent: *\nDisallow: /private\n"


class _Server(BaseHTTPRequestHandler):
    """Answers by the table above; counts how often each address was asked."""

    asked: dict[str, int]

    def do_GET(self) -> None:
        self.asked[self.path] = self.asked.get(self.path, 0) + 1
        if self.path == "/slow" or (self.path == "/waking" and self.asked[self.path] == 1):
            time.sleep(SLOW)
        status, target = (200, "") if self.path in ("/slow", "/waking") else ANSWERS.get(self.path, (404, ""))
        try:
            self.send_response(status)
            if target:
                self.send_header("Location", target)
            body = ROBOTS if self.path == "/robots.txt" else b""
            self.send_header("Content-Type", "text/plain")
            self.send_header("LinkChecker", "as fast as you like")  # or it waits a third of a second a request
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass  # whoever asked has given up

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, dict[str, int]]]:
    """The address of the server, and how often each path was asked."""
    asked: dict[str, int] = {}
    handler = type("Server", (_Server,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}", asked
        running.shutdown()


@pytest.fixture(scope="module")
def found(server: tuple[str, dict[str, int]]) -> dict[str, Link]:
    """What became of every address of the server, by path; asked in one run."""
    base, _ = server
    paths = [*(path for path in ANSWERS if path != "/robots.txt"), "/dead", "/slow", "/waking"]
    started = time.monotonic()
    urls = [*(f"{base}{path}" for path in paths), NOBODY]
    checked = check_links([*urls, f"{base}/live"], timeout=TIMEOUT, pace=50)
    assert time.monotonic() - started < 120, "it does not end"
    assert [link.url for link in checked] == urls, "each is told once, though one is named twice"
    return dict(zip([*paths, NOBODY], checked, strict=True))


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/live", LinkStatus.LIVE),
        ("/detour", LinkStatus.LIVE),
        ("/moved", LinkStatus.MOVED),
        ("/moved-twice", LinkStatus.MOVED),
        ("/dead", LinkStatus.DEAD),
        ("/gone", LinkStatus.DEAD),
        ("/moved-to-dead", LinkStatus.DEAD),
        ("/loop", LinkStatus.LOOP),
        ("/self", LinkStatus.LOOP),
        ("/slow", LinkStatus.SILENT),
        ("/fault", LinkStatus.SILENT),
        ("/wall", LinkStatus.BLOCKED),
        ("/login", LinkStatus.BLOCKED),
        ("/many", LinkStatus.BLOCKED),
        ("/unpaid", LinkStatus.BLOCKED),
        ("/teapot", LinkStatus.BLOCKED),
        ("/late", LinkStatus.SILENT),
        ("/early", LinkStatus.SILENT),
        ("/private", LinkStatus.BLOCKED),
    ],
)
def test_an_address_is_judged(found: dict[str, Link], path: str, verdict: LinkStatus) -> None:
    """Each answer has its verdict; a wall or a fault is not taken for the death of a page."""
    assert found[path].status is verdict


def test_a_move_tells_the_new_address(found: dict[str, Link], server: tuple[str, dict[str, int]]) -> None:
    """Moved for good is told with where to, as far as it is for good."""
    base, _ = server
    assert found["/moved"].detail == f"{base}/live"
    assert found["/moved-twice"].detail == f"{base}/live"
    assert found["/moved-then-detour"].detail == f"{base}/detour"


def test_what_stays_silent_was_asked_twice(found: dict[str, Link], server: tuple[str, dict[str, int]]) -> None:
    """No answer is believed only the second time; whoever wakes up in between is alive."""
    _, asked = server
    assert (asked["/slow"], asked["/fault"]) == (2, 2)
    assert found["/waking"].status is LinkStatus.LIVE
    assert asked["/live"] >= 1


def test_what_robots_may_not_read_is_not_read(found: dict[str, Link], server: tuple[str, dict[str, int]]) -> None:
    """Where robots.txt forbids a page it is not opened, and that is said."""
    _, asked = server
    assert "/private" not in asked
    assert found["/private"].detail == "its robots.txt keeps programs out"


def test_reasons_are_plain_words(found: dict[str, Link]) -> None:
    """No verdict speaks of exceptions or of the tools."""
    assert found["/slow"].detail == "it takes too long to answer"
    assert found["/late"].detail == "its server asks for another try (408)"
    assert found["/fault"].detail == "its server fails (500)"
    assert found["/wall"].detail == "it refuses programs (403)"
    assert found["/dead"].detail == "the page doesn’t exist any more (404)"


def test_host_without_a_server_is_silent(found: dict[str, Link]) -> None:
    """It may answer tomorrow, so its page isn't called dead."""
    assert (found[NOBODY].status, found[NOBODY].detail) == (LinkStatus.SILENT, "no connection could be made")


def test_nothing_to_ask_is_no_fault() -> None:
    """Without addresses nothing is run."""
    assert check_links([]) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /bin/false")
def test_a_missing_checker_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where LinkChecker is not installed the editor gets a sentence."""
    monkeypatch.setattr(link_checker.sys, "executable", "/bin/false")
    with pytest.raises(LinkCheckerError, match="LinkChecker does not run"):
        check_links([NOBODY])


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
def test_missing_linkchecker_is_named_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A Python without the package answers as it does on an editor's computer."""
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nshift 2\nexec "{sys.executable}" -S -m linkcheck "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(link_checker.sys, "executable", str(python))
    assert main(["links", str(SMALL)], {"GUIDE_TODAY": "2026-11-23"}) == 1
    fix = "LinkChecker isn't installed. Run: python -m pip install 'certguide[links]'"
    assert capsys.readouterr().out.splitlines() == [fix]


def test_the_command_names_file_and_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Every address that is not alive is printed with its line; a dead one makes the command fail."""
    home = "https://example.org/"
    monkeypatch.setattr(
        "certguide.maintenance.tasks.check_links", lambda all_of: [Link(one, LinkStatus.DEAD, "no") for one in all_of]
    )
    assert main(["links", str(SMALL)], {"GUIDE_TODAY": "2026-11-23"}) == 1
    line = next(n for n, text in enumerate(SMALL.read_text(encoding="utf-8").splitlines(), 1) if home in text)
    assert capsys.readouterr().out.splitlines() == [
        f"{SMALL}:{line}: {home}: dead: no",
        "Working: 0 of 1 URLs.",
    ]
    monkeypatch.setattr(
        "certguide.maintenance.tasks.check_links",
        lambda all_of: [Link(one, LinkStatus.BLOCKED, "wall") for one in all_of],
    )
    assert main(["links", str(SMALL)], {"GUIDE_TODAY": "2026-11-23"}) == 0


@pytest.mark.parametrize("status", [*(status for status in HTTPStatus if status >= 400), 499, 520, 530, 999])
def test_only_404_and_410_are_dead(monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    """No other status says that a page doesn't exist, so none but these two is a verdict on it."""
    rows = ["urlname;result;warningstring;infostring", f"https://a.example/;{int(status)} Some reason;;"]
    monkeypatch.setattr(link_checker, "_run", lambda *_: rows)
    (link,) = check_links(["https://a.example/"])
    assert link.status in (LinkStatus.DEAD, LinkStatus.BLOCKED, LinkStatus.SILENT)
    assert (link.status is LinkStatus.DEAD) == (status in (404, 410))
    assert str(int(status)) in link.detail


@pytest.mark.parametrize("status", LinkStatus)
def test_only_a_dead_link_fails_the_command(monkeypatch: pytest.MonkeyPatch, status: LinkStatus) -> None:
    """What may work for readers, a redirect that waits for a cookie included, leaves the exit status at 0."""
    monkeypatch.setattr("certguide.maintenance.tasks.check_links", lambda urls: [Link(url, status) for url in urls])
    assert main(["links", str(SMALL)], {"GUIDE_TODAY": "2026-11-23"}) == int(status is LinkStatus.DEAD)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "it takes too long to answer"),
        (["https://lost.example/;Error: could not resolve the name;;"], "there is no such host"),
        (["https://lost.example/;Error: connection refused;;"], "no connection could be made"),
    ],
)
def test_what_gives_no_answer_is_silent(monkeypatch: pytest.MonkeyPatch, rows: list[str], told: str) -> None:
    """An address the checker never came to, and hosts that are not there: each says why."""
    monkeypatch.setattr(link_checker, "_run", lambda *given: ["urlname;result;warningstring;infostring", *rows])
    assert check_links(["https://lost.example/"]) == [Link("https://lost.example/", LinkStatus.SILENT, told)]


def test_what_answers_is_not_listed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Only counted, unless the whole list is asked for."""
    monkeypatch.setattr(
        "certguide.maintenance.tasks.check_links", lambda all_of: [Link(one, LinkStatus.LIVE) for one in all_of]
    )
    assert main(["links", str(SMALL)], {"GUIDE_TODAY": "2026-11-23"}) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("Working: ")
