"""The plugin's options in a guide's ``mkdocs.yml``."""

from __future__ import annotations

from pathlib import Path

from tests.site.project import CATALOG, edit, printed, run


def test_catalog_permalinks_and_cache_may_stand_elsewhere(project: Path) -> None:
    """A build reads the catalogue and the permalinks it is given, and keeps its cache where it is told to."""
    (project / "facts").mkdir()
    (project / CATALOG).rename(project / "facts/all.yaml")
    (project / "facts/urls.txt").write_text("/about/\n/lost/\n", encoding="utf-8")
    options = "{certguide: {catalog: facts/all.yaml, permalinks: facts/urls.txt, cache_dir: .made}}"
    edit(project / "mkdocs.yml", "macros, certguide]", f"macros, {options}]")
    done = run(project, "mkdocs", "build", "--strict")
    assert "facts/urls.txt:2: /lost/ was promised" in printed(done)
    assert "facts/all.yaml" in (project / "site/credentials/observer-associate/index.html").read_text(encoding="utf-8")
    assert (project / ".made/styles").is_dir()
    assert not (project / ".cache").exists()


def test_a_guide_without_the_catalog_is_refused_by_name(project: Path) -> None:
    """The message names the file that the option asks for."""
    edit(project / "mkdocs.yml", "macros, certguide]", "macros, {certguide: {catalog: facts/none.yaml}}]")
    done = run(project, "mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert "facts/none.yaml:1:1: There is no such file." in printed(done)
