"""The built guide passes the check that publishing runs."""

from __future__ import annotations

import pytest

from certguide.cli import main
from certguide.site.permalinks import FILE
from tests.site.pages import RenderedSite
from tests.site.project import ROOT


@pytest.mark.parametrize("built", ["site", "later_site"])
def test_built_site_passes_verify(
    built: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither prose nor data looks like something left over, on either day."""
    site: RenderedSite = request.getfixturevalue(built)
    assert main(["verify", str(site.folder), str(ROOT / FILE)], {}) == 0, capsys.readouterr().out
