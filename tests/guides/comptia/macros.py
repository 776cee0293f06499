"""The macros of the pages under ``docs/``; mkdocs-macros loads them from here."""

from certguide.mkdocs_plugin.macros import define_env, on_post_page_macros, on_pre_page_macros

__all__ = ["define_env", "on_post_page_macros", "on_pre_page_macros"]
