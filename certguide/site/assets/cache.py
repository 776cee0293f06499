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
    _used: set[str] = field(default_factory=set)
    _in_memory: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: str, compute: Callable[[], bytes]) -> bytes:
        """Return the cached bytes, or compute and store them."""
        self._used.add(key)
        content = self._stored(key)
        if not content:
            content = compute()
            self._store(key, content)
        return content

    def _stored(self, key: str) -> bytes:
        """Return the stored bytes; empty if there are none, or if another build has just deleted them."""
        with suppress(FileNotFoundError):
            return (self.folder / key).read_bytes() if self.folder else self._in_memory.get(key, b"")
        return b""

    def _store(self, key: str, content: bytes) -> None:
        if not self.folder:
            self._in_memory[key] = content
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = self.folder / f".{key}"
        with suppress(FileNotFoundError):  # another build has just renamed or deleted it
            temporary.write_bytes(content)
            temporary.rename(self.folder / key)

    def delete_unused(self) -> None:
        """Delete the artefacts that this build has not used."""
        if self.folder and self.folder.is_dir():
            for file in self.folder.iterdir():
                if file.name not in self._used:
                    file.unlink(missing_ok=True)
