"""The citations of one page: a letter for each source in order of use, and the notes on doubts."""

from __future__ import annotations

from dataclasses import dataclass, field
from string import ascii_lowercase
from urllib.parse import urlsplit

from certguide.catalog.model.catalog import Doubt, Source
from certguide.catalog.queries.facts import Fact
from certguide.site.context import formatting
from certguide.site.context.site import Site

DOUBT_LABELS = {
    "conflict": ("≠", "Sources differ"),
    "unconfirmed": ("?", "Not confirmed"),
    "announced": ("?", "As announced"),
}


@dataclass(frozen=True)
class Citation:
    """The letter beside a fact that points to an entry of the source list."""

    letter: str
    source: Source


@dataclass(frozen=True)
class SourceEntry:
    """An entry of the source list below the facts; ``host`` is the host name of the source's URL."""

    letter: str
    source: Source
    host: str
    checked: str


@dataclass
class Citations:
    """The letters of a page by the id of their source, with the sources and doubts that the page already shows."""

    site: Site
    letters: dict[str, str] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    doubts_shown: set[Doubt] = field(default_factory=set)

    def cite(self, *facts: Fact[object]) -> list[Citation]:
        """Return the citations of some facts, each source once."""
        ids = dict.fromkeys(source_id for fact in facts for source_id in fact.sources)
        return [Citation(self._letter_for(source_id), self.site.catalog.source_by_id[source_id]) for source_id in ids]

    def _letter_for(self, source_id: str) -> str:
        return self.letters.setdefault(source_id, _letters(len(self.letters)))

    def new_entries(self) -> list[SourceEntry]:
        """Return the entries of the sources cited since the last list of the page, and record them as listed."""
        unlisted = [source_id for source_id in self.letters if source_id not in self.listed]
        self.listed.update(unlisted)
        return [self._entry(source_id) for source_id in unlisted]

    def _entry(self, source_id: str) -> SourceEntry:
        source = self.site.catalog.source_by_id[source_id]
        return SourceEntry(
            self.letters[source_id], source, urlsplit(source.url).hostname or "", formatting.format_date(source.checked)
        )

    @property
    def has_unlisted(self) -> bool:
        """Whether a citation points to a source that the page does not list yet."""
        return any(source_id not in self.listed for source_id in self.letters)


def _letters(position: int) -> str:
    """Return the letters for a position from 0: a to z, then aa, ab and so on."""
    text = ""
    number = position + 1
    while number:
        number, remainder = divmod(number - 1, len(ascii_lowercase))
        text = ascii_lowercase[remainder] + text
    return text


@dataclass(frozen=True)
class DoubtNote:
    """All doubts of one kind: a sign, a label, and the texts that open behind the label."""

    sign: str
    label: str
    texts: tuple[str, ...]


def doubt_notes(*doubts: Doubt) -> list[DoubtNote]:
    """Group doubts by kind, each text once, in the order given."""
    texts_by_kind: dict[str, dict[str, None]] = {}
    for doubt in doubts:
        texts_by_kind.setdefault(doubt.kind, {})[doubt.text] = None
    return [DoubtNote(*DOUBT_LABELS[kind], tuple(texts)) for kind, texts in texts_by_kind.items()]
