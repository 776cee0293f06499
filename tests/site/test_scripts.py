"""The scripts as they are served."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from certguide.site.assets.bundle import bundle_scripts
from certguide.site.assets.minify import minify_js
from tests.site.pages import RenderedSite
from tests.site.project import ROOT

SOURCES = sorted((ROOT / "certguide/theme/assets/scripts").glob("*.js"))
BUNDLES = bundle_scripts({script.name: script.read_text(encoding="utf-8") for script in SOURCES})
BUDGET = 15_500


def test_minify_js_removes_what_only_authors_read() -> None:
    """Comments and blanks beside signs go; texts and patterns stay as they are, and so does what the code does."""
    script = """\
// Why.
/**
 * A sum.
 * @param {number} one
 */
export function sum(one) {
  // Because; it's "so".
  const other = one > 1 ? `a, ${one}  //` : - -1; // Behind code.
  for (;;) break;
  const cells = [1, 2,];
  return (
    (1 + /** @type {number} */ (other)) / 2 +
    "https://example.org/ // it  is".replace(/[/"] {2}\\/ x,}/g, '"')
  );
}
"""
    served = (
        "export function sum(one){const other=one>1?`a, ${one}  //`:- -1;for(;;)break;const cells=[1,2];"
        'return((1+(other))/2+"https://example.org/ // it  is".replace(/[/"] {2}\\/ x,}/g,\'"\'))}\n'
    )
    assert minify_js(script) == served


@pytest.mark.parametrize("script", SOURCES, ids=lambda script: script.name)
def test_no_template_holds_another(script: Path) -> None:
    """`minify_js` takes a template to end at the next backtick."""
    code = re.sub(r"/\*\*.*?\*/|^\s*//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for template in re.findall(r"`((?:\\.|[^`])*)`", code):
        assert template.count("${") == len(re.findall(r"\$\{[^`]*?\}", template)), template


def test_bundle_has_each_imported_module_once_and_first() -> None:
    """Modules stand in the order in which a browser runs them; what is only imported is no script of its own."""
    scripts = {
        "a.js": 'import {\n  b,\n  c,\n} from "./b.js";\nimport { d } from "./d.js";\nb(c, d);\n',
        "b.js": 'import { d } from "./d.js";\nexport const b = d;\nexport async function c() {}\n',
        "d.js": "export function d() {}\n",
        "e.js": "e();\n",
    }
    assert bundle_scripts(scripts) == {
        "a.js": "function d() {}\nconst b = d;\nasync function c() {}\nb(c, d);\n",
        "e.js": "e();\n",
    }


@pytest.mark.parametrize("bundle", BUNDLES.values(), ids=BUNDLES)
def test_modules_of_a_bundle_declare_different_names(bundle: str) -> None:
    """And nothing is imported or exported in a form that `bundle_scripts` does not know."""
    names = re.findall(r"^(?:const|let|var|class|(?:async )?function\*?) (\w+)", bundle, flags=re.MULTILINE)
    assert len(names) == len(set(names))
    assert not re.findall(r"^(?:import|export)\b.*|^(?:const|let|var) [{[].*", bundle, flags=re.MULTILINE)


def test_budget(site: RenderedSite) -> None:
    """All scripts of ours together are below 15.5 KB as a server sends them."""
    served = sorted((site.folder / "assets/scripts").glob("*.js"))
    assert [script.name for script in served] == sorted(BUNDLES)
    assert sum(len(gzip.compress(script.read_bytes(), 9, mtime=0)) for script in served) < BUDGET


def test_served_scripts_have_no_comments(site: RenderedSite) -> None:
    """What a reader's browser fetches holds no line that only an author reads."""
    for script in (site.folder / "assets/scripts").glob("*.js"):
        assert "@param" not in script.read_text(encoding="utf-8")
