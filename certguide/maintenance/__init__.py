"""Commands for editors: check, stale, links, review, new guide."""
