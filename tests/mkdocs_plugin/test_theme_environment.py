"""The environment of the theme's templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import BytecodeCache, Environment, FileSystemLoader
from mkdocs.config.base import load_config
from mkdocs.structure.files import Files

from certguide.mkdocs_plugin.theme_environment import CompiledTemplates, speed_up


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
    assert theme_files(tmp_path, CompiledTemplates(tmp_path)) == theme_files(tmp_path, None)


def test_compiled_templates_are_used(tmp_path: Path) -> None:
    """Templates are compiled once, for every environment of a build."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: Guide\ntheme: certguide\nplugins: []\n", encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    speed_up(config.theme, CompiledTemplates(tmp_path / "compiled"))
    config.theme.get_env().get_template("404.html")
    assert any((tmp_path / "compiled").iterdir())


@pytest.mark.parametrize("cache", ["file", "file/below"])
def test_templates_are_compiled_each_time_where_nothing_can_be_kept(tmp_path: Path, cache: str) -> None:
    """A guide in a read-only folder can still be built, into another one."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "main.html").write_text("{{ 1 }}", encoding="utf-8")
    for _ in range(2):
        environment = Environment(  # noqa: S701 - it shows a number
            loader=FileSystemLoader(tmp_path), bytecode_cache=CompiledTemplates(tmp_path / cache)
        )
        assert environment.get_template("main.html").render() == "1"


def test_compiled_template_is_used_in_another_folder_as_long_as_its_text_is_the_same(tmp_path: Path) -> None:
    """A guide may be moved or copied with what it keeps; another theme may have a template of the same name."""
    shown = []
    for folder, text in (("first", "{{ 1 }}"), ("moved", "{{ 1 }}"), ("other", "{{ 2 }}")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "main.html").write_text(text, encoding="utf-8")
        environment = Environment(  # noqa: S701 - it shows a number
            loader=FileSystemLoader(tmp_path / folder), bytecode_cache=CompiledTemplates(tmp_path / "compiled")
        )
        shown.append(environment.get_template("main.html").render())
        assert len(list((tmp_path / "compiled").iterdir())) == 1
    assert shown == ["1", "1", "2"]


def test_moved_template_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the slowest step of a build."""
    for folder in ("first", "moved"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "main.html").write_text("{{ 1 }}", encoding="utf-8")
        cache = CompiledTemplates(tmp_path / "compiled")
        environment = Environment(loader=FileSystemLoader(tmp_path / folder), bytecode_cache=cache)  # noqa: S701
        environment.get_template("main.html")
        monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("The template is compiled again"))
