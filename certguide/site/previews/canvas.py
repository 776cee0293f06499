"""A small drawing board for preview pictures: flat inks on paper, one typeface, the same bytes every time.

Pictures are made of palette entries from the start, a ramp from paper to ink
for each ink, so that they are small and nothing has to be reduced afterwards.
The typeface comes with a package, never from the machine. It speaks Latin,
Greek and Cyrillic; what is written in another script is not drawn.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO

import fontpkg_inter
from PIL import Image, ImageDraw, ImageFont

from certguide.site.assets.css_parser import parse, style_rules

_FONT = fontpkg_inter.ROOT / "files/Inter[opsz,wght].ttf"
_STEPS = 24
_STEP_OF = [round(alpha * _STEPS / 255) for alpha in range(256)]
_FINE = 4
_MARKS: dict[str, list[tuple[float, ...]]] = {
    "diamond": [(6, 0, 12, 6, 6, 12, 0, 6)],
    "triangle": [(6, 1, 12, 11.5, 0, 11.5)],
    "square": [(1, 1, 11, 1, 11, 11, 1, 11)],
    "star": [
        (6, 0, 7.8, 4, 12, 4.5, 8.9, 7.4, 9.7, 11.7, 6, 9.6, 2.3, 11.7, 3.1, 7.4, 0, 4.5, 4.2, 4),
    ],
    "bars": [(0, 7, 3.4, 7, 3.4, 12, 0, 12), (4.3, 4, 7.7, 4, 7.7, 12, 4.3, 12), (8.6, 1, 12, 1, 12, 12, 8.6, 12)],
}


def palette(styles: str) -> dict[str, tuple[int, int, int]]:
    """The light colours of the style sheet by name: ``ink``, and ``teal-edge`` for the edge of ``level--teal``."""
    found = {}
    for rule in style_rules(parse(styles)):
        group = re.fullmatch(r"\.level--([a-z]+)", rule.head)
        for declaration in rule.body:
            match = re.match(r"--([a-z-]+):light-dark\(#([0-9a-f]+),", str(declaration))
            if not match:
                continue
            name, value = match.groups()
            full = value if len(value) == 6 else "".join(digit * 2 for digit in value)
            key = name.replace("level", group[1]) if group else name
            found[key] = (int(full[:2], 16), int(full[2:4], 16), int(full[4:], 16))
    return found


@cache
def load_font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """The typeface at a size in pixels and a weight from 100 to 900."""
    font = ImageFont.truetype(str(_FONT), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([min(32, max(14, size)), weight])
    return font


def wrap_line(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The lines of a text no wider than ``width``; a word too long for a line is broken where it must be."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if font.getlength(longer) <= width:
            lines[-1] = longer
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = lines[-1] or word
        while font.getlength(lines[-1]) > width:
            whole, fits = lines[-1], _fitting(lines[-1], font, width)
            lines[-1:] = [whole[:fits], whole[fits:]]
    return lines


def _fitting(text: str, font: ImageFont.FreeTypeFont, width: int) -> int:
    """How many characters fit into a line; at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if font.getlength(text[:middle]) <= width else (low, middle - 1)
    return low


class Canvas:
    """Paper of a size in pixels, and the inks that may be used on it."""

    def __init__(
        self, size: tuple[int, int], paper: tuple[int, int, int], inks: dict[str, tuple[int, int, int]]
    ) -> None:
        self._first = {name: 1 + number * _STEPS for number, name in enumerate(inks)}
        self._image = Image.new("P", size, 0)
        palette = list(paper)
        for ink in inks.values():
            for step in range(1, _STEPS + 1):
                palette += [round(p + (i - p) * step / _STEPS) for p, i in zip(paper, ink, strict=True)]
        self._image.putpalette(palette)

    def bar(self, x: int, y: int, width: int, height: int, ink: str) -> None:
        """A rectangle."""
        self._image.paste(self._first[ink] + _STEPS - 1, (x, y, x + width, y + height))

    def text(self, x: int, y: int, text: str, font: ImageFont.FreeTypeFont, ink: str) -> None:
        """A line of text on the base line ``y``."""
        left, top, right, bottom = (int(edge) for edge in font.getbbox(text, anchor="ls"))
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).text((-left, -top), text, fill=255, font=font, anchor="ls")
        self._stamp(mask, x + left, y + top, ink)

    def mark(self, x: int, y: int, size: int, name: str, ink: str) -> None:
        """The mark of a level or kind in a square."""
        unit = size * _FINE / 12
        mask = Image.new("L", (size * _FINE, size * _FINE))
        pen = ImageDraw.Draw(mask)
        if name == "ring":
            pen.ellipse((0.4 * unit, 0.4 * unit, 11.6 * unit, 11.6 * unit), outline=255, width=round(2 * unit))
        shape, _, filled = name.partition("-")
        for number, points in enumerate(_MARKS.get(shape, [])):
            pen.polygon([point * unit for point in points], fill=72 if filled and number >= int(filled) else 255)
        self._stamp(mask.resize((size, size), Image.Resampling.BOX), x, y, ink)

    def png(self) -> bytes:
        """The picture as a file."""
        out = BytesIO()
        self._image.save(out, "PNG", compress_level=6)
        return out.getvalue()

    def _stamp(self, mask: Image.Image, x: int, y: int, ink: str) -> None:
        """Ink wherever the mask is, in steps from paper to ink."""
        shades = mask.point([self._first[ink] + max(0, step - 1) for step in _STEP_OF])
        self._image.paste(shades, (x, y), mask.point([255 * (step > 0) for step in _STEP_OF]))
