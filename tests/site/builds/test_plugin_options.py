"""The plugin's options in a guide's ``mkdocs.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import NewProject
from tests.site.project import CATALOG, STARTER, edit, printed, run


@pytest.fixture
def project(new_project: NewProject) -> Path:
    """Return a copy of the project with the smallest guide."""
    return new_project(guide=STARTER)


def test_options_set_paths_of_catalog_permalinks_and_cache(new_project: NewProject) -> None:
    """A build reads the catalogue and permalinks named in the options, and writes its cache there."""
    project = new_project(has_cache=False, guide=STARTER)
    (project / "facts").mkdir()
    (project / CATALOG).rename(project / "facts/all.yaml")
    (project / "facts/urls.txt").write_text("/about/\n/lost/\n", encoding="utf-8")
    options = "{certguide: {catalog: facts/all.yaml, permalinks: facts/urls.txt, cache_dir: .made}}"
    edit(project / "mkdocs.yml", "macros, certguide]", f"macros, {options}]")
    process = run(project, "mkdocs", "build", "--strict")
    assert "facts/urls.txt:2: /lost/ was promised" in printed(process)
    assert (project / "site/credentials/example-certificate/index.html").is_file()
    assert (project / ".made/styles").is_dir()
    assert not (project / ".cache").exists()
    assert "[macros]" not in printed(process)  # what MkDocs and the plugin say isn't lost among lists of macros
    assert "Building documentation to directory" in printed(process)


def test_lines_of_the_macros_are_those_of_a_verbose_build(project: Path) -> None:
    """It says all that there is to say."""
    output = printed(run(project, "mkdocs", "build", "--verbose"))
    assert "[macros]" in output
    assert "Building documentation to directory" in output


def test_script_of_a_page_may_come_from_a_hook(project: Path) -> None:
    """Hooks and later plugins add files after ours."""
    hook = """from mkdocs.structure.files import File


def on_files(files, config):
    files.append(File.generated(config, "assets/scripts/late.js", content="void 0"))
"""
    (project / "hook.py").write_text(hook, encoding="utf-8")
    edit(project / "mkdocs.yml", "plugins:", "hooks: [hook.py]\nplugins:")
    edit(project / "docs/about.md", "hide: [navigation]\n", "scripts: [late.js]\n")
    process = run(project, "mkdocs", "build", "--strict")
    assert process.returncode == 0, printed(process)
    assert (project / "site/assets/scripts/late.js").is_file()
    edit(project / "hook.py", "late.js", "later.js")
    refused = printed(run(project, "mkdocs", "build", "--strict"))
    assert "docs/about.md: scripts › late.js isn't there." in refused


def test_missing_catalog_is_named_in_the_error(project: Path) -> None:
    """The message names the file that the option asks for."""
    edit(project / "mkdocs.yml", "macros, certguide]", "macros, {certguide: {catalog: facts/none.yaml}}]")
    process = run(project, "mkdocs", "build", "--strict")
    assert process.returncode == 1
    assert "facts/none.yaml:1:1: There is no such file." in printed(process)
