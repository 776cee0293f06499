"""Preferences set in the browser: reduced motion and forced colours."""

from __future__ import annotations

from typing import Any

from tests.site.pages import none

PICTURES = ["roadmap/", "changes/", "renewal/", "credentials/observer-associate/", "credentials/", "for/observer/"]

ANIMATED = """() => [
    ...document.getAnimations().map((animation) => animation.animationName ?? animation.transitionProperty),
    ...[...document.querySelectorAll("*")].filter((element) => {
        const {transitionDuration, animationName, scrollBehavior} = getComputedStyle(element);
        return /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior !== "auto";
    }).map((element) => element.outerHTML.slice(0, 80)),
]"""

# Icons are masked backgrounds; pictures are drawn with strokes and fills, sometimes on top of each other.
LOW_CONTRAST = """() => {
    const probe = document.body.appendChild(document.createElement("i"));
    const shade = (colour) => {
        probe.style.color = colour;
        const parts = getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3);
        const [r, g, b] = parts.map((part) => part / 255)
            .map((part) => (part <= .03928 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4));
        return .2126 * r + .7152 * g + .0722 * b;
    };
    const contrast = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    const canvas = shade("Canvas");
    const isVisible = (colour, least) => contrast(shade(colour), canvas) >= least;
    const displayed = (selector) => [...document.querySelectorAll(selector)].filter((item) => item.checkVisibility());
    return [
        ...displayed(".icon, .swatch.weight--1")
            .filter((icon) => !isVisible(getComputedStyle(icon).backgroundColor, 3)),
        ...displayed("[class*='status--']")
            .filter((status) => !isVisible(getComputedStyle(status, "::before").backgroundColor, 3)),
        ...displayed("article svg text:not([class^=code-])")
            .filter((text) => !isVisible(getComputedStyle(text).fill, 4.5)),
        ...displayed(`article svg :is(.m path, .edge-line, .stairs, .bar-open, .bar-announced, .today, .last-day,
            .ring circle), .left rect + rect`).filter((shape) => {
            const {fill, stroke} = getComputedStyle(shape);
            return ![fill, stroke].some((colour) => colour !== "none" && isVisible(colour, 3));
        }),
    ].map((element) => element.outerHTML.slice(0, 100));
}"""


def test_reduced_motion_stops_all_motion(home: str, window: Any, in_state: Any) -> None:
    """With reduced motion, neither pages nor their open states animate or scroll smoothly."""
    page = window(width=360, reduced_motion="reduce")
    moving = []
    for address in ("", "roadmap/", "changes/", "credentials/observer-associate/"):
        page.goto(home + address)
        moving += [(address, element) for element in page.evaluate(ANIMATED)]
    for name in ("search open", "menu open", "comparison of three", "plan filled"):
        page = in_state(name, width=360, reduced_motion="reduce")
        moving += [(name, element) for element in page.evaluate(ANIMATED)]
    none(moving)


def test_icons_and_pictures_are_visible_in_forced_colours(home: str, window: Any, in_state: Any) -> None:
    """With forced colours, icons and pictures have enough contrast."""
    page = window(forced_colors="active")
    elements = []
    for address in PICTURES:
        page.goto(home + address)
        elements += low_contrast_elements(page, address)
    none(elements + low_contrast_elements(in_state("plan filled", forced_colors="active"), "plan filled"))


def low_contrast_elements(page: Any, name: str) -> list[tuple[str, str, str]]:
    """Return elements with too little contrast in either colour scheme."""
    elements = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        elements += [(name, scheme, element) for element in page.evaluate(LOW_CONTRAST)]
    return elements


def test_current_step_is_marked_in_forced_colours(home: str, window: Any) -> None:
    """With forced colours, a credential's step differs from the others by more than a colour."""
    page = window(forced_colors="active")
    page.goto(f"{home}credentials/observer-associate/")
    rings = page.locator(".roadmap-position li").evaluate_all(
        """all => all.map((item) => {
            const {backgroundColor, borderTopWidth} = getComputedStyle(item.querySelector("a"), "::before");
            return [item.className, backgroundColor + borderTopWidth];
        })"""
    )
    assert not {look for name, look in rings if name} & {look for name, look in rings if not name}
