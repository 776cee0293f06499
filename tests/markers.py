"""Mark tests as `site` or `browser` by the fixtures they use, and hold unmarked tests to starting neither."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Generator, Iterable
from functools import wraps
from pathlib import PurePath
from typing import Any

import pytest

NEEDED_BY = {"browser": {"chromium"}, "site": {"build_once", "new_project", "render_guide", "served"}}
"""Marker → the fixtures that lead to it, used by a test itself or by a fixture of it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Set the markers; a test may carry one by hand besides, for what no fixture shows."""
    for item in items:
        used = set(getattr(item, "fixturenames", ()))
        for marker, fixtures in NEEDED_BY.items():
            if used & fixtures:
                item.add_marker(marker)


def pytest_configure(config: pytest.Config) -> None:
    """Set the guard at the start of every process. An audit hook would also hear of each id and attribute."""
    guard, start = Guard(), subprocess.Popen.__init__

    @wraps(start)
    def start_if_allowed(process: Any, args: Any, *more: Any, **named: Any) -> None:
        guard.check(args)
        start(process, args, *more, **named)

    config.add_cleanup(lambda: setattr(subprocess.Popen, "__init__", start))
    subprocess.Popen.__init__ = start_if_allowed
    config.pluginmanager.register(guard)


class Guard:
    """Refuses a build that an unmarked test starts in a process, so that no slow test gets into the quick loop."""

    def __init__(self) -> None:
        self.unmarked = False

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Remember whether the test that runs now may build."""
        self.unmarked = not any(item.get_closest_marker(name) for name in NEEDED_BY)
        try:
            return (yield)
        finally:
            self.unmarked = False

    def check(self, command: str | bytes | Iterable[str | bytes | os.PathLike[str]]) -> None:
        """Refuse a command that builds."""
        if self.unmarked and is_build(command):
            raise RuntimeError("A test that builds needs the fixture new_project or build_once, or the marker `site`.")


def is_build(command: str | bytes | Iterable[str | bytes | os.PathLike[str]]) -> bool:
    """Whether a command is make, MkDocs or pytest, by itself, as a module of Python, or in a line for a shell."""
    parts = [command] if isinstance(command, str | bytes) else list(command)
    words = [PurePath(word).name for part in parts for word in os.fsdecode(part).split()]
    return not {"make", "mkdocs", "pytest"}.isdisjoint(words)
