"""An entry of the list of changes without a source."""

from __future__ import annotations

import re

from tests.catalog.editor import problems_of
from tests.conftest import SMALL, TODAY

CHANGE = "{date: 2026-01-10, about: builder, type: rule, text: It is longer."


def test_doubt_that_the_message_proposes_is_accepted() -> None:
    """With a text, since each doubt has one."""
    text = f"{SMALL.read_text(encoding='utf-8')}\nchanges:\n  - {CHANGE}"
    (problem,) = problems_of(f"{text}}}\n", TODAY)
    doubt = ", ".join(part for part in re.findall("`([^`]+)`", problem.message) if ": " in part)
    assert doubt == "fields: all, kind: unconfirmed"
    assert problems_of(f"{text}, doubts: [{{{doubt}, text: We have not seen it.}}]}}\n", TODAY) == ()
