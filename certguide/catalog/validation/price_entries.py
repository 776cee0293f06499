"""Rules for entries about prices: the old and the new one agree with what records state.

A price that disagrees would be shown in the list of changes, and would never apply on its day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from certguide.catalog.model.catalog import Catalog, Credential, Group
from certguide.catalog.model.change import Change, parse_value
from certguide.catalog.model.money import Money
from certguide.catalog.problems import quote
from certguide.catalog.queries.announced_prices import price_changes, upcoming_price_changes
from certguide.catalog.validation.violations import Violation

Subject = tuple[str, str | None]
"""The id of a credential, level or kind, and the code of an exam, if an entry names one."""


def contradicted_prices(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield entries whose prices differ from those of a record; the catalogue has the prices of the day."""
    yield from _contradicted_new_prices(catalog, today)
    yield from _contradicted_old_prices(catalog, today)


def _contradicted_new_prices(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield the newest change of each price, if a record states another."""
    newest = {(id_, entry.exam): entry for entry in price_changes(catalog, today) for id_ in entry.about}
    for subject, entry in newest.items():
        price, (_, new) = _stated_price(catalog, subject), _prices(entry)
        if price and new and price.currency == new.currency and price != new:
            message = f"By this entry, the price of {quote(subject[0])} is {new} since {entry.day}"
            yield _violation(catalog, entry, "new", f"{message}, but it states {price}")


def _contradicted_old_prices(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield announced changes whose old price is not the one that holds before: that of the record or of an entry.

    Past changes are not compared with each other, since a change between them may not be known.
    """
    latest: dict[Subject, tuple[Money, str]] = {}
    for entry in upcoming_price_changes(catalog, today):
        old, new = _prices(entry)
        for subject in ((id_, entry.exam) for id_ in entry.about):
            price = _stated_price(catalog, subject)
            before, origin = latest.get(subject) or (price, f"it states {price}")
            if not before or not _is_in_currency(entry, before):
                continue
            if old != before:
                message = f"By this entry, the price of {quote(subject[0])} is {entry.old} before {entry.day}"
                yield _violation(catalog, entry, "old", f"{message}, but {origin}")
            if new:
                latest[subject] = new, f"it is {new} by the entry of {entry.day}"


def _violation(catalog: Catalog, entry: Change, field: str, message: str) -> Violation:
    return Violation(("changes", catalog.changes.index(entry), field), f"{message}. Correct one of them.")


def _stated_price(catalog: Catalog, subject: Subject) -> Money | None:
    """Return the price that a record, or the exam that an entry names, states itself."""
    id_, code = subject
    records: dict[str, Credential | Group] = {**catalog.by_id, **catalog.level_by_id, **catalog.kind_by_id}
    record = records[id_]
    parts = {part.code: part for exam in getattr(record, "exams", []) for part in (exam, *exam.all_parts)}
    owner = parts.get(code) if code else record
    price: Money | None = owner.price if owner else None
    return price


def _prices(entry: Change) -> tuple[Money | None, Money | None]:
    """Return the old and the new price of an entry; ``None`` for one that is not known."""
    old, new = (parse_value("price", text or "unknown") for text in (entry.old, entry.new))
    return old if isinstance(old, Money) else None, new if isinstance(new, Money) else None


def _is_in_currency(entry: Change, price: Money) -> bool:
    """Return whether an entry is about a price in the currency of another; ``free`` has none."""
    currencies = {other.currency for other in _prices(entry) if other and not other.is_free}
    return price.is_free or not currencies or price.currency in currencies
