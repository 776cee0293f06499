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
from certguide.site.context.page import Desk
from certguide.site.context.site import Edition
from certguide.site.macros.registry import ALL
from certguide.site.pages.generated_page import block
from tests.engines.written import edition, from_source


def define_env(env: Any) -> None:
    """Offers every fragment as a macro."""
    desk = Desk(_edition(os.environ["GUIDE_FOLDER"]), env.page.url)
    for name, fragment in ALL.items():
        env.macro(_macro(desk, env.page.path, fragment), name)


@functools.cache
def _edition(guide: str) -> Edition:
    return edition(Path(guide), build_date(os.environ))


def _macro(desk: Desk, path: str, fragment: Callable[..., Any]) -> Callable[..., str]:
    @functools.wraps(fragment)
    def call(*values: Any, **named: Any) -> str:
        return from_source(block(fragment(desk, *values, **named)), path)

    return call
