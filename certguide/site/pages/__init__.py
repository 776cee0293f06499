"""Pages generated from records."""
