"""The macros that pages of prose may call, as mkdocs-macros loads them through a guide's ``macros.py``."""

from __future__ import annotations

import functools
import inspect
import json
import logging
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from certguide.mkdocs_plugin.pages.page_errors import error_page, page_error
from certguide.site.context.page import PageContext
from certguide.site.context.publication import relative_folder
from certguide.site.context.templating import as_block
from certguide.site.macros.arguments import MacroArgumentError, check_arguments
from certguide.site.macros.linter import find_mistakes
from certguide.site.macros.registry import MACRO_SCRIPTS, MACROS

log = logging.getLogger("mkdocs.plugins.certguide")


def define_env(env: Any) -> None:
    """Register every fragment as a macro."""
    env.page_contexts = {}
    for name, fragment in MACROS.items():
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
    mistakes = find_mistakes(env.markdown, env.env, MACROS, {*env.variables, *env.env.globals})
    errors = [f"{_place(env, line)}: {message}" for line, message in mistakes]
    for error in errors:
        log.warning(error)
    if errors:
        env.markdown = error_page(errors)


def on_post_page_macros(env: Any) -> None:
    """End a page with the sources that its facts cite and that it doesn't list itself."""
    page = env.page_contexts.get(env.page.url)
    if page and page.citations.to_list and not page.citations.is_listed:
        env.markdown += f"\n\n{as_block(MACROS['sources'](page))}\n"


def _place(env: Any, line: int) -> str:
    """Return the file of the page with a line, given that line without the front matter; 0 is none."""
    above = env.page.file.content_string.count("\n") - env.markdown.count("\n") if line else 0
    return f"{_plugin(env).docs}{env.page.file.src_uri}{f':{above + line}' if line else ''}"


def _place_of_call(env: Any) -> str:
    """Return the file and line that call the present macro: of the page, or of what it includes or imports.

    A call from elsewhere has no line.
    """
    frame = inspect.currentframe()
    while frame:
        if template := frame.f_globals.get("__jinja_template__"):
            line, file = template.get_corresponding_lineno(frame.f_lineno), Path(template.filename)
            if template.name is None:  # the page, which is the only template that has no file
                return _place(env, line)
            folder = Path(env.conf.config_file_path).parent
            return f"{relative_folder(folder, file.parent)}{file.name}:{line}"
        frame = frame.f_back
    return _place(env, 0)


def _plugin(env: Any) -> Any:
    """Return the plugin that reads the catalogue.

    Raises:
        PluginError: If the guide uses the macros without it.
    """
    plugin = env.conf.plugins.get("certguide")
    if plugin is None:
        raise PluginError("the macros need the plugin certguide: add it under plugins in mkdocs.yml.")
    return plugin


def _page_context(env: Any) -> PageContext:
    """Return the context of the page whose macros run, which its calls share."""
    contexts: dict[str, PageContext] = env.page_contexts
    if env.page.url not in contexts:
        contexts[env.page.url] = PageContext(_plugin(env).site, env.page.url)
    return contexts[env.page.url]


def _load_script(meta: MutableMapping[str, Any], script: str | None) -> None:
    """Add the script of a macro to those that the front matter of its page names."""
    scripts = meta.get("scripts") or []
    if script and script not in scripts:
        meta["scripts"] = [*scripts, script]


def _macro(env: Any, name: str, fragment: Callable[..., Any]) -> Callable[..., str]:
    """Return a fragment as a macro, which shows and logs an error in its arguments instead of raising it."""

    @functools.wraps(fragment)
    def call(*args: Any, **kwargs: Any) -> str:
        page = _page_context(env)
        _load_script(env.page.meta, MACRO_SCRIPTS.get(name))
        try:
            check_arguments(name, fragment, args, kwargs)
            return as_block(fragment(page, *args, **kwargs))
        except MacroArgumentError as error:
            arguments = [json.dumps(value, default=str) for value in args]
            arguments += [f"{key}={json.dumps(value, default=str)}" for key, value in kwargs.items()]
            message = f"{{{{ {name}({', '.join(arguments)}) }}}}: {error}"
        log.warning("%s: %s", _place_of_call(env), message)
        return page_error(message)

    return call
