"""The style sheets as they are served: one for all pages, and one for each kind of thing that only some pages have.

The theme's own sheet is written for everything the theme can do. Of it, and
of ours, only those rules are served that can match something in this guide.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from certguide.site.assets.cache import BuildCache
from certguide.site.assets.css_parser import CssRule, Sheet, parse, required_names, selectors, style_rules
from certguide.site.assets.css_parser import serialize as text_of
from certguide.site.assets.css_purge import (
    drop_declarations,
    drop_unused_variables,
    filter_rules,
    keep_variables,
    used_variables,
)

SITE, PRINT, SEARCH = "site.css", "print.css", "search.css"
EVERYWHERE = ("tokens.css", "theme.css", "typography.css", "components.css")
"""What every page needs, in its order; it is joined with the theme's sheet into one."""

ELEMENTS = "elements.css"
SOME = {f"<{name}>" for name in ["table", "th", "td", "pre", "code", "figure", "figcaption", "details", "summary"]}
"""Elements that only some pages have. The theme's rules for them come before all else, so that ours overrule them."""

RESULT = ".md-search-result"
FOUND = (RESULT, ".md-tag")
"""What a search finds is made by the theme's script and has names that begin so; its sheet comes with the script."""

_ELEMENTS = re.compile(r"<[a-z]\w*")
_CLASSES = re.compile(r'class="([^"]*)"')
_ID = re.compile(r'id="([^"]*)"')
_LINK = re.compile(r'<link rel="stylesheet" href="[^"]*?assets/styles/([\w-]+\.css)">\n?')
_SCRIPT = re.compile(r'assets/scripts/([\w-]+\.js)"')
_QUOTED = re.compile(r"[\"`]([a-zA-Z][\w -]*)(?:\$\{[^}]*\})?[\"`]")
_IMPORT = re.compile(r'from "\./([\w-]+\.js)"')

_CODE = ("stylesheets.py", "css_parser.py", "css_purge.py")
"""What works the sheets out."""

_IN_VAIN = ("transition", "animation", "-webkit-mask")
"""What the theme declares for nobody: nothing moves here, and a browser that knows our colours knows ``mask``."""


@dataclass(frozen=True)
class StylesheetBundle:
    """The ``theme``'s sheet, ``ours`` and the ``scripts`` by name; ``used`` grows with every page that is trimmed.

    What takes long to work out is in the ``store`` from one build to the next.
    """

    theme: str
    ours: Mapping[str, str]
    scripts: Mapping[str, str]
    cache: BuildCache = field(default_factory=BuildCache)
    used: set[str] = field(default_factory=set)

    @cached_property
    def linked(self) -> list[str]:
        """The sheets for the screen, in their order; all but one are for what only some pages have."""
        return [ELEMENTS, SITE, *(name for name in self.ours if name not in (*EVERYWHERE, PRINT))]

    def trim(self, html: str) -> str:
        """A page without the links to sheets that hold nothing for it."""
        classes = " ".join(set(_CLASSES.findall(html))).split()
        there = {f"{name}>" for name in _ELEMENTS.findall(html)} | {f".{name}" for name in classes}
        there.update((f"#{name}" for name in _ID.findall(html)), ["rtl"] if 'dir="rtl"' in html else [])
        self.used.update(there)
        there.update(*(self._said[name] for name in _SCRIPT.findall(html) if name in self._said))

        def kept(link: re.Match[str]) -> str:
            asked = self._asked.get(link[1])
            return link[0] if asked is None or any(map(there.issuperset, asked)) else ""

        return _LINK.sub(kept, html)

    def write(self) -> dict[str, str]:
        """Each sheet by its name, once all pages have been trimmed."""
        kept = self.cache.get(self._key(*sorted(self.used)), lambda: json.dumps(self._chosen()).encode())
        return dict(json.loads(kept))

    def _chosen(self) -> dict[str, str]:
        sheets: dict[str, list[CssRule | str]] = {name: [] for name in (*self.linked, PRINT, SEARCH)}
        for name, sheet in self._read.items():
            for one in filter_rules(sheet, self._is_used):
                sheets[self._place(name, one)].append(one)
            sheets[SEARCH] += filter_rules(sheet, self._is_found)
        settled = _settled({name: tuple(rules) for name, rules in sheets.items()})
        return {name: text_of(sheet) for name, sheet in settled.items()}

    def _place(self, name: str, one: CssRule | str) -> str:
        """Where a part of a sheet is served. The theme's words for paper stay, since some of ours overrule them."""
        if name in self.ours and _paper(one):
            return PRINT
        return SITE if name in EVERYWHERE else name

    def _is_used(self, names: frozenset[str]) -> bool:
        words, begun = self._words
        return all(one in words or one.startswith(begun) for one in names)

    def _is_found(self, names: frozenset[str]) -> bool:
        return any(name.startswith(FOUND) for name in names) and ("rtl" in self.used or "rtl" not in names)

    @cached_property
    def _words(self) -> tuple[set[str], tuple[str, ...]]:
        """What pages have or scripts may give them, and how names begin that scripts put together."""
        words = {one for one in self.used.union(*self._said.values()) if not one.startswith(RESULT)}
        return words, tuple(word for word in words if word.endswith("-"))

    @cached_property
    def _read(self) -> dict[str, Sheet]:
        theme = drop_declarations(parse(self.theme), _IN_VAIN)
        some, most = filter_rules(theme, lambda names: not SOME.isdisjoint(names)), filter_rules(theme, SOME.isdisjoint)
        return {ELEMENTS: some, SITE: most, **{name: parse(text) for name, text in self.ours.items()}}

    @cached_property
    def _asked(self) -> dict[str, set[frozenset[str]]]:
        """For each sheet on demand what its rules match, each as the names that have to be on a page."""
        kept = self.cache.get(self._key("asked"), lambda: json.dumps(self._needed()).encode())
        return {name: set(map(frozenset, needed)) for name, needed in json.loads(kept).items()}

    def _needed(self) -> dict[str, list[tuple[str, ...]]]:
        found = {name: style_rules([one for one in self._read[name] if not _paper(one)]) for name in self.linked}
        del found[SITE]
        return {
            name: sorted({tuple(sorted(required_names(one))) for rule in rules for one in selectors(rule)})
            for name, rules in found.items()
        }

    def _key(self, *more: str) -> str:
        key = self._made_of.copy()
        key.update("\0".join(more).encode())
        return str(key.hexdigest())

    @cached_property
    def _made_of(self) -> Any:
        code = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _CODE)
        return sha256("\0".join([*code, self.theme, *chain(*self.ours.items(), *self.scripts.items())]).encode())

    @cached_property
    def _said(self) -> dict[str, set[str]]:
        """The words of each script and of those it imports: among them are the names of what it makes."""
        words = {name: " ".join(_QUOTED.findall(text)).split() for name, text in self.scripts.items()}
        own = {name: {f".{word}" for word in found} for name, found in words.items()}
        return {name: set().union(*(own.get(one, ()) for one in self._with_imports(name))) for name in own}

    def _with_imports(self, name: str) -> set[str]:
        found, new = set[str](), {name}
        while new:
            found |= new
            new = {other for one in new for other in _IMPORT.findall(self.scripts.get(one, ""))} - found
        return found


def _paper(one: CssRule | str) -> bool:
    return isinstance(one, CssRule) and one.head == "@media print"


def _settled(sheets: dict[str, Sheet]) -> dict[str, Sheet]:
    """Some sheets without what none of them asks for; the variables that one of two alone asks for stand in it."""
    asks = {name: used_variables(sheet) for name, sheet in sheets.items()}
    for name in (ELEMENTS, SEARCH):
        alone = asks[name].difference(*(asks[other] for other in sheets if other != name))
        sheets[name] = keep_variables(sheets[SITE], alone) + sheets[name]
        asks[SITE] |= asks[name] - alone
    common = set().union(*(asks[name] for name in sheets if name not in (ELEMENTS, SEARCH)))
    return sheets | {SITE: drop_unused_variables(sheets[SITE], common)}
