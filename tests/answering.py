"""The response time of the comparison: from a click to the frame that shows its result."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Any

ACTIONS = {
    "sort": "document.querySelector('[data-key=price] button').click()",
    "filter": """{
        const level = document.getElementById("by-level");
        level.value = level.value ? "" : level.options[1].value || level.querySelector("optgroup option").value;
        level.dispatchEvent(new Event("input", {bubbles: true}));
    }""",
    "pick and compare": """{
        const boxes = document.querySelectorAll("#everything-rows [name=pick]");
        for (const box of [boxes[0], boxes[1]]) box.click();
    }""",
}

TIME_TO_FRAME = """async act => {
    const frame = () => new Promise(done => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
    }));
    const run = new Function(act);
    await frame();
    const start = performance.now();
    run();
    await frame();
    return performance.now() - start;
}"""


def answers(page: Any, runs: int) -> Iterator[tuple[str, float]]:
    """Yield the median milliseconds of each action on an open comparison page."""
    page.evaluate("document.getElementById('filters').scrollIntoView()")
    for name, act in ACTIONS.items():
        yield name, median(_time_action(page, act) for _ in range(runs))


def _time_action(page: Any, act: str) -> float:
    """Return the milliseconds of one action."""
    page.wait_for_timeout(500)  # what a press leaves for later is not part of the next one
    milliseconds: float = page.evaluate(TIME_TO_FRAME, act)
    return milliseconds
