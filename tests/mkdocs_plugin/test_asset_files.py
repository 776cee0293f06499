"""The scripts of the theme are bundled and minified, and those of a guide are copied as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.structure.files import Files, get_files

from certguide.mkdocs_plugin.asset_files import bundle_assets
from certguide.site.assets.cache import BuildCache
from certguide.site.assets.pipeline import collect_stylesheets
from certguide.site.localization.localizer import ENGLISH

HALF = 'const b = a/2/3\nfetch("x") // no semicolon\n'


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The folder of a guide with scripts of its own, in its docs and in its parts of the theme."""
    for path in ("docs/assets/scripts/half.js", "docs/assets/scripts/more/half.js", "own/assets/scripts/third.js"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(HALF, encoding="utf-8")
    return tmp_path


def scripts(guide: Path) -> dict[str, str]:
    """Return the scripts of the built guide by the ends of their paths."""
    theme = "theme: {name: certguide, custom_dir: own}"
    (guide / "mkdocs.yml").write_text(f"site_name: Guide\n{theme}\nplugins: []\n", encoding="utf-8")
    config = load_config(str(guide / "mkdocs.yml"))
    config.plugins.on_pre_build(config=config)  # files are generated between events
    files: Files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    styles = collect_stylesheets([], config.theme.dirs, BuildCache(guide / ".cache"))
    bundle_assets(files, config, styles, ENGLISH)
    folder = "assets/scripts/"
    return {
        path.removeprefix(folder): file.content_string
        for path, file in files.src_uris.items()
        if path.startswith(folder)
    }


def test_script_of_a_guide_is_copied_as_it_is(guide: Path) -> None:
    """Our minifier knows our formatter's form alone, and would lose the line end that ends a statement here."""
    made = scripts(guide)
    assert [made[name] for name in ("half.js", "more/half.js", "third.js")] == [HALF] * 3


def test_page_loads_a_script_of_a_guide_with_ours(guide: Path) -> None:
    """A page with `scripts: [half.js]` requests page-half.js."""
    made = scripts(guide)
    assert made["page-half.js"] == 'import "./page.js";\nimport "./half.js";\n'
    assert made["page-more/half.js"] == 'import "../page.js";\nimport "../more/half.js";\n'


def test_scripts_of_the_theme_are_bundled(guide: Path) -> None:
    """Modules are parts of what imports them, comments are gone, and no other file is made."""
    made = scripts(guide)
    assert {"page.js", "compare.js", "page-compare.js"} <= made.keys()
    assert "dom.js" not in made
    assert "page-page.js" not in made
    assert "import" not in made["page-compare.js"]
    assert "// " not in made["page.js"]


def test_script_of_a_guide_wins_over_ours_of_the_same_name(guide: Path) -> None:
    """Also on pages that request it with another; modules of ours stay parts of our scripts."""
    for name in ("page.js", "dom.js"):
        (guide / "docs/assets/scripts" / name).write_text(HALF, encoding="utf-8")
    made = scripts(guide)
    assert made["page.js"] == HALF
    assert made["page-compare.js"] == 'import "./page.js";\nimport "./compare.js";\n'
    assert "import" not in made["compare.js"]
