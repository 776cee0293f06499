"""The environment of the theme's templates."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache
from mkdocs.config.base import load_config
from mkdocs.structure.files import Files

from certguide.mkdocs_plugin.theme_environment import compiled_templates, speed_up


def theme_files(folder: Path, compiled: BytecodeCache | None) -> list[str]:
    """Return the paths of the theme's files that MkDocs copies."""
    config = load_config(str(folder / "mkdocs.yml"))
    if compiled:
        speed_up(config.theme, compiled)
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    return list(files.src_uris)


def test_hidden_files_are_not_looked_at_and_the_rest_is_copied(tmp_path: Path) -> None:
    """MkDocs would leave them out one by one; the files that it copies are the same."""
    for name in ("docs/index.md", "own/a.css", "own/.b.css", "own/.c/d.css", "own/e/.f/g.css"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Guide\ntheme: {name: certguide, custom_dir: own}\nplugins: []\n", encoding="utf-8"
    )
    assert theme_files(tmp_path, compiled_templates(tmp_path)) == theme_files(tmp_path, None)


def test_compiled_templates_are_used(tmp_path: Path) -> None:
    """Templates are compiled once, for every environment of a build."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Guide\ntheme: certguide\nplugins: []\n", encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    speed_up(config.theme, compiled_templates(tmp_path / "compiled"))
    config.theme.get_env().get_template("404.html")
    assert any((tmp_path / "compiled").iterdir())
