"""The adapter to MkDocs, where no build shows what it does."""

from __future__ import annotations

import sys

import pytest

from certguide.mkdocs_plugin.plugin import ROOT, _find_our_code


def test_our_code_is_found_from_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs started by its own command, in any folder, finds the package beside the hook; it is added once."""
    monkeypatch.setattr(sys, "path", [one for one in sys.path if one != str(ROOT)])
    _find_our_code()
    _find_our_code()
    assert sys.path.count(str(ROOT)) == 1
