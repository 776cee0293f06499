"""The sources of one page: letters in the order in which facts use them, and doubts in words."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    """The small letter beside a fact."""

    letter: str
    source: Source


@dataclass(frozen=True)
class SourceEntry:
    """A line of the source list below the facts."""

    letter: str
    source: Source
    host: str
    checked: str


@dataclass
class Citations:
    """Hands out letters, one a source, and remembers which were listed on the page."""

    site: Site
    letters: dict[str, str] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    doubts_shown: set[Doubt] = field(default_factory=set)

    def cite(self, *facts: Fact) -> list[Citation]:
        """The marks of some facts, each source once."""
        ids = dict.fromkeys(one for fact in facts for one in fact.sources)
        return [Citation(self._letter_for(one), self.site.sources[one]) for one in ids]

    def _letter_for(self, source_id: str) -> str:
        return self.letters.setdefault(source_id, _letters(len(self.letters)))

    def new_entries(self) -> list[SourceEntry]:
        """The source list of everything marked so far that no earlier list on the page has shown."""
        fresh = [one for one in self.letters if one not in self.listed]
        self.listed.update(fresh)
        return [self._entry(one) for one in fresh]

    def _entry(self, source_id: str) -> SourceEntry:
        source = self.site.sources[source_id]
        return SourceEntry(
            self.letters[source_id], source, urlsplit(source.url).hostname or "", formatting.format_date(source.checked)
        )

    @property
    def has_unlisted(self) -> bool:
        """Whether a mark points at a source that the page does not list."""
        return any(one not in self.listed for one in self.letters)


def _letters(number: int) -> str:
    """a to z, then aa, ab and so on."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


@dataclass(frozen=True)
class DoubtNote:
    """Doubts of one kind as a reader meets them: sign, two words, the stories behind one press."""

    sign: str
    label: str
    texts: tuple[str, ...]


def doubt_notes(*doubts: Doubt) -> list[DoubtNote]:
    """The doubts by kind, each story once, in the order given."""
    stories: dict[str, dict[str, None]] = {}
    for doubt in doubts:
        stories.setdefault(doubt.kind, {})[doubt.says] = None
    return [DoubtNote(*DOUBT_LABELS[kind], tuple(told)) for kind, told in stories.items()]
