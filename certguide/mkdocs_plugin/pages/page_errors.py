"""Errors of pages: in the log, on the lines of a pull request, and on the page itself while serving."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping

from mkdocs.exceptions import PluginError

from certguide.catalog.problems import Problem, github_annotations, problem_lines, summary
from certguide.site.context.templating import escape_markdown
from certguide.site.permalinks import PAGE_ERROR

log = logging.getLogger("mkdocs.plugins.certguide")


def page_error(message: str) -> str:
    """Return an error as HTML for the page, where an editor sees it while serving."""
    return f"{PAGE_ERROR}{escape_markdown(message)}</strong>"


def error_page(messages: Iterable[str]) -> str:
    """Return the text of a page that shows errors in place of its content."""
    return "# Errors on this page\n\n" + "\n\n".join(map(page_error, messages))


def report_pages(
    problems: Mapping[str, list[Problem]],
    folder: str,
    serving: bool,
    annotate: bool,
    what: str = "a page can't be read.",
) -> None:
    """Report the problems of pages by their paths below ``folder``; with ``annotate``, for GitHub Actions too.

    ``what`` sums them up.

    Raises:
        PluginError: If there are any. While ``serving``, they are only logged.
    """
    if not problems:
        return
    if annotate:
        for path, found in problems.items():
            print("\n".join(github_annotations(found, f"{folder}{path}", "Page")))
    lines = [line for path, found in problems.items() for line in problem_lines(found, f"{folder}{path}")]
    if not serving:
        raise PluginError("\n".join([what, *lines, summary(len(lines), folder)]))
    log.error("\n".join(lines))
