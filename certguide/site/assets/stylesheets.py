"""The bundle of style sheets: one for all pages, and one for each component that only some pages contain.

The theme's own sheet covers everything that the theme can do. Of it, and of
ours, only those rules are served that can match an element of this guide.
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
from certguide.site.assets.css_parser import (
    CssRule,
    Sheet,
    parse,
    required_names,
    selectors,
    serialize,
    style_rules,
)
from certguide.site.assets.css_purge import (
    drop_declarations,
    drop_unused_variables,
    filter_rules,
    keep_variables,
    used_variables,
)

SITE, PRINT, SEARCH = "site.css", "print.css", "search.css"
EVERYWHERE = ("tokens.css", "theme.css", "typography.css", "components.css")
"""The sheets that every page needs, in order; they are joined with the theme's sheet into one."""

ELEMENTS = "elements.css"
_TAGS = ("table", "th", "td", "pre", "code", "figure", "figcaption")
OPTIONAL_ELEMENTS = {f"<{tag}>" for tag in _TAGS}
"""Elements that only some pages contain. The theme's rules for them come first, so that ours override them."""

RESTYLED_ELEMENTS = {"<details>", "<summary>"}
"""Elements whose looks are all our own: the theme draws them as boxes of notes."""

SEARCH_RESULT = ".md-search-result"
SEARCH_CLASSES = (SEARCH_RESULT, ".md-tag")
"""Prefixes of classes that only search results have. Their sheet is loaded with the script of the search."""

_ELEMENTS = re.compile(r"<[a-z]\w*")
_CLASSES = re.compile(r'class="([^"]*)"')
_ID = re.compile(r'id="([^"]*)"')
_SHEET_LINK = re.compile(r'<link rel="stylesheet" href="[^"]*?assets/styles/([\w-]+\.css)">\n?')
_SCRIPT = re.compile(r'assets/scripts/([\w-]+\.js)"')
_STRING = re.compile(r"[\"`]([a-zA-Z][\w -]*)(?:\$\{[^}]*\})?[\"`]")
_IMPORT = re.compile(r'(?:from|import) "\./([\w-]+\.js)"')

_CODE = ("stylesheets.py", "css_parser.py", "css_purge.py")
"""The modules on which the sheets depend; their code is part of the cache key."""

_UNUSED_DECLARATIONS = ("transition", "animation", "-webkit-mask")
"""Useless declarations: nothing is animated, and browsers that support our colours support ``mask``."""


@dataclass(frozen=True)
class StylesheetBundle:
    """The sheet of the ``theme``, ``ours`` by name, and the ``scripts`` by name.

    ``used`` collects the names that pages contain while they are trimmed. Results that take long to compute are kept in
    the ``cache`` from one build to the next.
    """

    theme: str
    ours: Mapping[str, str]
    scripts: Mapping[str, str]
    cache: BuildCache = field(default_factory=BuildCache)
    used: set[str] = field(default_factory=set)

    @cached_property
    def linked(self) -> list[str]:
        """The sheets for the screen, in order; all but ``site.css`` are for components that only some pages contain."""
        return [ELEMENTS, SITE, *(name for name in self.ours if name not in (*EVERYWHERE, PRINT))]

    def trim(self, html: str) -> str:
        """Remove the links to sheets that have no rule for a page, and collect the names that the page contains."""
        classes = " ".join(set(_CLASSES.findall(html))).split()
        names = {f"{tag}>" for tag in _ELEMENTS.findall(html)} | {f".{name}" for name in classes}
        names.update((f"#{name}" for name in _ID.findall(html)), ["rtl"] if 'dir="rtl"' in html else [])
        self.used.update(names)
        scripts = (script for script in _SCRIPT.findall(html) if script in self._script_classes)
        names.update(*(self._script_classes[script] for script in scripts))

        def keep_if_needed(link: re.Match[str]) -> str:
            selector_names = self._selector_names.get(link[1])
            is_needed = selector_names is None or any(map(names.issuperset, selector_names))
            return link[0] if is_needed else ""

        return _SHEET_LINK.sub(keep_if_needed, html)

    def write(self) -> dict[str, str]:
        """Return the text of each sheet by its name. Call it when all pages have been trimmed."""
        sheets = self.cache.get(self._key(*sorted(self.used)), lambda: json.dumps(self._purge()).encode())
        return dict(json.loads(sheets))

    def _purge(self) -> dict[str, str]:
        sheets: dict[str, list[CssRule | str]] = {name: [] for name in (*self.linked, PRINT, SEARCH)}
        for name, sheet in self._sources.items():
            for part in filter_rules(sheet, self._is_used):
                sheets[self._target(name, part)].append(part)
            sheets[SEARCH] += filter_rules(sheet, self._is_search_result)
        purged = _assign_variables({name: tuple(parts) for name, parts in sheets.items()})
        return {name: serialize(sheet) for name, sheet in purged.items()}

    def _target(self, name: str, part: CssRule | str) -> str:
        """Return the sheet that serves a part of a source. Print rules of the theme stay, since ours override some."""
        if name in self.ours and _is_print_rule(part):
            return PRINT
        return SITE if name in EVERYWHERE else name

    def _is_used(self, names: frozenset[str]) -> bool:
        exact_names, prefixes = self._used_names
        return all(name in exact_names or name.startswith(prefixes) for name in names)

    def _is_search_result(self, names: frozenset[str]) -> bool:
        return any(name.startswith(SEARCH_CLASSES) for name in names) and ("rtl" in self.used or "rtl" not in names)

    @cached_property
    def _used_names(self) -> tuple[set[str], tuple[str, ...]]:
        """The names that pages contain or scripts may add, and the prefixes of classes that scripts compose."""
        used = self.used.union(*self._script_classes.values())
        names = {name for name in used if not name.startswith(SEARCH_RESULT)}
        return names, tuple(name for name in names if name.endswith("-"))

    @cached_property
    def _sources(self) -> dict[str, Sheet]:
        whole = drop_declarations(parse(self.theme), _UNUSED_DECLARATIONS)
        theme = tuple(filter_rules(whole, RESTYLED_ELEMENTS.isdisjoint))
        elements = filter_rules(theme, lambda names: not OPTIONAL_ELEMENTS.isdisjoint(names))
        rest = filter_rules(theme, OPTIONAL_ELEMENTS.isdisjoint)
        return {ELEMENTS: elements, SITE: rest, **{name: parse(text) for name, text in self.ours.items()}}

    @cached_property
    def _selector_names(self) -> dict[str, set[frozenset[str]]]:
        """The required names of every selector, for each sheet that only some pages need."""
        names = self.cache.get(self._key("selector names"), lambda: json.dumps(self._compute_selector_names()).encode())
        return {sheet: set(map(frozenset, selector_names)) for sheet, selector_names in json.loads(names).items()}

    def _compute_selector_names(self) -> dict[str, list[tuple[str, ...]]]:
        names: dict[str, list[tuple[str, ...]]] = {}
        for sheet in self.linked:
            if sheet != SITE:
                rules = style_rules(part for part in self._sources[sheet] if not _is_print_rule(part))
                sheet_selectors = {selector for rule in rules for selector in selectors(rule)}
                names[sheet] = sorted({tuple(sorted(required_names(selector))) for selector in sheet_selectors})
        return names

    def _key(self, *parts: str) -> str:
        """Return the cache key of a result that depends on the sources of the bundle and on some texts."""
        key = self._source_hash.copy()
        key.update("\0".join(parts).encode())
        return str(key.hexdigest())

    @cached_property
    def _source_hash(self) -> Any:
        code = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _CODE)
        return sha256("\0".join([*code, self.theme, *chain(*self.ours.items(), *self.scripts.items())]).encode())

    @cached_property
    def _script_classes(self) -> dict[str, set[str]]:
        """Every word in a string of a script or of its imports, as a class: scripts add classes by such strings."""
        words = {name: " ".join(_STRING.findall(text)).split() for name, text in self.scripts.items()}
        own = {name: {f".{word}" for word in script_words} for name, script_words in words.items()}
        return {name: set().union(*(own.get(module, ()) for module in self._with_imports(name))) for name in own}

    def _with_imports(self, name: str) -> set[str]:
        modules, new = set[str](), {name}
        while new:
            modules |= new
            imported = {other for module in new for other in _IMPORT.findall(self.scripts.get(module, ""))}
            new = imported - modules
        return modules


def _is_print_rule(part: CssRule | str) -> bool:
    return isinstance(part, CssRule) and part.head == "@media print"


def _assign_variables(sheets: dict[str, Sheet]) -> dict[str, Sheet]:
    """Drop unused variables; move those that only the sheet of elements or of the search uses into that sheet."""
    used = {name: used_variables(sheet) for name, sheet in sheets.items()}
    for name in (ELEMENTS, SEARCH):
        own = used[name].difference(*(used[other] for other in sheets if other != name))
        sheets[name] = keep_variables(sheets[SITE], own) + sheets[name]
        used[SITE] |= used[name] - own
    common = set().union(*(used[name] for name in sheets if name not in (ELEMENTS, SEARCH)))
    return sheets | {SITE: drop_unused_variables(sheets[SITE], common)}
