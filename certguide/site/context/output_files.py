"""Files that are made when they are read: a build writes one after another, and a server only those asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

OutputFile = tuple[str, Callable[..., str | bytes], *tuple[Any, ...]]
"""A path below the root of the site, the function that makes the file, and the arguments of the function."""


class OutputFiles(Mapping[str, str | bytes]):
    """The content of files by their paths, made at each access and never kept."""

    def __init__(self, files: Iterable[OutputFile]) -> None:
        self._files = {path: (make, arguments) for path, make, *arguments in files}

    def __getitem__(self, path: str) -> str | bytes:
        make, arguments = self._files[path]
        return make(*arguments)

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
