"""Ordinary edits of a catalogue, made on whatever the catalogue is: what an editor does on a usual day."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

from certguide.catalog.model.catalog import Catalog, Credential, Step
from certguide.catalog.queries.lifecycle import State, status_on
from certguide.catalog.queries.replacements import replacements
from certguide.catalog.queries.selection import select_credentials

T = TypeVar("T")
Edit = Callable[[Any, Catalog, date], None]
"""Changes the data of a catalogue in place, given the same as a catalogue on its day."""


def read_sources_again(data: Any, catalog: Catalog, today: date) -> None:
    """Give a source a reading some days after all others."""
    data["sources"][-1]["checked"] = (today + timedelta(days=47)).isoformat()


def change_price(data: Any, catalog: Catalog, today: date) -> None:
    """Give a level another price, and list it under changes."""
    groups = [*catalog.levels, *catalog.kinds]
    group, price = _find((group, group.price) for group in groups if group.price and group.price.cents)
    entry = _entry([*data.get("levels", []), *data["kinds"]], group.id)
    old, new = entry["price"], f"{price.cents // 100 + 25} {price.currency}"
    entry["price"] = new
    _announce(data, today, about=group.id, type="price", old=old, new=new)


def add_credential(data: Any, catalog: Catalog, today: date) -> None:
    """Add a credential like one that can be taken, and its source."""
    model = _find(credential for credential in catalog.credentials if _is_open(catalog, credential, today))
    group = "level" if model.level else "kind"
    page = {"id": "page-quantum", "title": "Quantum", "url": "https://example.org/quantum/", "checked": str(today)}
    data["sources"].append(page)
    data["credentials"].append(
        {
            "id": "quantum",
            "name": "Certified Quantum Engineer",
            "short": "Quantum Engineer",
            group: getattr(model, group),
            "about": "Shows that you can run quantum workloads.",
            "exams": [{"code": "QEA-C01", "from": "2025-03-01"}],
            "sources": page["id"],
        }
    )


def retire_credential(data: Any, catalog: Catalog, today: date) -> None:
    """Give a credential a last day and what to take instead, and take it from the paths that named it."""
    credential, nearest = _find(_retirable(catalog, today))
    last = (today + timedelta(days=40)).isoformat()
    entry = _entry(data["credentials"], credential.id)
    entry["exams"][-1]["to"] = last
    entry["nearest"] = nearest.id
    code = entry["exams"][-1]["code"]
    _announce(data, today, about=credential.id, type="last day", exam=code, old="none", new=last)
    for audience in data.get("audiences", []):
        for name in {"path", "go_further"} & audience.keys():
            audience[name] = [stop for stop in audience[name] if stop["credential"] != credential.id]


def add_exam_version(data: Any, catalog: Catalog, today: date) -> None:
    """Give the exam of a credential a last day, and add a version that follows on the next."""
    credential = _find(one for one in catalog.credentials if _is_open(catalog, one, today))
    exams = _entry(data["credentials"], credential.id)["exams"]
    last = today + timedelta(days=33)
    exams[-1]["to"] = last.isoformat()
    exams.append({"code": "XYZ-C99", "from": (last + timedelta(days=1)).isoformat()})


def rename_credential(data: Any, catalog: Catalog, today: date) -> None:
    """Give a credential a new name, and keep the old one as a former name."""
    entry = data["credentials"][-1]
    entry["former_names"] = [*entry.get("former_names", []), entry["name"]]
    entry["name"] = "A Name that Nothing Ever Had"


def doubt_price(data: Any, catalog: Catalog, today: date) -> None:
    """Give a credential a doubt about its price."""
    doubt = {"fields": "price", "kind": "conflict", "text": "Two pages differ; we follow the newer one."}
    entry = data["credentials"][0]
    entry["doubts"] = [*entry.get("doubts", []), doubt]


EDITS: tuple[Edit, ...] = (
    read_sources_again,
    change_price,
    add_credential,
    retire_credential,
    add_exam_version,
    rename_credential,
    doubt_price,
)


class NoRoomError(Exception):
    """The catalogue has nothing that the edit applies to."""


def _find(matches: Iterable[T]) -> T:
    """Return the first match.

    Raises:
        NoRoomError: If there is none.
    """
    for match in matches:
        return match
    raise NoRoomError


def _entry(entries: list[Any], wanted: str) -> Any:
    return next(entry for entry in entries if entry["id"] == wanted)


def _announce(data: Any, today: date, **fields: str) -> None:
    data.setdefault("changes", []).append(
        {"date": today.isoformat(), **fields, "sources": data["sources"][0]["id"]},
    )


def _is_open(catalog: Catalog, credential: Credential, today: date) -> bool:
    """Whether a credential has an exam without a last day and nothing that follows it."""
    status = status_on(credential, catalog, today)
    return bool(status.state is State.ACTIVE and not status.next and credential.exams and not credential.exams[-1].last)


def _retirable(catalog: Catalog, today: date) -> Iterator[tuple[Credential, Credential]]:
    """Credentials that neither a path nor a step nor a retired credential needs, each with another that is open."""
    open_ones = [one for one in catalog.credentials if _is_open(catalog, one, today)]
    needed = {audience.path[0].credential for audience in catalog.audiences if len(audience.path) == 1}
    offers = [_on_offer(catalog, step, today) for step in catalog.roadmap]
    needed |= {offer[0].id for offer in offers if len(offer) == 1}
    for credential in catalog.credentials:
        instead = replacements(catalog, credential, today)
        needed |= {instead[0].credential.id} if len(instead) == 1 else set()
    for credential, other in itertools.permutations(open_ones, 2):
        if credential.id not in needed:
            yield credential, other


def _on_offer(catalog: Catalog, step: Step, today: date) -> list[Credential]:
    """Return what a step means and can be booked."""
    meant = select_credentials(catalog, step.credentials) if step.credentials else []
    return [one for one in meant if status_on(one, catalog, today).is_bookable]
