"""Accessibility checks of an open page by axe."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

COLOURS = ["color-contrast", "link-in-text-block"]

# axe reads each colour text of each element anew, which takes a quarter of its time: a text has one meaning.
_READ_COLOURS_ONCE = """(() => {
    const colour = axe.commons.color.Color.prototype, { parseString } = colour, known = new Map();
    colour.parseString = function (text) {
        if (!known.has(text)) {
            parseString.call(this, text);
            known.set(text, [this.r, this.g, this.b, this.alpha]);
        }
        [this.r, this.g, this.b, this.alpha] = known.get(text);
        return this;
    };
})()"""
_SCRIPT = f"{Axe().axe_script};{_READ_COLOURS_ONCE}"
EXCUSED = {
    "p-as-heading": "The bold line of a card is a link to its credential; the sections of the page have headings.",
}
"""Rules that are not run, with the reason."""

_RUN = """async ([only, excused]) => {
    const asked = [...axe.getRules(["experimental"]).map(({ruleId}) => ruleId), "target-size"]
    const rules = Object.fromEntries(asked.map((rule) => [rule, {enabled: !excused.includes(rule)}]))
    const options = {resultTypes: ["violations"], preload: false, ...(only ? {runOnly: only} : {rules})}
    return (await axe.run(document, options)).violations
        .map(({id, nodes}) => `${id}: ${nodes.length}: ${nodes[0].target} ${nodes[0].html.slice(0, 120)}`)
}"""

# Parts with the same markup, marks and colours aside, have the same violations, so that one of them is enough: the same
# elements with the same classes, language and attributes, with text or without. Around the content two are left, since
# links of a list may lie too close to each other.
_THIN_OUT = """() => {
    const seen = new Map();
    const parts = "body :is(tbody > tr, li, dl > div, pre, optgroup, details, p), svg :is(a, g)";
    const isEmpty = (part) => !part.textContent.trim();
    const markup = (part) =>
        [part.tagName, part.getAttribute("class"), part.lang, isEmpty(part), ...part.getAttributeNames()].join();
    for (const part of document.querySelectorAll(parts)) {
        const aside = part.matches("tr, a, g") ? /\\b[cms]-\\w+/g : /\\b[ms]-\\w+/g;
        const all = [part.parentElement, part, ...part.querySelectorAll("*")];
        const shape = [part.parentElement.id, ...new Set(all.map(markup))].join().replace(aside, "");
        const number = seen.get(shape) ?? 0;
        if (number >= (part.closest("article") ? 1 : 2)) part.remove();
        seen.set(shape, number + 1);
    }
}"""


def thin_out(page: Any) -> None:
    """Remove repeated parts with the same markup, to save time; don't use the page afterwards."""
    page.evaluate(_THIN_OUT)


def axe_violations(page: Any, only: list[str] | None = None) -> list[str]:
    """Return the violations that axe reports: by its rules, those of good practice and on trial too, or by `only`."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_SCRIPT)
    violations: list[str] = page.evaluate(_RUN, [only, list(EXCUSED)])
    return violations
