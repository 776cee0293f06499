"""Redirects from former ids, former names and exam codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.site.pages import RenderedSite, links, none
from tests.site.test_links import OWN


def old_slugs(site: RenderedSite) -> Iterator[tuple[str, str]]:
    """Yield each old slug with the id of its credential."""
    for credential in site.catalog.credentials:
        texts = [*credential.former_ids, *credential.former_names, *(exam.code for exam in credential.exams)]
        texts += [exam.beta.code for exam in credential.exams if exam.beta and exam.beta.code]
        for text in texts:
            yield re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-"), credential.id


def test_every_old_slug_redirects_to_its_credential(site: RenderedSite) -> None:
    """Each exam code and former name leads to the page of its credential."""
    slugs = list(old_slugs(site))
    assert len(slugs) > 40
    for slug, credential_id in slugs:
        page = site.page(f"credentials/{slug}/")
        assert page.redirects, slug
        assert site.credentials_in(page, page.tree) == [credential_id], slug


def test_redirects_have_refresh_script_and_link(site: RenderedSite) -> None:
    """A redirect refreshes by itself, keeps the fragment with JavaScript, and has a link."""
    faults = []
    for page in site.all_pages.values():
        if page.redirects:
            target = links(page.tree)[0]
            refresh = [meta.get("content") for meta in page.tree.iter("meta") if meta.get("http-equiv") == "refresh"]
            if refresh != [f"0; url={target}"] or "location.hash" not in page.html:
                faults.append(page.url)
    none(faults)


def test_redirects_are_noindex_and_name_their_canonical_url(site: RenderedSite) -> None:
    """Search engines get the target as the canonical URL, and don't index the redirect."""
    for page in site.all_pages.values():
        if page.redirects:
            canonical = [link.get("href") for link in page.tree.iter("link") if link.get("rel") == "canonical"]
            assert canonical == [f"{OWN}{site.path(page, links(page.tree)[0])}"]
            assert "noindex" in page.meta("robots")


def test_no_old_slug_is_a_credential_id(site: RenderedSite) -> None:
    """No old slug is the id of another credential."""
    assert [slug for slug, _ in old_slugs(site) if slug in site.by_id] == []


def test_every_page_names_its_own_canonical_url(site: RenderedSite) -> None:
    """A page's canonical URL is its own, below the base path."""
    for page in site.pages:
        if page.url != "404.html":
            canonical = [link.get("href") for link in page.tree.iter("link") if link.get("rel") == "canonical"]
            assert canonical == [f"{OWN}{page.url}"]
