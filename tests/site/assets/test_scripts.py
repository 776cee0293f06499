"""The scripts as they are served: minified, bundled and within their budget."""

from __future__ import annotations

import gzip
import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract

from certguide.site.assets.bundle import bundle_scripts
from certguide.site.assets.minify import minify_js
from certguide.site.assets.pipeline import NOT_SERVED, SEARCH_WORDS
from certguide.site.assets.stylesheets import PAGE_SCRIPT
from tests.site.pages import RenderedSite
from tests.site.project import ROOT

SOURCES = sorted((ROOT / "certguide/theme/assets/scripts").glob("*.js"))
BUNDLES = bundle_scripts({script.name: script.read_text(encoding="utf-8") for script in SOURCES}, PAGE_SCRIPT)
# Two fifths for the planner, a quarter each for team and comparison; 4,300 for renewals and the notes beside them.
BUDGET = 32_100


def test_minify_js_removes_comments_and_spaces() -> None:
    """Comments and spaces around operators are removed; strings and regular expressions are unchanged."""
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
def test_template_literals_are_not_nested(script: Path) -> None:
    """`minify_js` expects a template literal to end at the next backtick."""
    code = re.sub(r"/\*\*.*?\*/|^\s*//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for template in re.findall(r"`((?:\\.|[^`])*)`", code):
        assert template.count("${") == len(re.findall(r"\$\{[^`]*?\}", template)), template


@pytest.mark.parametrize("script", SOURCES, ids=lambda script: script.name)
def test_texts_of_scripts_are_messages(script: Path) -> None:
    """What reads like a word or a sentence is the text of a message, which the site's language translates."""
    code = re.sub(r"/\*\*.*?\*/|^\s*//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    code = re.sub(r'\b(?:gettext|ngettext)\(\s*"[^"]*"(?:,\s*"[^"]*")?', "", code)
    literals = [text for pair in re.findall(r'"([^"\n]*)"|`([^`]*)`', code) for text in pair]
    texts = [re.sub(r"\$\{.*?\}", "", text) for text in literals]
    assert {text for text in texts if re.match(r" ?[A-Z][a-z’']+\b|[\w,]* [a-z]+ [a-z]+ ", text)} <= {"Tab"}


@pytest.mark.parametrize("script", SOURCES, ids=lambda script: script.name)
def test_messages_of_scripts_are_found_for_translation(script: Path) -> None:
    """Babel finds no message inside the call of another, so such a text would stay English in each language."""
    code = re.sub(r"/\*\*.*?\*/|^\s*//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    written = re.findall(r'\bn?gettext\(\s*("[^"\n]*")', code)
    found = [message for _, message, _, _ in extract("javascript", BytesIO(code.encode()))]
    assert {json.loads(text) for text in written} == {text if isinstance(text, str) else text[0] for text in found}


def test_bundle_has_each_imported_module_once_and_first() -> None:
    """Imported modules come once, before their importer; a module that is only imported has no bundle."""
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


def test_bundles_also_come_with_the_script_of_every_page() -> None:
    """A page that loads one script of its own gets both in one file, without a module twice."""
    scripts = {
        "page.js": 'import { d } from "./d.js";\npage(d);\n',
        "own.js": 'import { d } from "./d.js";\nown(d);\n',
        "d.js": "export function d() {}\n",
    }
    bundles = bundle_scripts(scripts, "page.js")
    assert bundles.keys() == {"page.js", "own.js", "page-own.js"}
    assert bundles["page-own.js"] == "function d() {}\npage(d);\nown(d);\n"


@pytest.mark.parametrize("bundle", BUNDLES.values(), ids=BUNDLES)
def test_modules_of_a_bundle_declare_unique_names(bundle: str) -> None:
    """No two modules of a bundle declare a name, or import in a form that `bundle_scripts` doesn't support."""
    names = re.findall(r"^(?:const|let|var|class|(?:async )?function\*?) (\w+)", bundle, flags=re.MULTILINE)
    assert len(names) == len(set(names))
    assert not re.findall(r"^(?:import|export)\b.*|^(?:const|let|var) [{[].*", bundle, flags=re.MULTILINE)


def test_scripts_are_within_the_budget(site: RenderedSite) -> None:
    """All scripts together stay within the budget, with gzip."""
    served = sorted((site.folder / "assets/scripts").glob("*.js"))
    assert [script.name for script in served] == sorted(name for name in BUNDLES if not name.endswith(NOT_SERVED))
    alone = [script for script in served if not script.name.startswith("page-")]
    assert sum(len(gzip.compress(script.read_bytes(), 9, mtime=0)) for script in alone) < BUDGET


def test_search_worker_begins_with_our_words(site: RenderedSite) -> None:
    """The theme's worker has our script before its own, minified and small."""
    (worker,) = (site.folder / "assets/javascripts/workers").glob("search.*.js")
    words = minify_js(BUNDLES[SEARCH_WORDS])
    assert worker.read_text(encoding="utf-8").startswith(words)
    assert len(gzip.compress(words.encode(), 9, mtime=0)) < 1_000


def test_served_scripts_have_no_comments(site: RenderedSite) -> None:
    """Served scripts contain no type comments."""
    for script in (site.folder / "assets/scripts").glob("*.js"):
        assert "@param" not in script.read_text(encoding="utf-8")
