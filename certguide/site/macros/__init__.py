"""Functions that Markdown pages may call."""
