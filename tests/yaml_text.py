"""YAML as editors read it, with dates as the texts they are."""

from __future__ import annotations

from typing import Any

import yaml


class TextLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that leaves dates as texts."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own name and kind
        letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def load_yaml(text: str) -> Any:
    """Return the data of a text."""
    return yaml.load(text, Loader=TextLoader)  # noqa: S506 - a safe loader with one resolver less


def dump_yaml(data: Any) -> str:
    """Return data as a text, keys in their order."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False))
