"""The files that are no pages, as a build writes them: those of the same inputs come from the last build."""

from __future__ import annotations

from pathlib import Path

import pytest

from certguide.site.assets.cache import BuildCache
from certguide.site.context.output_files import OutputFiles
from certguide.site.outputs.all_files import write_outputs


def written(folder: Path, key: str, content: str) -> tuple[str, bytes]:
    """Build a text and a preview; return what is in their files."""
    cache = BuildCache(folder / "cache")
    files = OutputFiles([("feed.xml", lambda: content), ("previews/home.png", content.encode)])
    write_outputs(files, folder / "site", cache, key)
    cache.delete_unused()
    return (folder / "site/feed.xml").read_text(encoding="utf-8"), (folder / "site/previews/home.png").read_bytes()


@pytest.mark.parametrize(("key", "expected"), [("same", "first"), ("other", "second")])
def test_text_is_made_again_only_from_other_inputs(tmp_path: Path, key: str, expected: str) -> None:
    """Previews aren't kept here, since they have a cache of their own."""
    assert written(tmp_path, "same", "first") == ("first", b"first")
    assert written(tmp_path, key, "second") == (expected, b"second")
    assert len(list((tmp_path / "cache").iterdir())) == 1
