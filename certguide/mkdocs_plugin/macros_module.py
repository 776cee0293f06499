"""The file from which mkdocs-macros loads the macros of a guide, and what is wrong with it."""

from __future__ import annotations

import re
import traceback
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from certguide.catalog.loading.text_files import read_file
from certguide.catalog.problems import CatalogError

_OPTIONAL = "main"
"""The name of a module that mkdocs-macros does without, if there is none."""

_NO_MODULE = re.compile(r"could not find custom '(.+?)' module in ")
_NO_MACROS = re.compile(r"None of the standard functions was found in module '(.+?)'")


def check_macros_module(config: MkDocsConfig, folder: Path) -> None:
    """Check that the file from which mkdocs-macros loads the macros is in the folder of the guide, and is Python.

    Raises:
        PluginError: If it isn't. mkdocs-macros would end with a traceback.
    """
    settings = config.plugins["macros"].config
    name = f"{settings['module_name']}.py"
    if (folder / name).is_file():
        _check_syntax(folder / name)
    elif not (folder / settings["module_name"]).is_dir() and not (name == f"{_OPTIONAL}.py" and settings["modules"]):
        raise PluginError(f"{name} is missing, from which mkdocs-macros loads the macros. {_FIX}")


def macros_error(error: Exception) -> PluginError | None:
    """Return an error of mkdocs-macros about its module in our words; ``None`` for any other."""
    if isinstance(error, ImportError) and (match := _NO_MODULE.search(str(error))):
        return PluginError(f"{_place(match[1], error.__context__)}: {error.__context__}. {_FIX}")
    if isinstance(error, NameError) and (match := _NO_MACROS.search(str(error))):
        return PluginError(f"{match[1]}: The module defines no macros. {_FIX}")
    return None


def _check_syntax(file: Path) -> None:
    try:
        compile(read_file(file, file.name), file.name, "exec")
    except (SyntaxError, ValueError) as error:  # Python 3.11 has a ValueError for a NUL byte
        line = getattr(error, "lineno", None)
        problem = f"This isn't Python: {getattr(error, 'msg', error)}."
        raise PluginError(f"{file.name}{f':{line}' if line else ''}: {problem}") from None
    except CatalogError as error:
        raise PluginError(str(error)) from None


def _place(name: str, error: BaseException | None) -> str:
    """Return the name of a module, with the line that raised an error in its file."""
    frames = traceback.extract_tb(error.__traceback__) if error else []
    lines = [frame.lineno for frame in frames if Path(frame.filename).name == f"{name}.py"]
    return f"{name}.py:{lines[-1]}" if lines else name


_FIX = """Write the file with these lines:
from certguide.mkdocs_plugin.macros import define_env, on_post_page_macros, on_pre_page_macros

__all__ = ["define_env", "on_post_page_macros", "on_pre_page_macros"]"""
