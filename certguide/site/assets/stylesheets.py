"""The bundle of style sheets: one for all pages, and one for each kind of page with what only some pages need.

The theme's own sheet covers everything that the theme can do. Of it, and of
ours, only those rules are served that can match an element of the pages that
link the sheet.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, ClassVar

from certguide.site.assets.cache import BuildCache
from certguide.site.assets.css_parser import (
    PLAIN_TABLE,
    CssRule,
    Sheet,
    parse,
    required_names,
    selectors,
    serialize,
    style_rules,
)
from certguide.site.assets.css_purge import (
    declared_variables,
    drop_declarations,
    drop_unused_variables,
    filter_rules,
    keep_variables,
    used_variables,
)
from certguide.site.assets.script_classes import classes_by_script

SITE, PRINT, SEARCH, PAGE = "site.css", "print.css", "search.css", "page.css"
"""The sheets for all pages, for paper and for the search, and the name in a template that stands for a kind's sheet."""

RECORDS = "page-records.css"
"""The sheet of situations and credentials: most rules are for both. The home page fetches it for the next page."""

TOKENS = "tokens.css"
"""The sheet whose variables take the place of the theme's."""

EVERYWHERE = (TOKENS, "theme.css", "typography.css", "components.css")
"""The sheets that every page needs, in order; they are joined with the theme's sheet into one."""

OPTIONAL_ELEMENTS = {f"<{tag}>" for tag in ("table", "th", "td", "pre", "code", "figure", "figcaption")}
"""Elements that only some pages contain. Rules for them go into the sheets of the kinds of page."""

RESTYLED = {
    *("<h1>", "<h2>", "<h3>", "<table>", "<th>", "<td>", "<figure>", "<figcaption>", "<details>", "<summary>"),
    *(".md-header__title", ".md-header__topic", ".md-header__title--active"),
    *(".md-search", ".md-search__inner", ".md-search__form", ".md-search__input", ".md-search__icon"),
    *(".md-search__options", ".md-search__output", ".md-search__scrollwrap", ".md-search__overlay"),
    *(".md-copyright", ".md-header__button", ".md-logo", ".md-dialog", ".md-dialog__inner", ".headerlink"),
}
"""Elements and classes whose looks are all our own, so that no rule of the theme for them is served."""

SEARCH_RESULT = ".md-search-result"
SEARCH_CLASSES = (SEARCH_RESULT, ".md-tag")
"""Prefixes of classes that only search results have. Their sheet is loaded with the script of the search."""

INLINE, PAGE_SCRIPT = "first-paint.js", "page.js"
"""The script that every page contains, since a file would delay its first paint, and the one that every page loads."""

_ELEMENTS = re.compile(r"<[a-z]\w*")
_CLASSES = re.compile(r'class="([^"]*)"')
_ID = re.compile(r'id="([^"]*)"')
_PAGE_LINK = re.compile(r'(<link rel="stylesheet" href="[^"]*?assets/styles/)page\.css(">\n?)')
_SCRIPT = re.compile(r'assets/scripts/(?:page-)?([\w-]+\.js)"')

_RECORDS = ("for", "credentials")
"""The folders of the situations and the credentials."""

_CODE = ("stylesheets.py", "script_classes.py", "css_parser.py", "css_purge.py")
"""The modules on which the sheets depend; their code is part of the cache key."""

_MANY_KINDS = 4
"""A variable that so many kinds of pages use is served once, for all of them."""

_UNUSED_DECLARATIONS = ("transition", "animation", "-webkit-mask")
"""Useless declarations: nothing is animated, and browsers that support our colours support ``mask``."""


@dataclass(frozen=True)
class StylesheetBundle:
    """The sheet of the ``theme``, ``ours`` by name, and the ``scripts`` by name.

    ``used`` collects, by kind of page, the names that its pages contain while they are trimmed. Results that take long
    to compute are kept in the ``cache`` from one build to the next.
    """

    theme: str
    ours: Mapping[str, str]
    scripts: Mapping[str, str]
    cache: BuildCache = field(default_factory=BuildCache)
    used: dict[str, set[str]] = field(default_factory=dict)

    linked: ClassVar = (SITE, PAGE)
    """The sheets for the screen, in order, as the template of a page links them."""

    def trim(self, html: str, url: str) -> str:
        """Link the sheet of the page's kind, or none if no rule of it matches; collect the names in the page."""
        classes = " ".join(set(_CLASSES.findall(html))).split()
        names = {f"{tag}>" for tag in set(_ELEMENTS.findall(html))} | {f".{name}" for name in classes}
        names.update((f"#{name}" for name in _ID.findall(html)), ["rtl"] if 'dir="rtl"' in html else [])
        names.update([PLAIN_TABLE] if "<table>" in html else [])
        scripts = (script for script in (INLINE, PAGE_SCRIPT, *_SCRIPT.findall(html)) if script in self._script_classes)
        names.update(*(self._script_classes[script] for script in scripts))
        sheet = _kind_sheet(url)
        self.used.setdefault(sheet, set()).update(names)
        is_needed = any(map(names.issuperset, self._selector_names))
        return _PAGE_LINK.sub(rf"\g<1>{sheet}\g<2>" if is_needed else "", html)

    def write(self) -> dict[str, str]:
        """Return the text of each sheet by its name. Call it when all pages have been trimmed."""
        used = json.dumps({sheet: sorted(names) for sheet, names in sorted(self.used.items())})
        sheets = self.cache.get(self._key(used), lambda: json.dumps(self._purge()).encode())
        return dict(json.loads(sheets))

    def _purge(self) -> dict[str, str]:
        everywhere = set[str]().union(*self.used.values())
        sheets = {
            SITE: filter_rules(self._parts[SITE], _is_used(everywhere)),
            PRINT: filter_rules(self._parts[PRINT], _is_used(everywhere)),
            SEARCH: tuple(
                chain(*(filter_rules(part, _is_search_result("rtl" in everywhere)) for part in self._parts.values()))
            ),
        }
        for sheet, names in self.used.items():
            sheets[sheet] = filter_rules(self._parts[PAGE], _is_used(names))
        purged = _assign_variables(sheets)
        return {name: serialize(sheet) for name, sheet in purged.items() if sheet or name in (SITE, PRINT, SEARCH)}

    @cached_property
    def _parts(self) -> dict[str, Sheet]:
        """The rules of all sources by the sheet that serves them, in the order in which they apply."""
        parts: dict[str, list[CssRule | str]] = {SITE: [], PRINT: [], PAGE: []}
        for name, sheet in self._sources.items():
            for part in sheet:
                if name in self.ours and _is_print_rule(part):
                    parts[PRINT].append(part)
                elif name in (SITE, *EVERYWHERE):
                    parts[SITE] += filter_rules([part], OPTIONAL_ELEMENTS.isdisjoint)
                    parts[PAGE] += filter_rules([part], lambda names: not OPTIONAL_ELEMENTS.isdisjoint(names))
                else:
                    parts[PAGE].append(part)
        return {name: tuple(sheet) for name, sheet in parts.items()}

    @cached_property
    def _sources(self) -> dict[str, Sheet]:
        replaced = {f"{name}:" for name in declared_variables(parse(self.ours.get(TOKENS, "")))}
        whole = drop_declarations(parse(self.theme), (*_UNUSED_DECLARATIONS, *replaced))
        theme = tuple(filter_rules(whole, lambda names: RESTYLED.isdisjoint(names) or _has_search_result(names)))
        return {SITE: theme, **{name: parse(text) for name, text in self.ours.items()}}

    @cached_property
    def _selector_names(self) -> set[frozenset[str]]:
        """The required names of every selector in the sheets of the kinds of page."""
        names = self.cache.get(self._key("selector names"), lambda: json.dumps(self._compute_selector_names()).encode())
        return set(map(frozenset, json.loads(names)))

    def _compute_selector_names(self) -> list[tuple[str, ...]]:
        texts = {selector for rule in style_rules(self._parts[PAGE]) for selector in selectors(rule)}
        return sorted({tuple(sorted(required_names(selector))) for selector in texts})

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
        return classes_by_script(self.scripts)


def _kind_sheet(url: str) -> str:
    """Return the name of the sheet for pages like the one at ``url``: those in one folder share it."""
    kind = url.partition("/")[0].removesuffix(".html") or "home"
    if kind in _RECORDS:
        return RECORDS
    is_plain = re.fullmatch(r"[a-z0-9-]{1,40}", kind)
    return f"page-{kind if is_plain else sha256(kind.encode()).hexdigest()[:8]}.css"


def _is_used(names: set[str]) -> Callable[[frozenset[str]], bool]:
    """Return whether pages with these names can match a selector; names that end in ``-`` are prefixes."""
    exact_names = {name for name in names if not name.startswith(SEARCH_RESULT)}
    prefixes = tuple(name for name in exact_names if name.endswith("-"))
    return lambda required: all(name in exact_names or name.startswith(prefixes) for name in required)


def _has_search_result(names: frozenset[str]) -> bool:
    return any(name.startswith(SEARCH_CLASSES) for name in names)


def _is_search_result(is_rtl: bool) -> Callable[[frozenset[str]], bool]:
    return lambda names: _has_search_result(names) and (is_rtl or "rtl" not in names)


def _is_print_rule(part: CssRule | str) -> bool:
    return isinstance(part, CssRule) and part.head == "@media print"


def _drop_chains(sheet: Sheet, used: set[str]) -> Sheet:
    """Drop the variables that neither the rules of a sheet nor other sheets use, and those that only these used."""
    while (shorter := drop_unused_variables(sheet, used_variables(sheet) | used)) != sheet:
        sheet = shorter
    return sheet


def _assign_variables(sheets: dict[str, Sheet]) -> dict[str, Sheet]:
    """Drop unused variables; move those of few kinds of pages to their sheets, unless all pages or paper use them."""
    used = {name: used_variables(sheet) for name, sheet in sheets.items() if name != SITE}
    sheets = {**sheets, SITE: _drop_chains(sheets[SITE], set[str]().union(*used.values()))}
    used[SITE] = used_variables(sheets[SITE])
    kinds = Counter(chain.from_iterable(used[name] for name in sheets.keys() - {SITE, PRINT, SEARCH}))
    common = used[SITE] | used[PRINT] | {name for name, number in kinds.items() if number >= _MANY_KINDS}
    assigned = {SITE: drop_unused_variables(sheets[SITE], common)}
    for name in sheets.keys() - {SITE}:
        own = keep_variables(sheets[SITE], used[name] - common) if name != PRINT else ()
        assigned[name] = own + drop_unused_variables(sheets[name], used[name] | common)
    return assigned
