"""The settings in a guide's ``mkdocs.yml`` that say where its files are, read without MkDocs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from certguide.git_versions import PermalinksFile
from certguide.site.permalinks import FILE

_SETTINGS = "mkdocs.yml"
_NEVER_BUILT = (".*", "/templates/")
"""The patterns of the files that MkDocs leaves out of every site."""


class _Loader(yaml.SafeLoader):
    """A loader for which all scalars are strings, and a value with a tag, such as ``!ENV`` or a Python name, none."""


_Loader.yaml_implicit_resolvers = {"<": yaml.SafeLoader.yaml_implicit_resolvers["<"]}  # merges are no scalars
_Loader.yaml_constructors = {
    f"tag:yaml.org,2002:{kind}": yaml.SafeLoader.yaml_constructors[f"tag:yaml.org,2002:{kind}"]
    for kind in ("str", "seq", "map")
}
_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


@dataclass(frozen=True)
class GuideSettings:
    """Where a guide has its catalogue, its pages and its list of permalinks, and which pages a build leaves out.

    Attributes:
        has_file: Whether the guide has a ``mkdocs.yml``. Else all settings are the default.
        excluded: Patterns as in a file ``.gitignore``, relative to the folder of pages.
        drafts: More of them. A negation in one of the two lists doesn't affect the other.
    """

    has_file: bool
    catalog: Path
    docs: Path
    permalinks_file: PermalinksFile
    excluded: tuple[str, ...]
    drafts: tuple[str, ...]


def settings_of_catalog(file: Path) -> GuideSettings:
    """Return the settings of the guide that a catalogue belongs to; their paths are relative if ``file`` is.

    Its folder is the nearest above the catalogue whose ``mkdocs.yml`` names it. If there is none, it is the folder
    above the catalogue's.
    """
    path = Path(os.path.normpath(file.absolute()))
    for depth, folder in enumerate(path.parents, 1):
        if (folder / _SETTINGS).is_file():
            settings = read_settings(_folder_above(file, depth))
            if Path(os.path.normpath(settings.catalog.absolute())) == path:
                return settings
    return read_settings(_folder_above(file, 2))


def _folder_above(file: Path, depth: int) -> Path:
    return Path(os.path.normpath(file.joinpath(*[".."] * depth)))


def read_settings(guide: Path) -> GuideSettings:
    """Return the settings of a guide in a folder; the default of each that can't be read, which a build names."""
    file = guide / _SETTINGS
    settings = _read_file(file)
    options = _own_options(settings.get("plugins"))
    return GuideSettings(
        has_file=file.is_file(),
        catalog=guide / (_text(options, "catalog") or "data/credentials.yaml"),
        docs=guide / (_text(settings, "docs_dir") or "docs"),
        permalinks_file=PermalinksFile(guide, _text(options, "permalinks") or FILE),
        excluded=(*_NEVER_BUILT, *_text(settings, "exclude_docs").splitlines()),
        drafts=tuple(_text(settings, "draft_docs").splitlines()),
    )


def _read_file(file: Path) -> Mapping[str, Any]:
    """Return the settings in a file over those of the file that it names under ``INHERIT``, and so on."""
    settings: dict[str, Any] = {}
    read: set[Path] = set()
    while file not in read:
        read.add(file)
        try:
            layer = yaml.load(file.read_bytes(), _Loader)  # noqa: S506 - a safe loader of our own
        except (OSError, yaml.YAMLError):
            break
        if not isinstance(layer, dict):
            break
        settings = _merged(layer, settings)
        file = Path(os.path.normpath(file.parent / _text(layer, "INHERIT")))  # if it names none, the folder: no file
    return settings


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return settings with others over them, as MkDocs merges them: of mappings each entry, of lists the whole."""
    both = {name for name in base if isinstance(base[name], dict) and isinstance(over.get(name), dict)}
    return {**base, **over, **{name: _merged(base[name], over[name]) for name in both}}


def _text(settings: Mapping[str, Any], name: str) -> str:
    """Return a setting; empty if it isn't there, or is no text."""
    text = settings.get(name)
    return text if isinstance(text, str) else ""


def _own_options(plugins: Any) -> Mapping[str, Any]:
    """Return the options of our plugin, in a list of names and mappings or in one mapping, as MkDocs accepts them."""
    entries = [plugins] if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else []
    options = next((entry["certguide"] for entry in entries if isinstance(entry, dict) and "certguide" in entry), None)
    return options if isinstance(options, dict) else {}
