"""Values about an exam that the file writes as a short text: how many questions it has, and what passes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from certguide.catalog.model.text_values import TextValue, parse_range, write_range


@dataclass(frozen=True)
class QuestionCount(TextValue):
    """A number of questions from ``low`` to ``high``; ``low`` is ``None`` where a source has only the maximum."""

    low: int | None
    high: int

    pattern = r"up to [1-9][0-9]{0,4}|[1-9][0-9]{0,4}( to [1-9][0-9]{0,4})?"
    expected = "a number of questions such as 65, 40 to 60 or up to 90"
    example = "40 to 60"
    numeric = True

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a number, a range or a maximum; raise ValueError if the range is reversed."""
        if text.startswith("up to "):
            return cls(None, int(text.removeprefix("up to ")))
        return cls(*parse_range(text, text))

    def __str__(self) -> str:
        """Write the number as the file does: ``65``, ``40 to 60``, ``up to 90``."""
        return f"up to {self.high}" if self.low is None else write_range(self.low, self.high)


@dataclass(frozen=True)
class PassMark(TextValue):
    """What passes an exam: points on a scale, a percentage, or no mark at all; ``number`` is that of the first two."""

    type: Literal["points", "percent", "pass or fail", "not published"]
    number: int = 0

    pattern = r"[1-9][0-9]{0,5}|100%|[1-9][0-9]?%|pass or fail|not published"
    expected = "a pass mark such as 720, 70%, pass or fail, or not published"
    example = "720"
    numeric = True

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse points, a percentage, or the words for a mark that doesn't exist or isn't public."""
        if text == "pass or fail":
            return cls("pass or fail")
        if text == "not published":
            return cls("not published")
        return cls("percent", int(text[:-1])) if text.endswith("%") else cls("points", int(text))

    def __str__(self) -> str:
        """Write the mark as the file does: ``720``, ``70%``, ``pass or fail``."""
        return {"points": f"{self.number}", "percent": f"{self.number}%"}.get(self.type, self.type)
