"""Accessibility checks of an open page by IBM's equal-access engine, which shares no code with axe."""

from __future__ import annotations

import os
from typing import Any

import pytest

from tests.site.project import ROOT

ENGINE = ROOT / "node_modules/accessibility-checker-engine/ace.js"

EXCUSED = {
    "aria_content_in_landmark": (".md-skip", "The link that skips to the content comes before all landmarks."),
    "element_tabbable_role_valid": (
        "[role=region][tabindex='0']",
        "What scrolls has to take the focus, or keys can't scroll it: axe asks for that.",
    ),
    "label_content_exists": (
        "label:has(.visually-hidden)",
        "The engine takes text for ears alone, clipped to a pixel, for hidden. An icon or a column says it to eyes.",
    ),
    "table_headers_exists": (
        "#everything",
        "On a phone the heads of the columns are gone, each row is headed by its name, and cells repeat their column.",
    ),
}
"""What stays as it is: the rule, the elements for which it does, and the reason."""

_RUN = """async (excused) => {
    const report = await new ace.Checker().check(document, ["WCAG_2_2", "IBM_Accessibility"])
    const failures = report.results.filter(({ value }) => value.join() === "VIOLATION,FAIL")
    const elementAt = (path) => document.evaluate(path, document, null, 9).singleNodeValue
    return failures
        .filter(({ ruleId, path }) => !(excused[ruleId] && elementAt(path.dom)?.matches(excused[ruleId])))
        .map(({ ruleId, message, snippet }) => `${ruleId}: ${message}: ${snippet.slice(0, 200)}`)
}"""


def equal_access_violations(page: Any) -> list[str]:
    """Return the violations that the engine is sure of, those excused aside; skip the test where it isn't installed."""
    if not ENGINE.exists():
        reason = "the second checker of accessibility needs `npm ci`"
        (pytest.fail if os.environ.get("GITHUB_ACTIONS") else pytest.skip)(reason)
    if not page.evaluate("'ace' in window"):
        page.evaluate(ENGINE.read_text(encoding="utf-8"))
    violations: list[str] = page.evaluate(_RUN, {rule: selector for rule, (selector, _) in EXCUSED.items()})
    return violations
