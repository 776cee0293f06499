"""Old addresses: former ids and names, and every exam code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.site.pages import RenderedSite, links, none
from tests.site.test_links import OWN


def old_addresses(site: RenderedSite) -> Iterator[tuple[str, str]]:
    """Old words with the id of the credential they mean."""
    for one in site.catalog.credentials:
        words = [*one.former_ids, *one.former_names, *(exam.code for exam in one.exams)]
        words += [exam.beta.code for exam in one.exams if exam.beta and exam.beta.code]
        for word in words:
            yield re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-"), one.id


def test_every_old_word_has_an_address(site: RenderedSite) -> None:
    """Each code and former name leads to the page of its credential."""
    words = list(old_addresses(site))
    assert len(words) > 40
    for word, name in words:
        page = site.page(f"credentials/{word}/")
        assert page.redirects, word
        assert site.credentials_in(page, page.tree) == [name], word


def test_redirects_work_with_and_without_scripts(site: RenderedSite) -> None:
    """A redirect refreshes by itself, keeps the anchor where scripts run, and has a link for everybody."""
    faults = []
    for page in site.all_pages.values():
        if page.redirects:
            target = links(page.tree)[0]
            refresh = [meta.get("content") for meta in page.tree.iter("meta") if meta.get("http-equiv") == "refresh"]
            if refresh != [f"0; url={target}"] or "location.hash" not in page.html:
                faults.append(page.address)
    none(faults)


def test_redirects_name_the_address_that_counts(site: RenderedSite) -> None:
    """Search engines are told which address is the real one, and to leave the old one out."""
    for page in site.all_pages.values():
        if page.redirects:
            canonical = [one.get("href") for one in page.tree.iter("link") if one.get("rel") == "canonical"]
            assert canonical == [f"{OWN}{site.path(page, links(page.tree)[0])}"]
            assert "noindex" in page.meta("robots")


def test_no_redirect_hides_a_page(site: RenderedSite) -> None:
    """No old word is the id of another credential."""
    assert [word for word, _ in old_addresses(site) if word in site.by_id] == []


def test_every_page_names_its_own_address(site: RenderedSite) -> None:
    """A page's canonical address is its own, below the base path."""
    for page in site.pages:
        if page.address != "404.html":
            canonical = [one.get("href") for one in page.tree.iter("link") if one.get("rel") == "canonical"]
            assert canonical == [f"{OWN}{page.address}"]
