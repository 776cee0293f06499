"""The macros that pages under ``docs/`` may call; see ``docs/contribute.md``."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from typing import Any

from markupsafe import escape

from certguide.catalog.problem import quoted
from certguide.site.desk import Desk
from certguide.site.fragments import ALL, Misuse

log = logging.getLogger("mkdocs.plugins.certguide")


def define_env(env: Any) -> None:
    """Offers every fragment as a macro."""
    env.desks = {}
    for name, fragment in ALL.items():
        env.macro(_macro(env, name, fragment), name)


def on_post_page_macros(env: Any) -> None:
    """Ends a page with the sources that its facts point at and that it has not listed itself."""
    desk = env.desks.get(env.page.url)
    if desk and desk.ledger.unlisted:
        env.markdown += f"\n\n{ALL['sources'](desk)}\n"


def _macro(env: Any, name: str, fragment: Callable[..., Any]) -> Callable[..., str]:
    @functools.wraps(fragment)
    def call(*values: Any, **named: Any) -> str:
        desk = env.desks.setdefault(env.page.url, Desk(env.conf["extra"]["edition"], env.page.url))
        try:
            return str(fragment(desk, *values, **named))
        except Misuse as error:
            return _refused(env.page.file.src_uri, name, values, str(error))
        except TypeError as error:
            return _refused(env.page.file.src_uri, name, values, f"{error}.")

    return call


def _refused(page: str, name: str, values: tuple[Any, ...], says: str) -> str:
    """Says what is wrong in the log, where a strict build stops, and on the page, where an editor looks."""
    call = f"{{{{ {name}({', '.join(quoted(value) for value in values)}) }}}}"
    log.warning("docs/%s: %s: %s", page, call, says)
    return f'<strong class="mistake">{escape(says)}</strong>'
