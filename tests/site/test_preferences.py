"""What readers ask of their browser is heeded: no motion, colours of their own."""

from __future__ import annotations

from typing import Any

from tests.site.kinds import PAGES
from tests.site.pages import none

PICTURES = ["roadmap/", "changes/", "renewal/", "credentials/observer-associate/", "credentials/", "for/observer/"]

MOVING = """() => [
    ...document.getAnimations().map((one) => one.animationName ?? one.transitionProperty),
    ...[...document.querySelectorAll("*")].filter((one) => {
        const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(one);
        return /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior !== "auto";
    }).map((one) => one.outerHTML.slice(0, 80)),
]"""

# Marks are grounds cut to a shape; pictures are drawn with strokes and fills, at times on one another.
FAINT = """() => {
    const probe = document.body.appendChild(document.createElement("i"));
    const shade = (colour) => {
        probe.style.color = colour;
        const parts = getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3);
        const [r, g, b] = parts.map((part) => part / 255)
            .map((part) => (part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4));
        return .2126 * r + .7152 * g + .0722 * b;
    };
    const contrast = (one, other) => (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
    const ground = shade("Canvas");
    const seen = (colour, least) => contrast(shade(colour), ground) >= least;
    const shown = (wanted) => [...document.querySelectorAll(wanted)].filter((one) => one.checkVisibility());
    return [
        ...shown(".icon, .status-icon, .swatch.weight--1")
            .filter((one) => !seen(getComputedStyle(one).backgroundColor, 3)),
        ...shown("article svg text:not([class^=code-])").filter((one) => !seen(getComputedStyle(one).fill, 4.5)),
        ...shown(`article svg :is(.m path, .edge-line, .stairs, .bar-open, .bar-announced, .today, .last-day,
            .ring circle), .left rect + rect`).filter((one) => {
            const {fill, stroke} = getComputedStyle(one);
            return ![fill, stroke].some((colour) => colour !== "none" && seen(colour, 3));
        }),
    ].map((one) => one.outerHTML.slice(0, 100));
}"""


def test_nothing_moves(home: str, window: Any, in_state: Any) -> None:
    """Who asks for less motion gets none, neither from a page nor from what is opened on it."""
    page = window(width=360, reduced_motion="reduce")
    found = []
    for address in ("", "roadmap/", "changes/", "credentials/observer-associate/"):
        page.goto(home + address)
        found += [(address, one) for one in page.evaluate(MOVING)]
    for name in ("search open", "menu open", "comparison of three", "plan filled"):
        page = in_state(name, width=360, reduced_motion="reduce")
        found += [(name, one) for one in page.evaluate(MOVING)]
    none(found)


def test_marks_and_pictures_take_the_readers_colours(home: str, window: Any, in_state: Any) -> None:
    """Where the reader's own colours are forced, marks, signs and pictures are drawn in them."""
    page = window(forced_colors="active")
    found = []
    for address in PICTURES:
        page.goto(home + address)
        found += faint(page, address)
    none(found + faint(in_state("plan filled", forced_colors="active"), "plan filled"))


def faint(page: Any, name: str) -> list[tuple[str, str, str]]:
    """Return what can hardly be seen in either scheme."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [(name, scheme, one) for one in page.evaluate(FAINT)]
    return found


def test_what_was_chosen_shows_in_the_readers_colours(home: str, window: Any) -> None:
    """The step a credential stands at is told from the others by more than a colour the browser takes away."""
    page = window(forced_colors="active")
    page.goto(f"{home}credentials/observer-associate/")
    rings = page.locator(".roadmap-position li").evaluate_all(
        """all => all.map((one) => {
            const {backgroundColor, borderTopWidth} = getComputedStyle(one.querySelector("a"), "::before");
            return [one.className, backgroundColor + borderTopWidth];
        })"""
    )
    assert not {look for name, look in rings if name} & {look for name, look in rings if not name}


def test_without_scripts_there_is_nothing_to_press_in_vain(home: str, window: Any) -> None:
    """Buttons, filters and ticks that need a script are not there without one, but for ticks to print."""
    page = window(java_script_enabled=False)
    dead = "button, select, input:not(#menu, .md-toggle, #plan input)"
    for address in PAGES:
        page.goto(home + address)
        none((address, one.get_attribute("class")) for one in page.locator(dead).all() if one.is_visible())
