"""YAML as editors read it, with dates as the texts they are."""

from __future__ import annotations

import json
from typing import Any

import yaml

_WITHOUT_DATES = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class TextLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that leaves dates as texts."""

    yaml_implicit_resolvers = _WITHOUT_DATES


def load_yaml(text: str) -> Any:
    """Return the data of a text."""
    return yaml.load(text, Loader=TextLoader)  # noqa: S506 - a safe loader with one resolver less


class TextDumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """A safe dumper that writes texts that are dates without quotes."""

    yaml_implicit_resolvers = _WITHOUT_DATES


def dump_yaml(data: Any, **settings: Any) -> str:
    """Return data as a text, keys in their order."""
    return str(yaml.dump(data, Dumper=TextDumper, allow_unicode=True, sort_keys=False, **settings))


def dump_quickly(data: dict[str, Any]) -> str:
    """Return a mapping as a text with a line for each key. Values are JSON, which takes a twentieth of the time."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False, default=str)}\n" for key, value in data.items())
