"""The anchors of headings in prose: readable, the same whatever the order of the headings, and unique on a page.

Markdown's own extension numbers headings without Latin letters and equal ones: ``#_1``, ``#overview_1``. Such an anchor
leads elsewhere as soon as the order changes. Here each heading has the anchor of its own words, and one that can't have
it is a problem that the author solves.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor

from certguide.catalog.queries.slugs import spell_signs

_TITLE, _HEADINGS = "h1", ("h2", "h3", "h4", "h5", "h6")
_PRIORITY = 6
"""After the attributes of headings are read (8), and before the table of contents (5) makes anchors of its own."""

_LATIN_ACCENTS = re.compile(r"(?<=[A-Za-z])[\u0300-\u036f]+")
_GAPS = re.compile(r"[-\s]+")


def heading_id(text: str) -> str:
    """Write a heading as an anchor, such as ``c-plus-plus``; empty if it has neither letters nor digits.

    Latin letters lose their accents. Letters of other scripts stay, since browsers show them as they are.
    """
    decomposed = unicodedata.normalize("NFKD", spell_signs(text))
    plain = unicodedata.normalize("NFC", _LATIN_ACCENTS.sub("", decomposed))
    kept = "".join(c for c in plain.lower() if unicodedata.category(c)[0] in "LMN" or c in "_-" or c.isspace())
    return _GAPS.sub("-", kept.strip()) if any(map(str.isalnum, kept)) else ""


@dataclass(frozen=True)
class HeadingProblem:
    """An anchor that a page can't have: what is wrong with the fix, and a pattern of its line in the page."""

    message: str
    line: str

    def position(self, text: str) -> str:
        """Return the number of the last such line in the text of a page, with a colon; empty without one."""
        numbers = [number for number, line in enumerate(text.splitlines(), 1) if re.search(self.line, line)]
        return f"{numbers[-1]}:" if numbers else ""


class HeadingIds(Extension):  # type: ignore[misc]  # untyped in Markdown
    """The Markdown extension that sets the anchors of the pages of a build.

    Attributes:
        problems: What is wrong with them, page after page, as messages with file and line.
    """

    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []
        self._taken: set[str] = set()
        self._page_problems: list[HeadingProblem] = []

    def begin_page(self, taken: Iterable[str]) -> None:
        """Start a page whose fragments have the anchors in ``taken``."""
        self._taken = set(taken)
        self._page_problems = []

    def end_page(self, file: str, text: str) -> None:
        """Add the problems of the page that was rendered last, given the path of its file and the text there."""
        self.problems += (f"{file}:{problem.position(text)} {problem.message}" for problem in self._page_problems)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - named by Markdown
        """Register the step that sets anchors, and headings that may end with ``C#``."""
        md.treeprocessors.register(_HeadingProcessor(md, self), "certguide-heading-ids", _PRIORITY)
        md.parser.blockprocessors.register(_HashHeading(md.parser), "hashheader", 70)

    def set_ids(self, root: Element, md: Markdown) -> None:
        """Give every heading without an id that of its words."""
        written = Counter(element.attrib["id"] for element in root.iter() if "id" in element.attrib)
        self._page_problems += [_repeated(name) for name, count in written.items() if count > 1 or name in self._taken]
        self._taken.update(written)
        for heading in _headings_without_id(root, *_HEADINGS):
            text = _text_of(heading, md)
            name = heading_id(text)
            if not name or name in self._taken:
                self._page_problems.append(_no_anchor(text, name))
            else:
                self._set_id(heading, name)
        for title in _headings_without_id(root, _TITLE):  # last, since the page's URL is enough for a title
            self._set_id(title, self.title_id(_text_of(title, md)))

    def title_id(self, text: str, taken: Collection[str] = ()) -> str:
        """Return the anchor of a title: that of its words, or a numbered one if the page has that already."""
        names = chain([heading_id(text)], (f"title-{number}" for number in count(1)))
        return next(name for name in names if name and name not in self._taken and name not in taken)

    def _set_id(self, heading: Element, name: str) -> None:
        heading.set("id", name)
        self._taken.add(name)


class _HeadingProcessor(Treeprocessor):  # type: ignore[misc]
    def __init__(self, md: Markdown, ids: HeadingIds) -> None:
        super().__init__(md)
        self._ids = ids

    def run(self, root: Element) -> None:
        self._ids.set_ids(root, self.md)


class _HashHeading(HashHeaderProcessor):  # type: ignore[misc]
    """Headings as CommonMark reads them: ``#`` closes a heading only after a space, so ``## C#`` keeps its own."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?:\\.|[^\\])*?)(?:(?<=\s)#+\s*)?(?:\n|$)")


def _headings_without_id(root: Element, *tags: str) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag in tags and "id" not in element.attrib)


def _text_of(heading: Element, md: Markdown) -> str:
    return html.unescape(strip_tags(render_inner_html(remove_fnrefs(heading), md))).strip()


def _no_anchor(text: str, name: str) -> HeadingProblem:
    cause = f"would have the anchor #{name}, which the page already has" if name else "has no letter for its anchor"
    return HeadingProblem(
        f'The heading "{text}" {cause}. Write an anchor of your own after it: {text} {{: #your-anchor }}',
        rf"^#+\s*{re.escape(text)}|<h[2-6][^>]*>\s*{re.escape(text)}",
    )


def _repeated(name: str) -> HeadingProblem:
    return HeadingProblem(
        f"The page has the anchor #{name} twice. Give one of the two another name.",
        rf"(?:#|\bid=[\"']?){re.escape(name)}(?![\w-])",
    )
