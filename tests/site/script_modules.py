"""The scripts as separate modules, for tests that call their functions; a site serves them in bundles."""

from __future__ import annotations

from typing import Any

from tests.site.project import ROOT

SCRIPTS = ROOT / "certguide/theme/assets/scripts"


def serve_modules(page: Any) -> None:
    """Answer a page's imports from `source/` with the modules as they are written."""

    def answer(route: Any) -> None:
        route.fulfill(path=SCRIPTS / route.request.url.rpartition("/")[2], content_type="text/javascript")

    page.route("**/source/*.js", answer)
