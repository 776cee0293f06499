"""The macros as mkdocs-macros runs them."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader
from mkdocs.exceptions import PluginError

from certguide.maintenance.new_guide import STARTER
from certguide.mkdocs_plugin import macros
from certguide.mkdocs_plugin.macros import define_env
from certguide.site.context.site import Site
from certguide.site.macros.registry import MACRO_SCRIPTS, MACROS
from tests.conftest import ROOT, TODAY, read_sample
from tests.published.guide import GUIDE
from tests.site.project import GUIDES


def page(made: bool, **meta: object) -> SimpleNamespace:
    file = SimpleNamespace(src_uri="credentials/a.md", generated_by="certguide" if made else None)
    return SimpleNamespace(page=SimpleNamespace(meta=meta, file=file), markdown="{{ 7 * 7 }}")


def test_a_page_made_from_data_is_never_a_template() -> None:
    """Should such a page lose its front matter, the build stops instead of running its text."""
    with pytest.raises(PluginError, match=r"credentials/a\.md"):
        macros.on_pre_page_macros(page(made=True))


def test_a_page_that_opts_out_is_left_alone() -> None:
    """With render_macros false nothing is looked at."""
    env = page(made=True, render_macros=False)
    macros.on_pre_page_macros(env)
    assert env.markdown == "{{ 7 * 7 }}"


def test_macros_without_the_plugin_name_the_missing_line() -> None:
    """A guide that lists macros but not certguide under plugins gets an error that names the line to add."""
    env = SimpleNamespace(page=SimpleNamespace(url="a/"), conf=SimpleNamespace(plugins={}), macros={})
    env.macro = lambda call, name: env.macros.update({name: call})
    define_env(env)
    with pytest.raises(PluginError, match="add it under plugins"):
        env.macros["freshness"]()


@pytest.mark.parametrize(
    ("named", "loaded"), [(None, ["team.js"]), (["own.js"], ["own.js", "team.js"]), (["team.js"], ["team.js"])]
)
def test_macro_adds_its_script_to_those_of_the_page(named: list[str] | None, loaded: list[str]) -> None:
    """Without its script a form does nothing, so the front matter need not name it."""
    plugin = SimpleNamespace(site=Site(read_sample(), TODAY))
    made = SimpleNamespace(url="team/", meta={"scripts": named} if named else {}, file=None)
    env = SimpleNamespace(page=made, conf=SimpleNamespace(plugins={"certguide": plugin}), macros={})
    env.macro = lambda call, name: env.macros.update({name: call})
    define_env(env)
    env.macros["costs"]()
    assert made.meta.get("scripts") == named
    env.macros["team"]()
    assert made.meta["scripts"] == loaded


def test_every_script_of_a_macro_is_there() -> None:
    """Each is a script that pages may load."""
    assert all((ROOT / "certguide/theme/assets/scripts" / script).is_file() for script in MACRO_SCRIPTS.values())
    assert MACRO_SCRIPTS.keys() <= MACROS.keys()


@pytest.mark.parametrize("guide", [GUIDE, *sorted((ROOT / GUIDES).iterdir())], ids=lambda guide: guide.name)
def test_every_guide_loads_the_macros_by_the_same_module(guide: Path) -> None:
    """The macros.py of the published guide and of those of the tests is that of a new guide."""
    assert (guide / "macros.py").read_bytes() == (STARTER / "macros.py").read_bytes()


def test_error_in_arguments_names_the_line_of_the_page(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Front matter counts; a call from elsewhere, as from another macro's module, has no line."""
    text = "\n# A\n\n{{ costs() }}\n{{ answers(1, 2) }}\n"
    file = SimpleNamespace(src_uri="a.md", content_string=f"---\ntitle: A\n---\n{text}")
    env = env_of_page(tmp_path, file, text)
    assert "page-error" in Environment(autoescape=True).from_string(text).render(env.macros)
    assert "page-error" in env.macros["answers"](1, 2)
    places = [message.partition(": {{ answers(1, 2) }}: The arguments don't fit.")[0] for message in caplog.messages]
    assert places == ["pages/a.md:8", "pages/a.md"]


@pytest.mark.parametrize(
    "text", ['\n# A\n\n{% include "snip.md" %}\n', '{% from "snip.md" import call %}\n{{ call() }}\n']
)
def test_error_in_what_a_page_includes_names_its_file(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    """The line is that of the included file, whatever stands above the text of the page."""
    snippets = tmp_path / "guide/snippets"
    snippets.mkdir(parents=True)
    call = "{% macro call() %}\n{{ answers(1, 2) }}\n{% endmacro %}\n{{ call() if not is_imported }}"
    (snippets / "snip.md").write_text(f"\n{call}", encoding="utf-8")
    env = env_of_page(tmp_path, SimpleNamespace(src_uri="a.md", content_string=f"---\ntitle: A\n---\n{text}"), text)
    templates = Environment(autoescape=True, loader=FileSystemLoader(snippets))
    templates.globals.update(env.macros, is_imported="import" in text)
    assert "page-error" in templates.from_string(text).render()
    assert [message.partition(": ")[0] for message in caplog.messages] == ["snippets/snip.md:3"]


def env_of_page(folder: Path, file: SimpleNamespace, text: str) -> SimpleNamespace:
    """Return what mkdocs-macros gives to macros, on a page of a guide with the folder ``pages``."""
    plugin = SimpleNamespace(site=Site(read_sample(), TODAY), docs="pages/")
    env = SimpleNamespace(page=SimpleNamespace(url="a/", meta={}, file=file), markdown=text, macros={})
    settings = str(folder / "guide/mkdocs.yml")
    env.conf = SimpleNamespace(plugins={"certguide": plugin}, config_file_path=settings)
    env.macro = lambda call, name: env.macros.update({name: call})
    define_env(env)
    return env
