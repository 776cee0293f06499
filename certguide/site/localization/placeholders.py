"""Placeholders of translations: each has to be one of its message, and none of the message's may be lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from string import Formatter

from babel.messages.catalog import Message

_NUMBER = "number"


def placeholder_fault(message: Message) -> str:
    """Return what is wrong with the placeholders of a translation, and the fix; empty if nothing is.

    A form of a plural needs what both English forms have. Only the last one needs the number, if English has it.
    """
    english = [message.id] if isinstance(message.id, str) else list(message.id)
    forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
    names = [_placeholders(text) or set() for text in english]
    known, needed = set.union(*names), set.intersection(*names)
    needs = [needed - {_NUMBER}] * (len(forms) - 1) + [names[-1]]
    faults = [_fault(form, known, need) for form, need in zip(forms, needs, strict=True) if form]
    return next(filter(None, faults), "")


def _fault(text: str, known: set[str], needed: set[str]) -> str:
    names = _placeholders(text)
    if names is None:
        fix = f"Write a placeholder as {_list(known)}." if known else "Delete it."
        return f"the translation has a brace alone. {fix}"
    unknown, missing = names - known, needed - names
    stated = [
        f"{_list(unknown)} is not a placeholder of this message" if unknown else "",
        f"the translation lacks {_list(missing)}" if missing else "",
    ]
    fix = f"Use {_list(known)}." if known else "Delete it."
    return f"{', and '.join(filter(None, stated))}. {fix}" if any(stated) else ""


def _placeholders(text: str) -> set[str] | None:
    """Return the placeholders of a text, with all that stands in their braces; ``None`` if a brace has no other."""
    try:
        return {_written(field) for field in Formatter().parse(text) if field[1] is not None}
    except ValueError:
        return None


def _written(field: Sequence[str | None]) -> str:
    _, name, form, conversion = field
    return f"{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
