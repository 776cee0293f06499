"""Files for programs at the ids that their records had before: a program is not led on like a reader."""

from __future__ import annotations

import re
from collections.abc import Mapping

from certguide.site.context.site import Site

Content = str | bytes


def at_former_ids(site: Site, files: Mapping[str, Content]) -> dict[str, Content]:
    """The files of a credential or situation once more under each of its former ids, by their paths."""
    kept: dict[str, Content] = {}
    for folder, records in (("credentials", site.catalog.credentials), ("for", site.catalog.audiences)):
        for record in records:
            for former in record.former_ids:
                kept |= {f"{above}{former}{below}": files[path] for path, above, below in _of(folder, record.id, files)}
    return kept


def _of(folder: str, name: str, files: Mapping[str, Content]) -> list[tuple[str, str, str]]:
    """The files with an id in their path: the path, and what stands before and after the id."""
    pattern = re.compile(rf"((?:.+/)?{folder}/){name}(\.[a-z]+|/[^/]+\.(?!html)[a-z]+)")
    found = ((path, pattern.fullmatch(path)) for path in files if not path.startswith("previews/"))
    return [(path, match[1], match[2]) for path, match in found if match]
