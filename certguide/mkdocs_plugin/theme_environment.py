"""The environment of the theme's templates, quick to make, and the values in it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from certguide.folders import files_below
from certguide.site.assets.pipeline import first_paint_script
from certguide.site.components.affiliation import affiliation
from certguide.site.components.content_security_policy import page_policy
from certguide.site.components.freshness_text import last_reading, last_update, old_after
from certguide.site.context.site import Site
from certguide.site.context.templating import markup_messages
from certguide.site.previews.page_head import page_head


class ThemeLoader(FileSystemLoader):
    """The loader of a theme, which lists no hidden files.

    MkDocs looks at every file of the theme to find those to copy, and hidden ones it leaves out: 14,000 icons, which
    take 40 ms.
    """

    def list_templates(self) -> list[str]:
        """Return the paths of the files in the folders of the theme, sorted."""
        return sorted({path for root in self.searchpath for path in files_below(Path(root), with_hidden=False)})


class CompiledTemplates(FileSystemBytecodeCache):
    """The cache of compiled templates in a folder, each valid until its text changes, wherever it lies.

    A folder that can't be made or written, as that of a guide in a read-only place, keeps nothing.
    """

    def __init__(self, folder: Path) -> None:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a compiled template, if there is one and it can be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if that is possible."""
        with suppress(OSError):
            super().dump_bytecode(bucket)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a key without the file's folder: compiling all templates takes longer than the rest of a build."""
        return super().get_cache_key(name)


def speed_up(theme: Theme, compiled: BytecodeCache) -> None:
    """Let a theme make environments with that loader, and with its templates as they are already ``compiled``."""
    make_environment = theme.get_env

    def get_env() -> Environment:
        environment = make_environment()
        environment.loader = ThemeLoader(theme.dirs)
        environment.bytecode_cache = compiled
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]  # a setting of a theme makes it, so that it can't be of a class of ours


def theme_values(site: Site, serving: bool) -> dict[str, Any]:
    """Return the values and functions for the theme that MkDocs doesn't provide, by name."""
    script = first_paint_script()
    return {
        "affiliation": affiliation,
        "format_day": site.localizer.format_day,
        "head": partial(page_head, site),
        "last_reading": last_reading,
        "last_update": last_update,
        "old_after": old_after,
        "first_paint": script,
        "policy": page_policy(script, serving),
        "site": site,
        **markup_messages(site.localizer),
    }
