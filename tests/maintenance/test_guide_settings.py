"""Settings are read as MkDocs reads them, and for the guide that a catalogue belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from certguide.maintenance.guide_settings import read_settings, settings_of_catalog


def write(folder: Path, **files: object) -> None:
    """Write settings into files of a folder, by their names without the suffix."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, settings in files.items():
        (folder / f"{name}.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def test_inherited_settings_are_merged_as_mkdocs_does(tmp_path: Path) -> None:
    """Mappings entry by entry, lists as a whole; the nearest file wins, and a circle ends."""
    own = {"certguide": {"permalinks": "urls.txt"}}
    shared = {"certguide": {"catalog": "facts.yaml", "permalinks": "old.txt"}, "search": None}
    write(tmp_path, mkdocs={"INHERIT": "a/base.yml", "plugins": own})
    write(tmp_path / "a", base={"INHERIT": "../root.yml", "plugins": shared, "docs_dir": "pages"})
    write(tmp_path, root={"INHERIT": "mkdocs.yml", "docs_dir": "docs", "draft_docs": "a.md"})
    settings = read_settings(tmp_path)
    assert settings.docs == tmp_path / "pages"
    assert settings.catalog == tmp_path / "facts.yaml"
    assert settings.permalinks_file.path == tmp_path / "urls.txt"
    assert settings.drafts == ("a.md",)
    write(tmp_path, mkdocs={"INHERIT": "a/base.yml", "plugins": ["search", own]})
    assert read_settings(tmp_path).catalog == tmp_path / "data/credentials.yaml"


@pytest.mark.parametrize(
    ("catalog", "file", "expected"),
    [
        ("data/credentials.yaml", "data/credentials.yaml", "."),
        ("credentials.yaml", "credentials.yaml", "."),
        ("a/b/c/credentials.yaml", "a/b/c/credentials.yaml", "."),
        ("credentials.yaml", "data/draft.yaml", "."),
        ("credentials.yaml", "a/b/other.yaml", "a"),
        ("data/credentials.yaml", "inner/data/credentials.yaml", "inner"),
    ],
)
@pytest.mark.parametrize("current", [".", "a/b/c", ".."])
def test_guide_of_a_catalogue_is_the_nearest_that_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalog: str, file: str, expected: str, current: str
) -> None:
    """Else it is the folder above the catalogue's, as in a copy of the catalogue beside it."""
    (tmp_path / "a/b/c").mkdir(parents=True)
    write(tmp_path, mkdocs={"plugins": ["search", {"certguide": {"catalog": catalog}}]})
    write(tmp_path / "inner", mkdocs={"plugins": ["certguide"]})
    monkeypatch.chdir(tmp_path / current)
    relative = Path(*[".."] * len(Path(current).parts)) if current != ".." else Path(tmp_path.name)
    guide = settings_of_catalog(relative / file).permalinks_file.guide
    assert not guide.is_absolute()
    assert guide.resolve() == (tmp_path / expected).resolve()
    assert settings_of_catalog(tmp_path / file).permalinks_file.guide == tmp_path / expected
