"""A page for which it is always the same moment.

Playwright's clock can do more, such as pass the time on. Loading it into every page takes a twentieth of all browser
tests.
"""

from __future__ import annotations

import json
from typing import Any

_SCRIPT = """(() => {
    const moment = Date.parse(%s);
    const construct = (kind, parts, made) => Reflect.construct(kind, parts.length ? parts : [moment], made);
    Date.now = () => moment;
    globalThis.Date = new Proxy(Date, { construct });
})()"""


def fix_time(page: Any, moment: str) -> None:
    """Fix the time of the pages that are opened from now on; without a zone, ``moment`` is local time."""
    page.add_init_script(_SCRIPT % json.dumps(moment))
