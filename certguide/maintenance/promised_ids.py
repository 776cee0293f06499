"""The ids of the catalogue that are part of a listed permalink."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.validation.published.lost_ids import PromisedId, ids_by_noun
from certguide.site.context import urls

_URLS: dict[str, Callable[[str], str]] = {
    "credential": urls.credential_url,
    "situation": urls.audience_url,
    "step": urls.step_share_url,
    "kind or level": lambda id_: f"{urls.CREDENTIALS}#{id_}",
    "way to renew or yearly fee": lambda id_: f"{urls.RENEWAL}#{id_}",
    "source": urls.source_url,
}
"""The URL of a record, by its noun. Policies have anchors on any page."""

_OTHER_URLS: dict[str, Callable[[str], str]] = {
    "credential": lambda id_: urls.calendar_url(urls.credential_url(id_)),
    "situation": lambda id_: urls.calendar_url(urls.audience_url(id_)),
    "step": urls.step_url,
}
"""The URLs that records have besides. A page of prose has none of them, so they tell which URLs are of records."""


def promised_ids(permalinks: str, file: str, published: Catalog | None, former: Iterable[str]) -> Iterator[PromisedId]:
    """Yield the ids in a list of permalinks, which messages call ``file``.

    An anchor may be that of a heading, so only those with an id of the ``published`` catalogue count. Pages of
    prose keep the ``former`` permalinks, so their ids may go.
    """
    listed = {line.strip(): number for number, line in enumerate(permalinks.splitlines(), 1)}
    kept = set(former)
    lines = {permalink: number for permalink, number in listed.items() if permalink not in kept}
    for noun, id_ in dict.fromkeys([*_published_ids(published), *_ids_of_pages(listed)]):
        if permalink := _permalink(noun, id_, lines):
            yield PromisedId(noun, id_, permalink, f"{file}:{lines[permalink]}")


def _published_ids(published: Catalog | None) -> Iterator[tuple[str, str]]:
    for noun, ids in ids_by_noun(published).items() if published else ():
        yield from ((noun, id_) for id_ in ids)


def _ids_of_pages(listed: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the ids of records whose pages, or URLs to share, the list has."""
    for noun, other_url in _OTHER_URLS.items():
        before, after = f"/{_URLS[noun]('*')}".split("*")
        for permalink in listed:
            id_ = permalink.removeprefix(before).removesuffix(after)
            if permalink == f"{before}{id_}{after}" and f"/{other_url(id_)}" in listed:
                yield noun, id_


def _permalink(noun: str, id_: str, listed: Mapping[str, int]) -> str | None:
    """Return the first permalink of a list that has an id."""
    if noun in _URLS:
        url = f"/{_URLS[noun](id_)}"
        return url if url in listed else None
    return next((permalink for permalink in listed if permalink.endswith(f"#rule-{id_}")), None)
