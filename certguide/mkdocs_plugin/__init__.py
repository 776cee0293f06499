"""The adapter to MkDocs, and the only code that imports it."""
