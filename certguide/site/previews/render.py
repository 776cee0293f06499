"""Draws the picture of a link preview."""

from __future__ import annotations

from math import ceil

from certguide.site.previews.canvas import Canvas, load_font, palette, wrap_line
from certguide.site.previews.cards import SIZE, STYLES, PreviewCard

MARGIN = 72
WIDTH = SIZE[0] - 2 * MARGIN


def render_card(card: PreviewCard) -> bytes:
    """A card as a PNG, in the light colours of the style sheet."""
    known = palette(STYLES.read_text(encoding="utf-8"))
    edge, words = (f"{card.colour}-edge", f"{card.colour}-text") if card.colour else ("accent", "accent")
    inks = dict.fromkeys(("ink", "soft", "rule", "accent", edge, words))
    board = Canvas(SIZE, known["bg"], {name: known[name] for name in inks})
    board.bar(0, 0, SIZE[0], 18, edge)
    _label(board, card, words)
    _title(board, card.title, "soft" if card.is_retired else "ink")
    _figures(board, card.figures)
    _foot(board, card.foot)
    return board.png()


def _label(board: Canvas, card: PreviewCard, ink: str) -> None:
    if card.mark:
        board.mark(MARGIN, 78, 36, card.mark, ink)
    left = MARGIN + 52 if card.mark else MARGIN
    _line(board, left, 108, card.label, 36, 600, ink, SIZE[0] - MARGIN - left)


def _title(board: Canvas, title: str, ink: str) -> None:
    """As large as fits into three lines; what is longer still ends in dots."""
    for size, most in ((88, 2), (76, 3), (64, 3), (54, 4), (44, 4)):
        font = load_font(size, 700)
        lines = wrap_line(title.replace(" –", "\u00a0–"), font, WIDTH)
        if len(lines) <= most:
            break
    shown = lines[:4]
    if len(lines) > 4:
        shown[-1] = f"{shown[-1][:-2]}…"
    height = round(size * 1.14)
    first = 142 + round(size * 0.95)
    for number, line in enumerate(shown):
        board.text(MARGIN, first + number * height, line, font, ink)


def _figures(board: Canvas, figures: tuple[tuple[str, str], ...]) -> None:
    """Side by side, all of one size, as large as they fit; what is too long even so is cut."""
    board.bar(MARGIN, 436, WIDTH, 2, "rule")
    if not figures:
        return
    gap, between = 56, max(1, len(figures) - 1)
    size, widths = 38, _widths(figures, 38)
    while sum(widths) + gap * between > WIDTH and size > 26:
        size -= 2
        widths = _widths(figures, size)
    if sum(widths) + gap * between > WIDTH:
        widths = [min(width, (WIDTH - gap * between) // len(figures)) for width in widths]
    gap = min(2 * gap, (WIDTH - sum(widths)) // between)
    left = MARGIN
    for (label, value), width in zip(figures, widths, strict=True):
        board.text(left, 476, label, load_font(26, 400), "soft")
        _line(board, left, 522, value, size, 600, "ink", width)
        left += width + gap


def _widths(figures: tuple[tuple[str, str], ...], size: int) -> list[int]:
    return [
        ceil(max(load_font(size, 600).getlength(value), load_font(26, 400).getlength(label)))
        for label, value in figures
    ]


def _foot(board: Canvas, foot: str) -> None:
    for x, y, height in ((0, 20, 12), (11, 10, 22), (22, 0, 32)):
        board.bar(MARGIN + x, 562 + y, 8, height, "accent")
    _line(board, MARGIN + 46, 589, foot, 26, 600, "soft", WIDTH - 46)


def _line(board: Canvas, x: int, y: int, text: str, size: int, weight: int, ink: str, width: int) -> None:
    """One line, smaller if it would be too long, and cut if it still is."""
    while size > 24 and load_font(size, weight).getlength(text) > width:
        size -= 2
    font = load_font(size, weight)
    lines = wrap_line(text, font, width)
    board.text(x, y, lines[0] if len(lines) == 1 else f"{lines[0][:-1]}…", font, ink)
