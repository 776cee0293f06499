"""The settings in a guide's ``mkdocs.yml`` that say where its files are, read without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from certguide.site.permalinks import FILE

_NEVER_BUILT = (".*", "/templates/")
"""The patterns of the files that MkDocs leaves out of every site."""


class _Loader(yaml.SafeLoader):
    """A loader for which a value with a tag, such as ``!ENV`` or a name in Python, is none."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


@dataclass(frozen=True)
class GuideSettings:
    """Where a guide has its pages and its list of permalinks, and which pages a build leaves out.

    ``unbuilt`` are patterns as in a file ``.gitignore``, relative to the folder of pages.
    """

    docs: Path
    permalinks: Path
    unbuilt: tuple[str, ...] = _NEVER_BUILT


def read_settings(guide: Path) -> GuideSettings:
    """Return the settings of a guide in a folder; the default of each that can't be read, which a build names."""
    try:
        settings = yaml.load((guide / "mkdocs.yml").read_bytes(), _Loader)  # noqa: S506 - a safe loader of our own
    except (OSError, yaml.YAMLError):
        settings = None
    settings = settings if isinstance(settings, dict) else {}
    permalinks = _plugin_options(settings.get("plugins")).get("permalinks") or FILE
    patterns = [line for name in ("exclude_docs", "draft_docs") for line in str(settings.get(name) or "").splitlines()]
    docs = guide / str(settings.get("docs_dir") or "docs")
    return GuideSettings(docs, guide / str(permalinks), (*_NEVER_BUILT, *patterns))


def _plugin_options(plugins: Any) -> Mapping[str, Any]:
    """Return the options of our plugin, in a list of names and mappings or in one mapping, as MkDocs accepts them."""
    entries = [plugins] if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else []
    options = next((entry["certguide"] for entry in entries if isinstance(entry, dict) and "certguide" in entry), None)
    return options if isinstance(options, dict) else {}
