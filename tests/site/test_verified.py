"""The built guide passes the check that publishing runs."""

from __future__ import annotations

import pytest

from certguide.cli import main
from certguide.site.permalinks import FILE
from tests.site.pages import RenderedSite
from tests.site.project import ROOT


def test_built_site_passes_verify(
    site: RenderedSite, later_site: RenderedSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither prose nor data looks like something left over, on either day."""
    for built in (site, later_site):
        assert main(["verify", str(built.folder), str(ROOT / FILE)], {}) == 0, capsys.readouterr().out
