"""The frozen files: what the API said of one catalogue on one day, and what a program may count on.

``python -m tests.site.api.samples`` freezes them anew once they have grown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from certguide.catalog.loading.loader import load_catalog
from certguide.site.context.site import Site
from certguide.site.outputs.api.compatibility import BREAKS
from certguide.site.outputs.api.documents import api_files

FOLDER = Path(__file__).with_name("sample")
TODAY = date(2026, 11, 23)
SITE = "https://example.org/guide/"
FROZEN = ("catalog", "roadmap", "plan", "credentials/deckhand", "credentials/tugmaster", "credentials/steamer")


@cache
def site(today: date = TODAY) -> Site:
    """A guide made from the catalogue of the frozen files, for a day on which it need not hold together."""
    return Site(load_catalog(FOLDER / "catalogue.yaml", TODAY), today, url=SITE)


@cache
def document(name: str, today: date = TODAY) -> Any:
    """A file of the API as it is made now."""
    return json.loads(api_files(site(today))[f"api/v1/{name}.json"])


def frozen(name: str) -> Path:
    """Where a file is kept as it was."""
    return FOLDER / f"{name.rpartition('/')[2]}.json"


def lost(old: Any, new: Any, path: str = "$") -> Iterator[str]:
    """What was in a file and is not any more, or is of another type, as lines. More of anything is welcome."""
    if type(old) is not type(new):
        yield f"{path} was {_type(old)} and is {_type(new)}."
    elif isinstance(old, dict):
        for name, part in old.items():
            yield from lost(part, new[name], f"{path}.{name}") if name in new else [f"{path}.{name} is gone."]
    elif isinstance(old, list):
        if len(old) > len(new):
            yield f"{path} had {len(old)} items and has {len(new)}."
        for number, (one, other) in enumerate(zip(old, new, strict=False)):
            yield from lost(one, other, f"{path}[{number}]")


def _type(part: Any) -> str:
    return {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number"}[type(part)]


def main() -> None:
    """Freezes the files as they are made now, unless something of theirs was lost."""
    faults = []
    for name in FROZEN:
        if frozen(name).exists():
            old = json.loads(frozen(name).read_text(encoding="utf-8"))
            faults += [f"{name}: {line}" for line in lost(old, document(name))]
    if faults:
        raise SystemExit("\n".join([*faults, BREAKS]))
    for name in FROZEN:
        frozen(name).write_text(str(api_files(site())[f"api/v1/{name}.json"]), encoding="utf-8")


if __name__ == "__main__":
    main()
