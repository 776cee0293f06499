"""The macros that pages of prose may call, as mkdocs-macros loads them through a guide's ``macros.py``."""

from __future__ import annotations

import functools
import json
import logging
from collections.abc import Callable
from typing import Any

from mkdocs.exceptions import PluginError

from certguide.site.context.page import Desk, in_markdown
from certguide.site.context.site import Edition
from certguide.site.macros.linter import mistakes
from certguide.site.macros.registry import ALL, Misuse
from certguide.site.pages.generated_page import block

log = logging.getLogger("mkdocs.plugins.certguide")


def define_env(env: Any) -> None:
    """Register every fragment as a macro."""
    env.desks = {}
    for name, fragment in ALL.items():
        env.macro(_macro(env, name, fragment), name)


def on_pre_page_macros(env: Any) -> None:
    """Log every error in the macro calls of a page; such a page shows them instead of being rendered.

    Raises:
        PluginError: If the page was generated: its text comes from the data, and must not be run as a template.
    """
    if env.page.meta.get("render_macros") is False:
        return
    if env.page.file.generated_by:
        raise PluginError(f"{env.page.file.src_uri} was made from the data and must not be read as a template.")
    errors = list(mistakes(env.markdown, env.env, ALL, {*env.variables, *env.env.globals}))
    for message in errors:
        log.warning("docs/%s: %s", env.page.file.src_uri, message)
    if errors:
        env.markdown = "# Mistakes on this page\n\n" + "\n\n".join(map(_shown, errors))


def on_post_page_macros(env: Any) -> None:
    """End a page with the sources that its facts cite and that it doesn't list itself."""
    desk = env.desks.get(env.page.url)
    if desk and desk.ledger.unlisted:
        env.markdown += f"\n\n{block(ALL['sources'](desk))}\n"


def _edition(env: Any) -> Edition:
    """Return what the present build is made from.

    Raises:
        PluginError: If the guide uses the macros without the plugin that reads the catalogue.
    """
    plugin = env.conf.plugins.get("certguide")
    if plugin is None:
        raise PluginError("the macros need the plugin certguide: add it under plugins in mkdocs.yml.")
    edition: Edition = plugin.edition
    return edition


def _macro(env: Any, name: str, fragment: Callable[..., Any]) -> Callable[..., str]:
    @functools.wraps(fragment)
    def call(*values: Any, **named: Any) -> str:
        desk = env.desks.get(env.page.url) or env.desks.setdefault(env.page.url, Desk(_edition(env), env.page.url))
        try:
            return block(fragment(desk, *values, **named))
        except Misuse as error:
            message = str(error)
        except TypeError as error:
            message = f"{error}."
        written = [json.dumps(value, default=str) for value in values]
        written += [f"{key}={json.dumps(value, default=str)}" for key, value in named.items()]
        told = f"{{{{ {name}({', '.join(written)}) }}}}: {message}"
        log.warning("docs/%s: %s", env.page.file.src_uri, told)
        return _shown(told)

    return call


def _shown(message: str) -> str:
    """Return an error as it appears on the page, where an editor sees it while serving."""
    return f'<strong class="mistake">{in_markdown(message)}</strong>'
