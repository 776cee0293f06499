"""The scripts as they are served."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from certguide.site.assets.minify import minify_js
from tests.site.pages import RenderedSite
from tests.site.project import ROOT

SOURCES = sorted((ROOT / "certguide/theme/assets/scripts").glob("*.js"))
BUDGET = 15_000


def test_authors_words_are_left_out() -> None:
    """Comments, indentation and blanks beside signs go; texts stay as they are, and so does what the code does."""
    script = """\
// Why.
/**
 * A sum.
 * @param {number} one
 */
export function sum(one) {
  // Because.
  const other = one > 1 ? `a, ${one}` : - -1;
  return 1 + /** @type {number} */ (other) + "https://example.org/ // it  is";
}
"""
    served = """\
export function sum(one){const other=one>1?`a, ${one}`:- -1;return 1+(other)+ "https://example.org/ // it  is"}
"""
    assert minify_js(script) == served


@pytest.mark.parametrize("script", SOURCES, ids=lambda script: script.name)
def test_no_text_over_several_lines(script: Path) -> None:
    """Leaving out blanks is safe because no text of a script has a second line, another text or a doc comment in it."""
    code = re.sub(r"/\*\*.*?\*/", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)
    code = re.sub(r"^\s*//.*$", "", code, flags=re.MULTILINE)
    for line in code.splitlines():
        assert line.count("`") % 2 == 0, line
        assert line.count('"') % 2 == 0, line
        assert "//" not in re.sub(r'"[^"]*"|`[^`]*`', "", line), line
        assert not re.search(r"`[^`]*\$\{[^}`]*`", line), line
        for pattern in re.findall(r"[(=,:] ?/(?![/ ])((?:\\.|[^/\\])*)/", line):
            assert minify_js(f"/{pattern}/") == f"/{pattern}/\n", line


def test_budget(site: RenderedSite) -> None:
    """All scripts of ours together are below 15 KB as a server sends them."""
    served = sorted((site.folder / "assets/scripts").glob("*.js"))
    assert [script.name for script in served] == [script.name for script in SOURCES]
    assert sum(len(gzip.compress(script.read_bytes(), 9, mtime=0)) for script in served) < BUDGET


def test_served_scripts_have_no_comments(site: RenderedSite) -> None:
    """What a reader's browser fetches holds no line that only an author reads."""
    for script in (site.folder / "assets/scripts").glob("*.js"):
        assert "@param" not in script.read_text(encoding="utf-8")
