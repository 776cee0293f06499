"""Built guides pass `certguide verify`."""

from __future__ import annotations

from pathlib import Path

import pytest

from certguide.cli import main
from certguide.site.permalinks import FILE, merge_permalinks, scan_site
from tests.published.guide import GUIDE
from tests.site.pages import RenderedSite


def test_published_guide_passes_verify(published_guide: RenderedSite, capsys: pytest.CaptureFixture[str]) -> None:
    """The published guide has no leftover text and no lost permalink."""
    assert main(["verify", str(published_guide.folder), str(GUIDE / FILE)], {}) == 0, capsys.readouterr().out


def test_sample_guide_passes_verify_on_a_later_day(
    site: RenderedSite, later_site: RenderedSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each permalink of the first day still resolves."""
    permalinks = tmp_path / "permalinks.txt"
    permalinks.write_text(merge_permalinks([], scan_site(site.folder)), encoding="utf-8")
    for built in (site, later_site):
        assert main(["verify", str(built.folder), str(permalinks)], {}) == 0, capsys.readouterr().out
