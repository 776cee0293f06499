"""The result of a rule that is broken."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.problems import Path


@dataclass(frozen=True)
class Violation:
    """A broken rule: the path of the value that breaks it, and a message for the editor.

    ``also`` are the paths of other values that break it for the same reason, and ``twin`` is that of the value
    that it repeats. Of the two, the one further down in the file is reported, with the line of the other.
    """

    path: Path
    message: str
    also: tuple[Path, ...] = ()
    twin: Path | None = None
