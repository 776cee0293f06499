"""How soon the comparison answers: from a press to the frame that shows what it did."""

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

SHOWN = """async act => {
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
    """Milliseconds each action takes until it is shown, on a page of the comparison that is open."""
    page.evaluate("document.getElementById('filters').scrollIntoView()")
    for name, act in ACTIONS.items():
        yield name, median(_once(page, act) for _ in range(runs))


def _once(page: Any, act: str) -> float:
    page.wait_for_timeout(500)  # what a press leaves for later is not part of the next one
    took: float = page.evaluate(SHOWN, act)
    return took
