"""Files of the comparison's script: what its filters need at once, and what stands side by side on demand."""

from __future__ import annotations

import json

from certguide.catalog.caching import cache_on_first_argument
from certguide.site.components.comparison.comparison_filters import filter_data
from certguide.site.components.comparison.comparison_table import comparison_table
from certguide.site.components.comparison.side_by_side import side_by_side_data
from certguide.site.context import urls
from certguide.site.context.output_files import OutputFiles
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site


def comparison_files(site: Site) -> OutputFiles:
    """Return both files by their paths."""
    paths = (urls.COMPARISON_ROWS, urls.SIDE_BY_SIDE)
    return OutputFiles((path, lambda path: comparison_texts(site)[path], path) for path in paths)


@cache_on_first_argument
def comparison_texts(site: Site) -> dict[str, str]:
    """Build both files, by their paths; the page needs them too, for their versions."""
    page = PageContext(site, urls.COMPARE)
    data = {
        urls.COMPARISON_ROWS: filter_data(page, comparison_table(page)),
        urls.SIDE_BY_SIDE: side_by_side_data(page),
    }
    return {path: json.dumps(content, ensure_ascii=False, separators=(",", ":")) for path, content in data.items()}
