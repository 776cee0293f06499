"""The pictures that were drawn before, from one build to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Drawn:
    """Pictures by a key that changes with whatever they show; kept in a ``folder``, if one is named."""

    folder: Path | None = None
    _asked: dict[str, bytes] = field(default_factory=dict)

    def picture(self, key: str, draw: Callable[[], bytes]) -> bytes:
        """A picture; it is drawn if it was not before."""
        if key not in self._asked:
            kept = self.folder / f"{key}.png" if self.folder else None
            self._asked[key] = kept.read_bytes() if kept and kept.exists() else draw()
        return self._asked[key]

    def keep(self) -> None:
        """Writes down what was asked for, and forgets the rest."""
        if not self.folder:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        there = {file.stem: file for file in self.folder.glob("*.png")}
        for key in there.keys() - self._asked.keys():
            there[key].unlink(missing_ok=True)
        for key in self._asked.keys() - there.keys():
            whole = self.folder / f".{key}"
            whole.write_bytes(self._asked[key])
            whole.rename(self.folder / f"{key}.png")
