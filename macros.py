"""The macros that pages under ``docs/`` may call; see ``docs/contribute.md``."""

from __future__ import annotations

import functools
import json
import logging
from collections.abc import Callable
from typing import Any

from mkdocs.exceptions import PluginError

from certguide.site.context.page import PageContext
from certguide.site.context.templating import as_block, escape_markdown
from certguide.site.macros.linter import find_mistakes
from certguide.site.macros.registry import MACROS, MacroArgumentError

log = logging.getLogger("mkdocs.plugins.certguide")


def define_env(env: Any) -> None:
    """Offers every fragment as a macro."""
    env.desks = {}
    for name, fragment in MACROS.items():
        env.macro(_macro(env, name, fragment), name)


def on_pre_page_macros(env: Any) -> None:
    """Tells every mistake in the calls of a page; such a page shows them instead of being rendered."""
    if env.page.meta.get("render_macros") is False:
        return
    if env.page.file.generated_by:
        raise PluginError(f"{env.page.file.src_uri} was made from the data and must not be read as a template.")
    found = list(find_mistakes(env.markdown, env.env, MACROS, {*env.variables, *env.env.globals}))
    for says in found:
        log.warning("docs/%s: %s", env.page.file.src_uri, says)
    if found:
        env.markdown = "# Mistakes on this page\n\n" + "\n\n".join(map(_told, found))


def on_post_page_macros(env: Any) -> None:
    """Ends a page with the sources that its facts point at and that it has not listed itself."""
    page = env.desks.get(env.page.url)
    if page and page.citations.has_unlisted:
        env.markdown += f"\n\n{as_block(MACROS['sources'](page))}\n"


def _macro(env: Any, name: str, fragment: Callable[..., Any]) -> Callable[..., str]:
    @functools.wraps(fragment)
    def call(*values: Any, **named: Any) -> str:
        page = env.desks.setdefault(env.page.url, PageContext(env.conf["extra"]["edition"], env.page.url))
        try:
            return as_block(fragment(page, *values, **named))
        except MacroArgumentError as error:
            says = str(error)
        except TypeError as error:
            says = f"{error}."
        written = [json.dumps(value, default=str) for value in values]
        written += [f"{key}={json.dumps(value, default=str)}" for key, value in named.items()]
        told = f"{{{{ {name}({', '.join(written)}) }}}}: {says}"
        log.warning("docs/%s: %s", env.page.file.src_uri, told)
        return _told(told)

    return call


def _told(says: str) -> str:
    """A mistake on the page itself, where an editor looks while serving."""
    return f'<strong class="page-error">{escape_markdown(says)}</strong>'
