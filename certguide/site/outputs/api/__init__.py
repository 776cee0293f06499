"""The JSON API: its types, what fills them and the schema they keep to."""
