"""What two built sites say differently, article by article: texts and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from xml.etree.ElementTree import Element

from tests.site.pages import Page, RenderedSite, links

FRAME = {"print-only", "edit", "md-tags"}
"""Parts of an article that the theme puts there: a line for paper, a link to correct the page, tags."""
UNSEEN = {"script", "style", "template"}


def differences(ours: RenderedSite, theirs: RenderedSite) -> Iterator[str]:
    """Return a line for each page that is missing, each change of text, and each link that leads elsewhere."""
    for address in ours.all_pages.keys() ^ theirs.all_pages.keys():
        yield f"{address}: only one of them has this page"
    for address in sorted(ours.all_pages.keys() & theirs.all_pages.keys()):
        one, other = ours.page(address), theirs.page(address)
        if one.redirects or other.redirects:
            if _texts(one.tree) != _texts(other.tree):
                yield f"{address}: leads elsewhere, or only one of them leads on"
            continue
        yield from (f"{address or '/'}: {says}" for says in _of_page(ours, one, other))


def _of_page(site: RenderedSite, one: Page, other: Page) -> Iterator[str]:
    before, after = _texts(one.main), _texts(other.main)
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            yield f'"{" ".join(before[a:b])[:80]}" became "{" ".join(after[c:d])[:80]}"'
    led, leads = (Counter(_targets(site, page)) for page in (one, other))
    for target in (led - leads) | (leads - led):
        yield f"{led[target]} links to {target} became {leads[target]}"


def _texts(element: Element) -> list[str]:
    return "".join(_pieces(element)).split()


def _pieces(element: Element) -> Iterator[str]:
    """Yield the text that readers see, without what the frame adds and without comments."""
    if element.tag in UNSEEN or not isinstance(element.tag, str) or FRAME & set((element.get("class") or "").split()):
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""


def _targets(site: RenderedSite, page: Page) -> Iterator[str]:
    """Yield where the links of an article lead, but for those of the frame."""
    framed = [part for part in page.main.iter() if FRAME & set((part.get("class") or "").split())]
    left_out = [href for part in framed for href in links(part)]
    for href in (Counter(links(page.main)) - Counter(left_out)).elements():
        path = site.path(page, href)
        yield href if path is None else f"{path}#{href.partition('#')[2]}"
