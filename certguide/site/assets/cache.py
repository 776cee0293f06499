"""The cache of build artefacts, kept from one build to the next."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path


def hash_of(*values: object) -> str:
    """Return a hash of what values look like, as a key of what comes from them."""
    return sha256(repr(values).encode()).hexdigest()


@dataclass
class BuildCache:
    """Cache of artefacts, keyed by a hash of their inputs; without a ``folder`` it lasts for one build."""

    folder: Path | None = None
    _used: set[str] = field(default_factory=set)
    _in_memory: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: str, compute: Callable[[], bytes]) -> bytes:
        """Return the cached bytes, or compute and store them."""
        return self.read(key) or self.write(key, compute())

    def read(self, key: str) -> bytes:
        """Return the stored bytes; empty if there are none, or if they can't be read."""
        self._used.add(key)
        with suppress(OSError):
            return (self.folder / key).read_bytes() if self.folder else self._in_memory.get(key, b"")
        return b""

    def write(self, key: str, content: bytes) -> bytes:
        """Store bytes if that is possible, and return them. Another build may be using or deleting the same file."""
        self._used.add(key)
        if not self.folder:
            self._in_memory[key] = content
            return content
        temporary = self.folder / f".{key}.{os.getpid()}"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(content)
            temporary.replace(self.folder / key)
        return content

    def delete_unused(self) -> None:
        """Delete the artefacts that this build has not used."""
        files: list[Path] = []
        with suppress(OSError):
            files = list(self.folder.iterdir()) if self.folder else []
        for file in files:
            if file.name not in self._used:
                with suppress(OSError):
                    file.unlink()
