"""The plugin's options in ``mkdocs.yml``."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import Config


class CertguideConfig(Config):  # type: ignore[no-untyped-call]  # untyped in MkDocs
    """Where a guide keeps what is not prose. Paths are relative to the folder of its ``mkdocs.yml``."""

    catalog = c.Type(str, default="data/credentials.yaml")
    permalinks = c.Type(str, default="data/addresses.txt")
    cache_dir = c.Type(str, default=".cache")
    translations = c.Type(str, default="locales")
