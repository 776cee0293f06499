"""The plan's rules in JavaScript."""

from __future__ import annotations

from typing import Any

import pytest

RUN = """async ([name, cases]) => {
    const names = ["plan-rules.js", "cost-rules.js", "expiry-days.js"]
    const files = names.map(name => import(new URL(`../source/${name}`, location.href)))
    const rules = Object.assign({}, ...await Promise.all(files))
    return cases.map(args => rules[name](...args.map(arg => arg?.set ? new Set(arg.set) : arg)))
}"""


@pytest.fixture
def script(modules: Any) -> Any:
    """Apply a rule of the script to many cases at once."""
    return lambda name, cases: modules.evaluate(RUN, [name, cases])
