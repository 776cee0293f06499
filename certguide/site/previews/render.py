"""The drawing of a card as the image of a link preview."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from certguide.site.previews.canvas import Canvas, load_font, palette, wrap_line
from certguide.site.previews.cards import SIZE, STYLES, PreviewCard
from certguide.site.previews.typeface import drawable_text

MARGIN = 72
"""Blank pixels at the left and the right."""

WIDTH = SIZE[0] - 2 * MARGIN
"""Width of a line in pixels."""

_REGULAR, _SEMIBOLD, _BOLD = 400, 600, 700

_TITLE_SIZES = ((88, 2), (76, 3), (64, 3), (54, 4), (44, 4))
"""Sizes of a title in pixels with the most lines at each, the best first."""

_MAX_TITLE_LINES = 4
_FIGURE_SIZES = range(38, 25, -2)
_FIGURE_GAP = 56
_LABEL_SIZE = 26
_SMALLEST_LINE = 24


def render_card(card: PreviewCard) -> bytes:
    """Draw a card as a PNG, in the light colours of the style sheet."""
    card = _drawable_card(card)
    colours = palette(STYLES.read_text(encoding="utf-8"))
    edge, label = (f"{card.colour}-edge", f"{card.colour}-text") if card.colour else ("accent", "accent")
    names = dict.fromkeys(("ink", "soft", "rule", "accent", edge, label))
    canvas = Canvas(SIZE, colours["bg"], {name: colours[name] for name in names})
    canvas.bar(0, 0, SIZE[0], 18, edge)
    _draw_label(canvas, card, label)
    _draw_title(canvas, card.title, "soft" if card.is_retired else "ink")
    _draw_figures(canvas, card.figures)
    _draw_foot(canvas, card.foot)
    return canvas.png()


def _drawable_card(card: PreviewCard) -> PreviewCard:
    """Return a card with its texts as they are drawn."""
    figures = tuple((drawable_text(label), drawable_text(value)) for label, value in card.figures)
    label, title, foot = map(drawable_text, (card.label, card.title, card.foot))
    return replace(card, label=label, title=title, figures=figures, foot=foot)


def _draw_label(canvas: Canvas, card: PreviewCard, colour: str) -> None:
    if card.mark:
        canvas.mark(MARGIN, 78, 36, card.mark, colour)
    left = MARGIN + 52 if card.mark else MARGIN
    _draw_line(canvas, left, 108, card.label, 36, colour, SIZE[0] - MARGIN - left)


def _draw_title(canvas: Canvas, title: str, colour: str) -> None:
    """Draw the title as large as its lines allow; cut it with an ellipsis if it is too long at the smallest size."""
    for size, most_lines in _TITLE_SIZES:
        font = load_font(size, _BOLD)
        lines = wrap_line(title.replace(" –", "\u00a0–"), font, WIDTH)
        if len(lines) <= most_lines:
            break
    if len(lines) > _MAX_TITLE_LINES:
        lines = [*lines[: _MAX_TITLE_LINES - 1], f"{lines[_MAX_TITLE_LINES - 1][:-2]}…"]
    line_height = round(size * 1.14)
    first = 142 + round(size * 0.95)
    for position, line in enumerate(lines):
        canvas.text(MARGIN, first + position * line_height, line, font, colour)


def _draw_figures(canvas: Canvas, figures: tuple[tuple[str, str], ...]) -> None:
    """Draw the figures side by side in one size, as large as they fit; cut what is too long at the smallest size."""
    canvas.bar(MARGIN, 436, WIDTH, 2, "rule")
    if not figures:
        return
    gaps = max(1, len(figures) - 1)
    room = WIDTH - _FIGURE_GAP * gaps
    size, widths = _fit_figures(figures, room)
    if sum(widths) > room:
        widths = [min(width, room // len(figures)) for width in widths]
    gap = min(2 * _FIGURE_GAP, (WIDTH - sum(widths)) // gaps)
    left = MARGIN
    for (label, value), width in zip(figures, widths, strict=True):
        canvas.text(left, 476, label, load_font(_LABEL_SIZE, _REGULAR), "soft")
        _draw_line(canvas, left, 522, value, size, "ink", width)
        left += width + gap


def _fit_figures(figures: tuple[tuple[str, str], ...], room: int) -> tuple[int, list[int]]:
    """Return the largest size at which all figures fit, else the smallest, with the width of each in pixels."""
    for size in _FIGURE_SIZES:
        widths = _widths(figures, size)
        if sum(widths) <= room:
            break
    return size, widths


def _widths(figures: tuple[tuple[str, str], ...], size: int) -> list[int]:
    value_font, label_font = load_font(size, _SEMIBOLD), load_font(_LABEL_SIZE, _REGULAR)
    return [ceil(max(value_font.getlength(value), label_font.getlength(label))) for label, value in figures]


def _draw_foot(canvas: Canvas, foot: str) -> None:
    for x, y, height in ((0, 20, 12), (11, 10, 22), (22, 0, 32)):
        canvas.bar(MARGIN + x, 562 + y, 8, height, "accent")
    _draw_line(canvas, MARGIN + 46, 589, foot, 26, "soft", WIDTH - 46)


def _draw_line(canvas: Canvas, x: int, y: int, text: str, size: int, colour: str, width: int) -> None:
    """Draw one line, smaller if it is wider than ``width``, and cut with an ellipsis if it still is."""
    while size > _SMALLEST_LINE and load_font(size, _SEMIBOLD).getlength(text) > width:
        size -= 2
    font = load_font(size, _SEMIBOLD)
    lines = wrap_line(text, font, width)
    canvas.text(x, y, lines[0] if len(lines) == 1 else f"{lines[0][:-1]}…", font, colour)
