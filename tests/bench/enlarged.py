"""A catalogue with many more credentials."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def enlarge(file: Path, number: int) -> None:
    """Adds credentials to a catalogue: ordinary ones, with an exam, a source and a doubt."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    source, level = data["sources"][0]["id"], data["levels"][0]["id"]
    for one in range(number):
        data["credentials"].append(
            {
                "id": f"made-up-{one:04}",
                "name": f"Made-up Credential {one:04}",
                "short": f"Made-up {one:04}",
                "level": level,
                "about": "It exists to be counted. It is for nobody.",
                "exams": [{"code": f"M{one:04}-C01", "from": "2020", "to": "2024-05-31"}, _newest(one)],
                "sources": source,
                "doubts": [{"fields": "price", "kind": "unconfirmed", "text": "Nobody has paid it yet."}],
            }
        )
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _newest(one: int) -> dict[str, Any]:
    domains = [{"name": f"Domain {number}", "weight": 25} for number in range(4)]
    return {"code": f"M{one:04}-C02", "from": "2024-06-01", "domains": domains}
