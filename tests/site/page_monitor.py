"""A browser page that records every error."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

REPORT_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""


@dataclass
class PageMonitor:
    """Records console errors, failed requests, requests to other hosts, dialogs and policy violations of a page."""

    page: Any
    home: str
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(REPORT_VIOLATIONS)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.record("error", error))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)
        self.page.on("request", self._request)
        self.page.on("dialog", self._dialog)

    def record(self, kind: str, detail: object) -> None:
        """Add an error with the URL of the page."""
        self.errors.append(f"{self.page.url.removeprefix(self.home)}: {kind}: {detail}")

    def _console(self, message: Any) -> None:
        """Record an error or warning of the console."""
        if message.type in ("error", "warning"):
            self.record(message.type, message.text)

    def _failed(self, request: Any) -> None:
        """Record a failed request, unless the next page was opened before its end."""
        if "ERR_ABORTED" not in (request.failure or ""):  # the next page was opened before this was there
            self.record("failed", request.url)

    def _response(self, response: Any) -> None:
        """Record a response with an error status."""
        if response.status >= 400:
            self.record(str(response.status), response.url)

    def _request(self, request: Any) -> None:
        """Record a request to another host."""
        url = urlsplit(request.url)
        if url.scheme in ("http", "https", "ws", "wss") and url.netloc != urlsplit(self.home).netloc:
            self.record("foreign", request.url)

    def _dialog(self, dialog: Any) -> None:
        """Record and close a dialog."""
        self.record("dialog", dialog.message)
        dialog.dismiss()
