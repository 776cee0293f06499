"""The macros for Zensical, as thin as those for MkDocs: its settings are a plain mapping, and there are no hooks.

It asks for them once a page, so the catalogue is read once and kept.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from certguide.clock import build_date
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.context.templating import as_block
from certguide.site.macros.registry import MACROS
from tests.engines.written import from_source, site


def define_env(env: Any) -> None:
    """Offers every fragment as a macro."""
    page = PageContext(_edition(os.environ["GUIDE_FOLDER"]), env.page.url)
    for name, fragment in MACROS.items():
        env.macro(_macro(page, env.page.path, fragment), name)


@functools.cache
def _edition(guide: str) -> Site:
    return site(Path(guide), build_date(os.environ))


def _macro(page: PageContext, path: str, fragment: Callable[..., Any]) -> Callable[..., str]:
    @functools.wraps(fragment)
    def call(*values: Any, **named: Any) -> str:
        return from_source(as_block(fragment(page, *values, **named)), path)

    return call
