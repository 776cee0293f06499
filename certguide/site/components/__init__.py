"""Content that appears in more than one place."""
