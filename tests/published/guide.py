"""The guide that is published, and its day: that at the root, or in the folder that the variable GUIDE names.

The workflows, the Makefile and these tests read the same variable. Nothing here and in the tests beside it knows a
fact of that guide. What they assert has to hold for any good state of the data, so that a correct edit of it breaks
no test.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from certguide.catalog.model.dates import PartialDate
from tests.yaml_text import load_yaml

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / os.environ.get("GUIDE", ".")
DOCS = GUIDE / "docs"
PUBLISHED = GUIDE / "data" / "credentials.yaml"


def newest_reading(text: str) -> date:
    """Return the day on which a source of a catalogue was last checked: its facts are those of that day.

    A source that is checked to the month or the year counts with its first day.
    """
    section = re.search(r"^sources:.*\n(?:[ -].*\n|\n|#.*\n)*", text, re.MULTILINE)
    sources = load_yaml(section[0])["sources"] if section else ()
    return max(PartialDate.parse_text(str(source["checked"])).earliest for source in sources)
