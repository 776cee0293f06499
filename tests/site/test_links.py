"""Links, anchors and what a page loads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from tests.site.pages import Page, RenderedSite, fragment, links, none
from tests.site.project import ROOT

OWN = "https://owner.github.io/guide/"
LOADING = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
    "link": "href",
    "form": "action",
    "image": "href",
    "use": "href",
}


def addresses(page: Page) -> Iterator[str]:
    """Everything on a page that leads or loads."""
    yield from links(page.tree)
    for tag, name in LOADING.items():
        yield from (element.get(name) or "" for element in page.tree.iter(tag) if element.get(name) is not None)
    for element in page.tree.iter("meta"):
        if (element.get("http-equiv") or "").lower() == "refresh":
            yield (element.get("content") or "").partition("url=")[2]


def broken_links(site: RenderedSite) -> list[str]:
    """What leads nowhere, as lines."""
    return [
        f"{page.url} → {one}"
        for page in site.all_pages.values()
        for one in addresses(page)
        if not leads(site, page, one)
    ]


def leads(site: RenderedSite, page: Page, href: str) -> bool:
    """Whether an address leads out of the site, or to a file and an anchor that exist."""
    path = site.path(page, href)
    if path is None:
        return urlsplit(href).scheme in ("https", "mailto") and not href.startswith("https://owner.github.io/")
    file = f"{path}index.html" if not path or path.endswith("/") else path
    if not (site.folder / file).is_file():
        return False
    target = site.all_pages.get(file.removesuffix("index.html"))
    anchor = fragment(href)
    return not anchor or target is None or anchor in target.ids


def test_every_internal_link_and_anchor_leads_somewhere(site: RenderedSite) -> None:
    """No page, redirect or 404 has a link, file or anchor that does not exist, base path included."""
    none(broken_links(site))


def test_the_same_holds_later(later_site: RenderedSite) -> None:
    """Also when credentials have ended."""
    none(broken_links(later_site))


def test_the_404_page_works_from_any_depth(site: RenderedSite) -> None:
    """Its addresses begin with the base path, since it is shown at addresses of any depth."""
    page = site.page("404.html")
    relative = [one for one in addresses(page) if not one.startswith(("/guide/", "https://", "#"))]
    none(relative)


def test_nothing_is_loaded_from_elsewhere(site: RenderedSite) -> None:
    """Scripts, styles, images, frames and forms come from the site itself."""
    foreign = [
        f"{page.url}: {tag} {element.get(name)}"
        for page in site.all_pages.values()
        for tag, name in LOADING.items()
        for element in page.tree.iter(tag)
        if re.match(r"(https?:)?//", element.get(name) or "") and not (element.get(name) or "").startswith(OWN)
    ]
    none(foreign)


def test_styles_load_nothing_from_elsewhere(site: RenderedSite) -> None:
    """No style sheet, style element or style attribute names a foreign address."""
    texts = [(file.name, file.read_text(encoding="utf-8")) for file in site.folder.rglob("*.css")]
    for page in site.all_pages.values():
        texts += [(page.url, "".join(style.itertext())) for style in page.tree.iter("style")]
        texts += [(page.url, element.get("style") or "") for element in page.tree.iter()]
    foreign = [(name, *re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)\"']+", text)) for name, text in texts]
    none([one for one in foreign if len(one) > 1])


def test_nobody_is_called_by_a_script_of_ours(site: RenderedSite) -> None:
    """No script of a page or of the theme names a foreign address."""
    scripts = [one for page in site.pages for one in page.tree.iter("script") if not one.get("src")]
    inline = ["".join(one.itertext()) for one in scripts if one.get("type") != "application/ld+json"]
    ours = [file.read_text(encoding="utf-8") for file in (ROOT / "certguide/theme").rglob("*.js")]
    none([text for text in inline + ours if re.search(r"https?://(?!owner\.github\.io/guide/|www\.w3\.org/)", text)])


def test_edit_links_lead_to_files_that_exist(site: RenderedSite) -> None:
    """Whoever wants to correct a page is sent to a file of the repository."""
    below = "https://github.com/owner/guide/edit/main/"
    found = [href for page in site.pages for href in links(page.tree) if href.startswith(below)]
    assert found
    none([href for href in found if not Path(site.project, href.removeprefix(below).partition("#")[0]).is_file()])
