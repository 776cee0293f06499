"""A canvas for preview images: flat colours, one font, and the same bytes in every build.

Images are drawn in palette mode, with a ramp from the background to each
colour, so that they are small and need no quantizing. The font comes with a
package, never from the machine; ``typeface`` says which characters it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO

import fontpkg_inter
from PIL import Image, ImageDraw, ImageFont

from certguide.site.assets.css_parser import parse, style_rules

_FONT = fontpkg_inter.ROOT / "files/Inter[opsz,wght].ttf"
_FONT_SIZES = (14, 32)
"""Smallest and largest value of the font's axis of optical sizes."""

_RAMP_STEPS = 24
"""Palette entries from the background to a colour."""

_STEP_BY_ALPHA = [round(alpha * _RAMP_STEPS / 255) for alpha in range(256)]
_OVERSAMPLING = 4
"""Marks are drawn at this multiple of their size and scaled down, for smooth edges."""

_MARK_UNITS = 12
"""Width and height of the grid on which marks are defined."""

_LIGHTER = 72
"""Alpha of the bars of a mark that are not filled, out of 255."""

Colour = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""

_MARKS: dict[str, list[tuple[float, ...]]] = {
    "diamond": [(6, 0, 12, 6, 6, 12, 0, 6)],
    "triangle": [(6, 1, 12, 11.5, 0, 11.5)],
    "square": [(1, 1, 11, 1, 11, 11, 1, 11)],
    "star": [
        (6, 0, 7.8, 4, 12, 4.5, 8.9, 7.4, 9.7, 11.7, 6, 9.6, 2.3, 11.7, 3.1, 7.4, 0, 4.5, 4.2, 4),
    ],
    "bars": [(0, 7, 3.4, 7, 3.4, 12, 0, 12), (4.3, 4, 7.7, 4, 7.7, 12, 4.3, 12), (8.6, 1, 12, 1, 12, 12, 8.6, 12)],
}


def palette(styles: str) -> dict[str, Colour]:
    """Return the light colours of a style sheet by name: ``ink``, and ``teal-edge`` for the edge of ``level--teal``."""
    colours: dict[str, Colour] = {}
    for rule in style_rules(parse(styles)):
        group = re.fullmatch(r"\.level--([a-z]+)", rule.head)
        for declaration in rule.body:
            match = re.match(r"--([a-z-]+):light-dark\(#([0-9a-f]+),", str(declaration))
            if not match:
                continue
            name, value = match.groups()
            key = name.replace("level", group[1]) if group else name
            colours[key] = _parse_hex(value)
    return colours


def _parse_hex(digits: str) -> Colour:
    """Return the colour for three or six hexadecimal digits."""
    red, green, blue = re.findall("..", digits) if len(digits) == 6 else (digit * 2 for digit in digits)
    return int(red, 16), int(green, 16), int(blue, 16)


@cache
def load_font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Return the font at a size in pixels and a weight from 100 to 900."""
    font = ImageFont.truetype(str(_FONT), size, layout_engine=ImageFont.Layout.BASIC)
    smallest, largest = _FONT_SIZES
    font.set_variation_by_axes([min(largest, max(smallest, size)), weight])
    return font


def wrap_line(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` pixels; a word that is too long for a line is broken too."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if font.getlength(longer) <= width:
            lines[-1] = longer
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = lines[-1] or word
        while font.getlength(lines[-1]) > width:
            rest, count = lines[-1], _fitting_count(lines[-1], font, width)
            lines[-1:] = [rest[:count], rest[count:]]
    return lines


def _fitting_count(text: str, font: ImageFont.FreeTypeFont, width: int) -> int:
    """Return how many characters fit into a line, at least one, by binary search."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if font.getlength(text[:middle]) <= width else (low, middle - 1)
    return low


class Canvas:
    """A canvas of a size in pixels, with a background and the named colours that can be used on it."""

    def __init__(self, size: tuple[int, int], background: Colour, colours: dict[str, Colour]) -> None:
        self._ramp_starts = {name: 1 + position * _RAMP_STEPS for position, name in enumerate(colours)}
        self._image = Image.new("P", size, 0)
        self._image.putpalette([*background, *_ramps(background, colours.values())])

    def bar(self, x: int, y: int, width: int, height: int, colour: str) -> None:
        """Draw a filled rectangle."""
        self._image.paste(self._ramp_starts[colour] + _RAMP_STEPS - 1, (x, y, x + width, y + height))

    def text(self, x: int, y: int, text: str, font: ImageFont.FreeTypeFont, colour: str) -> None:
        """Draw a line of text with its base line at ``y``."""
        left, top, right, bottom = (int(edge) for edge in font.getbbox(text, anchor="ls"))
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).text((-left, -top), text, fill=255, font=font, anchor="ls")
        self._paint(mask, x + left, y + top, colour)

    def mark(self, x: int, y: int, size: int, name: str, colour: str) -> None:
        """Draw the mark of a level or kind in a square."""
        unit = size * _OVERSAMPLING / _MARK_UNITS
        mask = Image.new("L", (size * _OVERSAMPLING, size * _OVERSAMPLING))
        pen = ImageDraw.Draw(mask)
        if name == "ring":
            pen.ellipse((0.4 * unit, 0.4 * unit, 11.6 * unit, 11.6 * unit), outline=255, width=round(2 * unit))
        shape, _, filled = name.partition("-")
        for position, points in enumerate(_MARKS.get(shape, [])):
            alpha = _LIGHTER if filled and position >= int(filled) else 255
            pen.polygon([point * unit for point in points], fill=alpha)
        self._paint(mask.resize((size, size), Image.Resampling.BOX), x, y, colour)

    def png(self) -> bytes:
        """Return the image as the bytes of a PNG file."""
        file = BytesIO()
        self._image.save(file, "PNG", compress_level=6)
        return file.getvalue()

    def _paint(self, mask: Image.Image, x: int, y: int, colour: str) -> None:
        """Paint a colour through a mask, in the steps of its ramp."""
        shades = mask.point([self._ramp_starts[colour] + max(0, step - 1) for step in _STEP_BY_ALPHA])
        self._image.paste(shades, (x, y), mask.point([255 * (step > 0) for step in _STEP_BY_ALPHA]))


def _ramps(background: Colour, colours: Iterable[Colour]) -> Iterator[int]:
    """Yield the palette entries that lead from the background to each colour, channel by channel."""
    for colour in colours:
        for step in range(1, _RAMP_STEPS + 1):
            channels = zip(background, colour, strict=True)
            yield from (round(start + (end - start) * step / _RAMP_STEPS) for start, end in channels)
