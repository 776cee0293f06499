"""What was made before, from one build to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class BuildCache:
    """Things by a key that changes with whatever they are made of; kept in a ``folder``, if one is named."""

    folder: Path | None = None
    _asked: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """A thing; it is made if it was not before."""
        if key not in self._asked:
            kept = self.folder / key if self.folder else None
            self._asked[key] = kept.read_bytes() if kept and kept.exists() else make()
        return self._asked[key]

    def write_back(self) -> None:
        """Writes down what was asked for, and forgets the rest."""
        if not self.folder:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        there = {file.name: file for file in self.folder.iterdir()}
        for key in there.keys() - self._asked.keys():
            there[key].unlink(missing_ok=True)
        for key in self._asked.keys() - there.keys():
            whole = self.folder / f".{key}"
            whole.write_bytes(self._asked[key])
            whole.rename(self.folder / key)
