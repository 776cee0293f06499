"""A browser page that remembers everything that went wrong on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

REFUSED = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""


@dataclass
class PageMonitor:
    """What a browser page complained of, asked for elsewhere, popped up, or was refused by its policy."""

    page: Any
    home: str
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(REFUSED)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.record("error", error))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._response)
        self.page.on("request", self._request)
        self.page.on("dialog", self._dialog)

    def record(self, what: str, says: object) -> None:
        self.errors.append(f"{self.page.url.removeprefix(self.home)}: {what}: {says}")

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.record(message.type, message.text)

    def _failed(self, request: Any) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):  # the next page was opened before this was there
            self.record("failed", request.url)

    def _response(self, response: Any) -> None:
        if response.status >= 400:
            self.record(str(response.status), response.url)

    def _request(self, request: Any) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != urlsplit(self.home).netloc:
            self.record("foreign", request.url)

    def _dialog(self, dialog: Any) -> None:
        self.record("dialog", dialog.message)
        dialog.dismiss()
