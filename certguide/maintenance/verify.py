"""``certguide verify``: the check whether a built site may be published, without browser and network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from certguide.maintenance.built_pages import BuiltPage, read_pages
from certguide.maintenance.guide_files import guide_of_site
from certguide.maintenance.leftovers import find_leftovers, written_phrases
from certguide.maintenance.starter_text import starter_text
from certguide.site.permalinks import HOME, find_losses, read_list, read_permalinks, require_site, scan_site

_NO_HOST = "https://host.invalid/"
"""The root of a site that doesn't know its own URL."""

_EXAMPLE_HOST = "example.org"
_SET_URL = (
    "The workflow sets the URL itself. Before you publish by hand, build with your own: "
    "`SITE_URL=https://guide.example/ mkdocs build --strict`."
)

_MOST_PAGES = 3
"""Most further pages that a problem names."""


def verify_site(folder: Path, list_file: Path) -> int:
    """Print every problem of the site in a folder; return the exit status, 1 if there are any.

    It checks internal links with their anchors, the list of permalinks, text that a template or a program
    left behind, and in the guide beside the site text of the starter. A guide without a list of permalinks has none
    to keep, and the summary says so.

    Raises:
        SiteNotFoundError: If no site is in the folder.
    """
    require_site(folder)
    guide = guide_of_site(folder)
    pages = read_pages(folder)
    listed = read_list(list_file)
    problems = [*_once(_broken_links(folder, pages)), *_once(_leftovers(pages, guide))]
    problems += [*_lost_permalinks(folder, listed), *starter_text(guide)]
    if problems:
        count = f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"
        print("\n".join([*problems, f"{count} in {folder}. Don't publish it."]))
        return 1
    if urlsplit(pages[HOME].canonical).hostname == _EXAMPLE_HOST:
        print(f"{folder}: Built for {pages[HOME].canonical}, which is only an example. {_SET_URL}")
    links = sum(len(page.links) for page in pages.values())
    kept = f"{len(read_permalinks(listed))} permalinks" if list_file.exists() else f"no permalinks in {list_file}"
    print(f"{folder}: OK: {len(pages)} pages, {links} links, {kept}.")
    return 0


@dataclass(frozen=True)
class _PageProblem:
    """A problem on the page with a URL. Those with one ``cause`` are the same, such as a logo that isn't there.

    The cause of a broken link is its target, since pages write links to one target in several ways.
    """

    url: str
    cause: str
    message: str


def _once(problems: Iterable[_PageProblem]) -> Iterator[str]:
    """Yield a line for each cause of problems, at the first page that has it, with some of the others."""
    by_cause: dict[str, list[_PageProblem]] = {}
    for problem in problems:
        by_cause.setdefault(problem.cause, []).append(problem)
    for first, *others in by_cause.values():
        urls = list(dict.fromkeys(problem.url for problem in others if problem.url != first.url))
        more = [f"{len(urls) - _MOST_PAGES} more"] if urls[_MOST_PAGES:] else []
        also = f" Also on {', '.join([*urls[:_MOST_PAGES], *more])}." if urls else ""
        yield f"{first.url}: {first.message}{also}"


def _broken_links(folder: Path, pages: dict[str, BuiltPage]) -> Iterator[_PageProblem]:
    root = pages[HOME].canonical or _NO_HOST
    for page in pages.values():
        base = urljoin(root, page.url.removeprefix("/"))
        for link in dict.fromkeys(page.links):
            if problem := _link_problem(folder, pages, base, link, root):
                cause, message = problem
                yield _PageProblem(page.url, cause, f'the link to "{link}" {message}')


def _link_problem(folder: Path, pages: dict[str, BuiltPage], base: str, link: str, root: str) -> tuple[str, str] | None:
    """Return the cause and the message if a link on the page with the URL ``base`` is broken or leaves the site."""
    try:
        target = urlsplit(urljoin(base, link))
    except ValueError:
        return link, "is not a URL."
    home = urlsplit(root)
    if (target.scheme, target.netloc) != (home.scheme, home.netloc):
        return None
    path = unquote(target.path)
    if not path.startswith(home.path):
        return None if urlsplit(link).scheme else (link, f"leaves the site, which begins at {home.path}.")
    file = path.removeprefix(home.path)
    file += HOME if file.endswith("/") or not file else ""
    if not (folder / file).is_file():
        return file, f"is broken: there is no {file}."
    anchor = unquote(target.fragment).partition(":~:")[0]
    if file in pages and anchor not in {*pages[file].anchors, "", "top"}:
        return f"{file}#{anchor}", f'is broken: {pages[file].url} has no id="{anchor}".'
    return None


def _leftovers(pages: dict[str, BuiltPage], guide: Path) -> Iterator[_PageProblem]:
    written = written_phrases(guide)
    for page in pages.values():
        for leftover in (leftover for text in page.text for leftover in find_leftovers(text, written)):
            yield _PageProblem(page.url, leftover, leftover)


def _lost_permalinks(folder: Path, listed: str) -> Iterator[str]:
    site = scan_site(folder)
    if not site.is_complete:
        yield "A page shows an error in place of its content. The log of the build has the details."
    yield from find_losses(listed, site)
