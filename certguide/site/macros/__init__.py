"""Macros: functions that Markdown pages can call."""
