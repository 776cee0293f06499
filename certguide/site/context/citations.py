"""The evidence behind the facts of one page: the sources of each row, and all of them for the end of the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Doubt, Source
from certguide.catalog.queries.facts import Fact
from certguide.site.context.site import Site
from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message

_DOUBTS = {
    "conflict": mark_message("Sources differ: {text}"),
    "unconfirmed": mark_message("Not confirmed: {text}"),
}
"""A doubt as a sentence, by its kind; what was announced needs no words before it, because its text says so."""

_NOT_READ = mark_message("{host}, not read")
_READINGS = {
    # Translators: {when} has its preposition, such as "on 3 May 2026" or "in May 2026".
    "all": mark_message("{host}, read {when}"),
    "part": mark_message("{host}, read in part {when}"),
    "none": _NOT_READ,
}
_COPIES = {
    # Translators: a website, and the day of the copy in an archive that we read.
    "all": mark_message("{host}, copy of {day}"),
    "part": mark_message("{host}, part of a copy of {day}"),
    "none": _NOT_READ,
}
"""How we read a source, by how much of it we read."""


@dataclass(frozen=True)
class SourceEntry:
    """A source as pages list it, with its website, how much of it we read, and when, as a text."""

    source: Source
    reading: str


@dataclass(frozen=True)
class DoubtNote:
    """A doubt as a sentence, which names its kind."""

    sentence: str


@dataclass(frozen=True)
class Evidence:
    """What stands behind the facts of a row; ``decisive`` doubts are shown beside the value, ``doubts`` are all."""

    sources: tuple[SourceEntry, ...]
    doubts: tuple[DoubtNote, ...]
    decisive: tuple[DoubtNote, ...]

    def __bool__(self) -> bool:
        """Return whether there is anything to show."""
        return bool(self.sources or self.doubts)


@dataclass
class Citations:
    """The sources that a page cites, in order of use, and which of them a mark beside their facts opens.

    The page ends with a list of them: of all, or without ``lists_marked`` of those that no mark opens.
    """

    site: Site
    cited: dict[str, None] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    lists_marked: bool = True
    is_listed: bool = False

    @property
    def to_list(self) -> list[str]:
        """The ids of the sources cited so far that belong into the list."""
        return [source_id for source_id in self.cited if self.lists_marked or source_id not in self.marked]

    def cite(self, *facts: Fact[object]) -> None:
        """Record the sources of some facts that have no mark, as inside a sentence."""
        self.cited.update(dict.fromkeys(source_id for fact in facts for source_id in fact.sources))

    def evidence(self, *facts: Fact[object]) -> Evidence:
        """Return the evidence of some facts, each source and doubt once; the page cites these sources from then on."""
        ids = dict.fromkeys(source_id for fact in facts for source_id in fact.sources)
        self.cited.update(ids)
        self.marked.update(ids)
        doubts = dict.fromkeys(doubt for fact in facts for doubt in fact.doubts)
        return Evidence(
            tuple(self._entry(source_id) for source_id in ids),
            doubt_notes(self.site.localizer, *doubts),
            doubt_notes(self.site.localizer, *(doubt for doubt in doubts if doubt.decisive)),
        )

    def entries(self) -> list[SourceEntry]:
        """Return the sources to list, and record that the page lists them."""
        self.is_listed = True
        return [self._entry(source_id) for source_id in self.to_list]

    def _entry(self, source_id: str) -> SourceEntry:
        source = self.site.catalog.source_by_id[source_id]
        return SourceEntry(source, source_reading(self.site, source))


@cache_on_first_argument
def source_reading(site: Site, source: Source) -> str:
    """Write on which website and day we read a source: the day of the copy, if the guide says that it reads copies."""
    localizer, host = site.localizer, urlsplit(source.url).hostname or ""
    if site.catalog.guide.sources_read_in:
        return localizer.gettext(_COPIES[source.read], host=host, day=localizer.format_date(source.checked))
    return localizer.gettext(_READINGS[source.read], host=host, when=localizer.format_date_in_sentence(source.checked))


def doubt_notes(localizer: Localizer, *doubts: Doubt) -> tuple[DoubtNote, ...]:
    """Return the notes of some doubts, each sentence once, in the order given."""
    return tuple(dict.fromkeys(DoubtNote(_doubt_sentence(localizer, doubt)) for doubt in doubts))


def _doubt_sentence(localizer: Localizer, doubt: Doubt) -> str:
    return localizer.gettext(_DOUBTS[doubt.kind], text=doubt.text) if doubt.kind in _DOUBTS else doubt.text
