"""The keys of all that pages come from: they change with every input, and with nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from certguide.mkdocs_plugin.reuse import inputs
from certguide.mkdocs_plugin.reuse.inputs import InputKeys, KnownSite, input_keys
from certguide.site.context.site import Site
from tests.site.project import TODAY
from tests.site.small import small_catalog

FILES = (
    "package/code.py",
    "guide/mkdocs.yml",
    "guide/macros.py",
    "guide/docs/page.md",
    "guide/docs/logo.svg",
    "guide/locales/de.po",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a package and a guide."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a", encoding="utf-8")
        os.utime(tmp_path / name, (1, 1))
    monkeypatch.setattr(inputs, "PACKAGE", tmp_path / "package")
    return tmp_path


def keys(folder: Path, catalog: str = "a", value: object = "a", **settings: Any) -> InputKeys:
    """Return the keys of the guide in a folder."""
    guide = folder / "guide"
    values = {
        "config_file_path": str(guide / "mkdocs.yml"),
        "docs_dir": str(guide / "docs"),
        "watch": [],
        "theme": SimpleNamespace(dirs=[str(folder / "theme")]),
        "plugins": {"certguide": None},
        "site_url": "",
    }
    config: Any = SimpleNamespace(**{**values, **settings})
    return input_keys(config, catalog, [guide / "locales"], value)


CHANGES: dict[str, Callable[[Path], object]] = {
    "code": lambda folder: (folder / "package/code.py").write_text("b"),
    "new code": lambda folder: (folder / "package/more.py").touch(),
    "module": lambda folder: (folder / "guide/macros.py").write_text("b"),
    "longer picture": lambda folder: (folder / "guide/docs/logo.svg").write_text("bb"),
    "translation": lambda folder: (folder / "guide/locales/de.po").write_text("b"),
    "new page": lambda folder: (folder / "guide/docs/new.md").touch(),
    "deleted page": lambda folder: (folder / "guide/docs/page.md").unlink(),
    "settings": lambda folder: (folder / "guide/mkdocs.yml").write_text("b"),
    "picture behind a link": lambda folder: (folder / "guide/docs/linked").symlink_to(folder / "package"),
    "own template": lambda folder: (folder / "theme").mkdir() or (folder / "theme/main.html").touch(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_keys_change_with_each_file(folder: Path, change: Callable[[Path], object]) -> None:
    """Both of them: what is made without the catalogue comes from these files too."""
    before = keys(folder)
    change(folder)
    after = keys(folder)
    assert before.all != after.all
    assert before.without_catalog != after.without_catalog


@pytest.mark.parametrize(
    "change",
    [{"value": "b"}, {"site_url": "https://example.org/"}, {"plugins": {"search": 1}}],
)
def test_keys_change_with_each_setting(folder: Path, change: dict[str, Any]) -> None:
    """Where the site is published decides its links."""
    assert keys(folder).without_catalog != keys(folder, **change).without_catalog


@pytest.mark.parametrize("end", ["dist-info", "egg-info"])
def test_keys_change_with_installed_packages(folder: Path, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    """Another version of Markdown may make another page."""
    before = keys(folder)
    (folder / f"Markdown-4.0.{end}").mkdir()
    monkeypatch.syspath_prepend(str(folder))
    assert before != keys(folder)


def test_catalogue_changes_one_key_alone(folder: Path) -> None:
    """What surrounds a page need not be made again for each fact."""
    before, after = keys(folder), keys(folder, catalog="b")
    assert before.all != after.all
    assert before.without_catalog == after.without_catalog


UNUSED: dict[str, Callable[[Path], object]] = {
    "text of a page": lambda folder: (folder / "guide/docs/page.md").write_text("b"),
    "hidden": lambda folder: (folder / "package/.icons").mkdir() or (folder / "package/.icons/a.svg").touch(),
    "compiled": lambda folder: (folder / "package/__pycache__").mkdir() or (folder / "package/__pycache__/a").touch(),
}


@pytest.mark.parametrize("change", UNUSED.values(), ids=UNUSED)
def test_keys_stay_with_what_other_pages_do_not_use(folder: Path, change: Callable[[Path], object]) -> None:
    """The text of a page is compared when the page is read."""
    before = keys(folder)
    change(folder)
    assert before == keys(folder)


def test_keys_stay_when_a_guide_moves(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page says in which folder it was made."""
    before = keys(folder)
    moved = folder.rename(folder.with_name("moved"))
    monkeypatch.setattr(inputs, "PACKAGE", moved / "package")
    assert before == keys(moved)


def test_file_deleted_meanwhile_is_no_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor replaces a file by another while a build begins."""
    monkeypatch.setattr(inputs, "files_below", lambda *_, **__: ["gone.svg"])
    assert keys(folder).all


def test_known_site_stays_as_long_as_its_key() -> None:
    """It keeps what it has computed."""
    first, second, known = Site(small_catalog(), TODAY), Site(small_catalog(), TODAY), KnownSite()
    assert known.update(first, "a") is first
    assert known.update(second, "a") is first
    assert known.update(second, "b") is second
