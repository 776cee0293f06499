"""Content that more than one page or file shows, as data or as HTML."""
