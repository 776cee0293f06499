"""The messages of the package: reading them from all its files takes longer than most tests."""

from __future__ import annotations

from functools import cache

from certguide.maintenance.translation_files import extract_messages

all_messages = cache(extract_messages)
