"""The file from which mkdocs-macros loads the macros of a guide, and what a build says if it is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from certguide.maintenance.new_guide import STARTER, create_guide
from certguide.mkdocs_plugin.macros_module import check_macros_module, macros_error


def config(guide: Path, macros: str) -> MkDocsConfig:
    """Return the settings of a guide without pages and data."""
    (guide / "docs").mkdir()
    plugins = f"plugins: [search, {{macros: {{{macros}}}}}, certguide]"
    (guide / "mkdocs.yml").write_text(f"site_name: Guide\ntheme: certguide\n{plugins}\n", encoding="utf-8")
    return load_config(str(guide / "mkdocs.yml"))


def refusal(guide: Path, macros: str = "module_name: macros") -> str:
    """Return why the build of a guide ends before it begins; empty if it goes on."""
    try:
        check_macros_module(config(guide, macros), guide)
    except PluginError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("has_folder", [False, True])
@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"from a import b\ndef define_env(:\n", "macros.py:2: This isn't Python: invalid syntax."),
        (b"# \xe9\n", "macros.py:1:3: The file isn't UTF-8 text. Save it with the encoding UTF-8."),
        (b"import os\0\n", "macros.py: This isn't Python: source code string cannot contain null bytes."),
        (b"import os\n", ""),
    ],
)
def test_file_of_macros_that_is_no_python_is_named_with_its_line(
    tmp_path: Path, text: bytes, message: str, has_folder: bool
) -> None:
    """mkdocs-macros would print a traceback. It takes the file where there is a folder too."""
    (tmp_path / "macros.py").write_bytes(text)
    if has_folder:
        (tmp_path / "macros").mkdir()
    problem = refusal(tmp_path)
    assert problem.startswith(message)
    assert bool(problem) is bool(message)


@pytest.mark.parametrize("settings", ["module_name: macros", "module_name: main"])
def test_missing_file_of_macros_is_named_with_its_lines(tmp_path: Path, settings: str) -> None:
    """They are those of the starter's, so that they can be pasted."""
    message, _, lines = refusal(tmp_path, settings).partition("\n")
    assert message.startswith(f"{settings.removeprefix('module_name: ')}.py is missing")
    assert (STARTER / "macros.py").read_text(encoding="utf-8").endswith(f"{lines}\n")


def test_package_of_macros_is_left_to_mkdocs_macros(tmp_path: Path) -> None:
    """A guide may have a folder of modules in place of the file."""
    (tmp_path / "macros").mkdir()
    assert refusal(tmp_path) == ""


def test_installed_module_of_macros_needs_no_file(tmp_path: Path) -> None:
    """mkdocs-macros does without the module `main` if there is none."""
    assert refusal(tmp_path, "modules: [certguide.mkdocs_plugin.macros], module_name: main") == ""


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("macros.py", "import os\nimport certguide.macrox\n", "macros.py:2: No module named 'certguide.macrox'."),
        (
            "macros.py",
            "from certguide.mkdocs_plugin.macros import nothing",
            "macros.py:1: cannot import name 'nothing'",
        ),
        ("macros/__init__.py", "import certguide.macrox\n", "macros: No module named 'certguide.macrox'."),
        ("macros.py", "import os\n", "macros: The module defines no macros."),
    ],
)
def test_module_that_mkdocs_macros_refuses_is_named_with_its_fix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str, message: str
) -> None:
    """It has tracebacks that say that the module could not be found."""
    create_guide(tmp_path)
    (tmp_path / "macros.py").unlink()
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text, encoding="utf-8")
    monkeypatch.setattr("sys.path", sys.path[:])  # mkdocs-macros adds to it
    with pytest.raises(PluginError) as refused:
        build(load_config(str(tmp_path / "mkdocs.yml")))
    assert str(refused.value).startswith(message)
    assert "Write the file with these lines:" in str(refused.value)


def test_other_errors_of_a_build_stay_as_they_are() -> None:
    """A module that is not found elsewhere, or a name, has nothing to do with macros."""
    assert macros_error(ImportError("No module named 'a'")) is None
    assert macros_error(NameError("name 'a' is not defined")) is None
    assert macros_error(ValueError("a")) is None
