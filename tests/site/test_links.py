"""Links, anchors and the hosts that a page loads from."""

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


def urls_of(page: Page) -> Iterator[str]:
    """Yield every URL that a page links to or loads."""
    yield from links(page.tree)
    for tag, name in LOADING.items():
        yield from (element.get(name) or "" for element in page.tree.iter(tag) if element.get(name) is not None)
    for element in page.tree.iter("meta"):
        if (element.get("http-equiv") or "").lower() == "refresh":
            yield (element.get("content") or "").partition("url=")[2]


def broken_links(site: RenderedSite) -> list[str]:
    """Return the broken links of a site, one line each."""
    return [
        f"{page.url} → {url}"
        for page in site.all_pages.values()
        for url in urls_of(page)
        if not is_valid_link(site, page, url)
    ]


def is_valid_link(site: RenderedSite, page: Page, href: str) -> bool:
    """Return whether a URL leads out of the site, or to an existing file and anchor."""
    path = site.path(page, href)
    if path is None:
        return urlsplit(href).scheme in ("https", "mailto", "webcal") and not href.startswith(
            "https://owner.github.io/"
        )
    file = f"{path}index.html" if not path or path.endswith("/") else path
    if not (site.folder / file).is_file():
        return False
    target = site.all_pages.get(file.removesuffix("index.html"))
    anchor = fragment(href)
    return not anchor or target is None or anchor in target.ids


def test_site_has_no_broken_link(site: RenderedSite) -> None:
    """Each internal link leads to an existing file and anchor, with the base path."""
    none(broken_links(site))


def test_later_site_has_no_broken_link(later_site: RenderedSite) -> None:
    """Links also work on a day when credentials have ended."""
    none(broken_links(later_site))


def test_404_page_has_no_relative_url(site: RenderedSite) -> None:
    """The URLs of the 404 page begin with the base path, since it is shown at any depth."""
    page = site.page("404.html")
    relative = [url for url in urls_of(page) if not url.startswith(("/guide/", "https://", "#"))]
    none(relative)


def test_pages_load_nothing_from_other_hosts(site: RenderedSite) -> None:
    """Scripts, styles, images, frames and forms use the site's own host."""
    external = [
        f"{page.url}: {tag} {element.get(name)}"
        for page in site.all_pages.values()
        for tag, name in LOADING.items()
        for element in page.tree.iter(tag)
        if re.match(r"(https?:)?//", element.get(name) or "") and not (element.get(name) or "").startswith(OWN)
    ]
    none(external)


def test_styles_load_nothing_from_other_hosts(site: RenderedSite) -> None:
    """No style sheet, style element or style attribute has the URL of another host."""
    texts = [(file.name, file.read_text(encoding="utf-8")) for file in site.folder.rglob("*.css")]
    for page in site.all_pages.values():
        texts += [(page.url, "".join(style.itertext())) for style in page.tree.iter("style")]
        texts += [(page.url, element.get("style") or "") for element in page.tree.iter()]
    external = [(name, *re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//[^)\"']+", text)) for name, text in texts]
    none([match for match in external if len(match) > 1])


def test_scripts_name_no_other_host(site: RenderedSite) -> None:
    """No script of a page or of the theme has the URL of another host."""
    scripts = [element for page in site.pages for element in page.tree.iter("script") if not element.get("src")]
    inline = ["".join(script.itertext()) for script in scripts if script.get("type") != "application/ld+json"]
    own_scripts = [file.read_text(encoding="utf-8") for file in (ROOT / "certguide/theme").rglob("*.js")]
    none(
        [
            text
            for text in inline + own_scripts
            if re.search(r"https?://(?!owner\.github\.io/guide/|www\.w3\.org/)", text)
        ]
    )


def test_edit_links_lead_to_existing_files(site: RenderedSite) -> None:
    """Each edit link leads to a file of the repository."""
    prefix = "https://github.com/owner/guide/edit/main/"
    edit_links = [href for page in site.pages for href in links(page.tree) if href.startswith(prefix)]
    assert edit_links
    none([href for href in edit_links if not Path(site.project, href.removeprefix(prefix).partition("#")[0]).is_file()])
