"""The reader of the catalogue in builds: warnings are told, and fail no strict build."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

import pytest

from certguide.mkdocs_plugin.catalog_reader import CatalogReader
from tests.catalog.validation.test_warnings import catalog_with

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("annotate", [True, False])
def test_warnings_are_information_and_annotations(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str], annotate: bool
) -> None:
    """MkDocs fails a strict build for a message of level warning or above, so these are below it."""
    file = tmp_path / "credentials.yaml"
    file.write_text(catalog_with("nearest: none"), encoding="utf-8")
    with caplog.at_level(logging.INFO, "mkdocs.plugins.certguide"):
        assert CatalogReader().read(file, "data.yaml", TODAY, False, annotate).catalog.credentials
    [record] = caplog.records
    assert record.levelno == logging.INFO
    assert record.message.startswith("data.yaml:45:63: Warning: ")
    assert capsys.readouterr().out.startswith("::warning file=data.yaml,line=45") is annotate
