"""The settings of ``mkdocs.yml`` that a build refuses, since they would break the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from certguide.mkdocs_plugin.plugin import CertguidePlugin
from certguide.mkdocs_plugin.requirements import warn_without_site_url

GOOD = {"theme": "certguide", "plugins": "[search, macros, certguide]", "use_directory_urls": "true"}


def config(guide: Path, **settings: str) -> MkDocsConfig:
    """Return the settings of a guide without pages and data."""
    (guide / "docs").mkdir()
    (guide / "own").mkdir()
    lines = [f"{name}: {value}" for name, value in {"site_name": "Guide", **GOOD, **settings}.items()]
    (guide / "mkdocs.yml").write_text("\n".join(lines), encoding="utf-8")
    return load_config(str(guide / "mkdocs.yml"))


def refusal(loaded: MkDocsConfig) -> str:
    """Return why the build of a guide ends before it begins."""
    plugin = loaded.plugins["certguide"]
    assert isinstance(plugin, CertguidePlugin)
    with pytest.raises(PluginError) as refused:
        plugin.on_config(loaded)
    return str(refused.value)


@pytest.mark.parametrize(
    ("settings", "problem", "fix"),
    [
        ({"plugins": "[search, certguide]"}, "plugins › `macros` is missing", "`plugins: [search, macros, certguide]`"),
        ({"theme": "material"}, "theme › material doesn't have the parts", "`theme: certguide`"),
        ({"theme": "{name: null, custom_dir: own}"}, "theme › one without a name", "`theme: certguide`"),
        ({"use_directory_urls": "false"}, "use_directory_urls › false gives pages other URLs", "Delete the line."),
    ],
)
def test_setting_that_breaks_pages_is_refused_with_its_fix(
    tmp_path: Path, settings: dict[str, str], problem: str, fix: str
) -> None:
    """One line names the setting, and nothing else is blamed."""
    summary, line = refusal(config(tmp_path, **settings)).splitlines()
    assert summary == "mkdocs.yml can't be used."
    assert line.startswith(f"mkdocs.yml: {problem}")
    assert fix in line


def test_site_url_that_is_none_is_refused_before_the_catalogue_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is reported as the day of the build is."""
    monkeypatch.setenv("SITE_URL", "example.org")
    assert refusal(config(tmp_path)).startswith('SITE_URL is "example.org"; write a URL')


def test_missing_site_url_is_one_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A strict build ends with it; a guide with a URL has none."""
    warn_without_site_url(config(tmp_path, site_url="https://example.org/"))
    assert not caplog.messages
    refusal(load_config(str(tmp_path / "mkdocs.yml"), site_url=""))
    (message,) = caplog.messages
    assert message.startswith("mkdocs.yml: site_url is missing")
    assert "`site_url: https://example.org/guide/`" in message


@pytest.mark.parametrize("theme", ["certguide", "{name: certguide, custom_dir: own}"])
def test_guide_with_our_theme_and_parts_of_its_own_comes_to_its_catalogue(tmp_path: Path, theme: str) -> None:
    """What is missing here is the catalogue alone."""
    assert "mkdocs.yml" not in refusal(config(tmp_path, theme=theme))
