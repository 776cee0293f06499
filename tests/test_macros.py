"""The adapter between pages and fragments."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from mkdocs.exceptions import PluginError

import macros


def page(made: bool, **meta: object) -> SimpleNamespace:
    file = SimpleNamespace(src_uri="credentials/a.md", generated_by="certguide" if made else None)
    return SimpleNamespace(page=SimpleNamespace(meta=meta, file=file), markdown="{{ 7 * 7 }}")


def test_a_page_made_from_data_is_never_a_template() -> None:
    """Should such a page lose its front matter, the build stops instead of running its text."""
    with pytest.raises(PluginError, match=r"credentials/a\.md"):
        macros.on_pre_page_macros(page(made=True))


def test_a_page_that_opts_out_is_left_alone() -> None:
    """With render_macros false nothing is looked at."""
    env = page(made=True, render_macros=False)
    macros.on_pre_page_macros(env)
    assert env.markdown == "{{ 7 * 7 }}"
