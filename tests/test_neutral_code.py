"""The generator works for any vendor, so its code names none."""

from __future__ import annotations

import re

from tests.conftest import ROOT

VENDOR = re.compile(r"(?<![a-z])aws|amazon", re.IGNORECASE)


def test_code_names_no_vendor() -> None:
    """Python, templates, styles, scripts, schemas and the Makefile; data and prose may."""
    package = (file for file in (ROOT / "certguide").rglob("*") if "__pycache__" not in file.parts)
    files = (ROOT / "Makefile", *filter(lambda file: file.is_file(), package))
    assert [file for file in files if VENDOR.search(file.read_text(encoding="utf-8", errors="replace"))] == []
