"""The focus order of a page: what gets the focus on Tab, and what a reader sees of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_TOOLS = """
stops = [];
const about = (one) => one.ariaLabel || one.textContent.trim().slice(0, 40) || one.name || one.id || one.className;
const NAMES = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
everything = [...document.querySelectorAll(NAMES)].filter((one) =>
    one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true}));
ring = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
};
// An input may be drawn by the label or the form around it, a link in a picture by its shape.
lit = (one) => {
    const thick = (part) => parseFloat(getComputedStyle(part).strokeWidth) >= 3;
    if (one.closest("svg")) return [...one.children].find(thick);
    const around = [one, one.parentElement, one.parentElement.parentElement];
    return around.find((part) => ring(part) && part.offsetHeight > 1);
};
const afloat = (one) => one && (/fixed|sticky/.test(getComputedStyle(one).position) ? one : afloat(one.parentElement));
// What floats over the top, the middle or the end of it: a bar, a tray, a menu.
cover = (one) => {
    const box = one.getClientRects()[0];
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < 1 || bottom - top < 1) return "outside of the window";
    const heights = [(top + bottom) / 2, ...(bottom - top < innerHeight / 2 ? [top + 1, bottom - 1] : [])];
    const hits = heights.map((y) => document.elementFromPoint((left + right) / 2, y));
    const over = hits.map(afloat).find((hit) => hit && !hit.contains(one));
    return over ? `under ${over.outerHTML.slice(0, 60)}` : "";
};
stop = () => {
    const one = document.activeElement;
    if (!one || one === document.body) return true;
    if (stops.at(-1)?.one === one) return false;
    const drawn = lit(one);
    const seen = one.offsetHeight === 1 ? drawn ?? one : one;
    stops.push({one, place: everything.indexOf(one), says: about(one), ring: Boolean(drawn), cover: cover(seen)});
    return false;
};
"""


@dataclass(frozen=True)
class FocusStop:
    """An element that had the focus; ``place`` is its index among all focusable elements, in page order."""

    place: int
    name: str
    ring: bool
    cover: str


def tab_through(page: Any, limit: int = 600) -> tuple[list[FocusStop], list[str]]:
    """Return every stop from the top of the page to its end, and the focusable elements that Tab never reached."""
    page.evaluate(f"(() => {{ {_TOOLS} }})()")
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("stop()"):
            break
    records = page.evaluate("stops.map(({one, ...rest}) => rest)")
    missed = page.evaluate(
        "everything.filter((one) => !stops.some((stop) => stop.one === one)).map((one) => one.outerHTML.slice(0, 100))"
    )
    return [FocusStop(**one) for one in records], missed
