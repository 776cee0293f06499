"""The cache of build artefacts, kept from one build to the next."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class BuildCache:
    """Cache of artefacts, keyed by a hash of their inputs; without a ``folder`` it lasts for one build."""

    folder: Path | None = None
    _used: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: str, compute: Callable[[], bytes]) -> bytes:
        """Return the cached bytes, or compute and remember them."""
        if key not in self._used:
            self._used[key] = self._stored(key) or compute()
        return self._used[key]

    def _stored(self, key: str) -> bytes:
        """Return the stored bytes; empty if there are none, or if another build has just deleted them."""
        with suppress(FileNotFoundError):
            return (self.folder / key).read_bytes() if self.folder else b""
        return b""

    def write_back(self) -> None:
        """Write the artefacts that this build used, and delete all others."""
        if not self.folder:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        stored = {file.name: file for file in self.folder.iterdir()}
        for key in stored.keys() - self._used.keys():
            stored[key].unlink(missing_ok=True)
        for key in self._used.keys() - stored.keys():
            temporary = self.folder / f".{key}"
            with suppress(FileNotFoundError):  # another build has just renamed or deleted it
                temporary.write_bytes(self._used[key])
                temporary.rename(self.folder / key)
