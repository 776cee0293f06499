"""The frozen files: the API's files of one catalogue on one day, which programs may rely on.

``python -m tests.site.api.samples`` writes them again once the API has grown.
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
    """Build a site from the catalogue of the frozen files; on other days the catalogue need not be valid."""
    return Site(load_catalog(FOLDER / "catalogue.yaml", TODAY), today, url=SITE)


@cache
def document(name: str, today: date = TODAY) -> Any:
    """Build a file of the API as it is now."""
    return json.loads(api_files(site(today))[f"api/v1/{name}.json"])


def frozen(name: str) -> Path:
    """Return the path of a frozen file."""
    return FOLDER / f"{name.rpartition('/')[2]}.json"


def find_losses(old: Any, new: Any, path: str = "$") -> Iterator[str]:
    """Yield one line for each part that a file lost, or that has another type. New fields and items are allowed."""
    if type(old) is not type(new):
        yield f"{path} was {_type(old)} and is {_type(new)}."
    elif isinstance(old, dict):
        for name, part in old.items():
            yield from find_losses(part, new[name], f"{path}.{name}") if name in new else [f"{path}.{name} is gone."]
    elif isinstance(old, list):
        if len(old) > len(new):
            yield f"{path} had {len(old)} items and has {len(new)}."
        for number, (old_item, new_item) in enumerate(zip(old, new, strict=False)):
            yield from find_losses(old_item, new_item, f"{path}[{number}]")


def _type(part: Any) -> str:
    """Return the name of a part's JSON type."""
    return {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number"}[type(part)]


def main() -> None:
    """Write the frozen files as they are now; if one of them lost something, exit with the losses instead."""
    losses = []
    for name in FROZEN:
        if frozen(name).exists():
            old = json.loads(frozen(name).read_text(encoding="utf-8"))
            losses += [f"{name}: {line}" for line in find_losses(old, document(name))]
    if losses:
        raise SystemExit("\n".join([*losses, BREAKS]))
    for name in FROZEN:
        frozen(name).write_text(str(api_files(site())[f"api/v1/{name}.json"]), encoding="utf-8")


if __name__ == "__main__":
    main()
