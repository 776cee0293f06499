"""The focus order of a page: what gets the focus on Tab, and what a reader sees of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_TOOLS = """
stops = [];
const about = ({ariaLabel, textContent, name, id, className}) =>
    ariaLabel || textContent.trim().slice(0, 40) || name || id || className;
const NAMES = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
// Tab stops once in a group of radio buttons, at the selected one.
const skipped = (element) => element.type === "radio" && !element.checked &&
    Boolean(element.form?.querySelector(`[type=radio][name="${element.name}"]:checked`));
everything = [...document.querySelectorAll(NAMES)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility({visibilityProperty: true})
    && !skipped(element));
ring = (element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
};
// An input may be drawn by the label or the form around it, a link in a picture by its shape.
lit = (element) => {
    const thick = (part) => parseFloat(getComputedStyle(part).strokeWidth) >= 3;
    if (element.closest("svg")) return [...element.children].find(thick);
    const around = [element, element.parentElement, element.parentElement.parentElement];
    return around.find((part) => ring(part) && part.offsetHeight > 1);
};
const afloat = (element) => element &&
    (/fixed|sticky/.test(getComputedStyle(element).position) ? element : afloat(element.parentElement));
// What floats over the top, the middle or the end of it: a bar, a tray, a menu.
cover = (element) => {
    const box = element.getClientRects()[0];
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < 1 || bottom - top < 1) return "outside of the window";
    const heights = [(top + bottom) / 2, ...(bottom - top < innerHeight / 2 ? [top + 1, bottom - 1] : [])];
    const hits = heights.map((y) => document.elementFromPoint((left + right) / 2, y));
    const over = hits.map(afloat).find((hit) => hit && !hit.contains(element));
    return over ? `under ${over.outerHTML.slice(0, 60)}` : "";
};
ended = false;
const record = () => {
    const element = document.activeElement;
    ended ||= !element || element === document.body;
    if (ended || stops.at(-1)?.element === element) return;
    const drawn = lit(element);
    const seen = element.offsetHeight === 1 ? drawn ?? element : element;
    const place = everything.indexOf(element);
    stops.push({element, place, name: about(element), ring: Boolean(drawn), cover: cover(seen)});
};
// By the next press or the release, the focus has moved, and what has it is scrolled into view.
let isPressed = false;
addEventListener("keydown", ({key}) => { isPressed && key === "Tab" && record(); isPressed = true; }, {capture: true});
addEventListener("keyup", ({key}) => key === "Tab" && record(), {capture: true});
"""

_HELD = ["Tab"] * 10
"""A key that is held down moves the focus with each repetition, with fewer frames in between than single presses."""


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
    for _ in range(0, limit, len(_HELD)):
        page.keyboard.press("+".join(_HELD))
        if page.evaluate("ended"):
            break
    records = page.evaluate("stops.map(({element, ...rest}) => rest)")
    missed = page.evaluate(
        "everything.filter((element) => !stops.some((stop) => stop.element === element))"
        ".map((element) => element.outerHTML.slice(0, 100))"
    )
    return [FocusStop(**record) for record in records], missed
