"""Commands for editors: check, verify, stale, links, freshness, review, new and schema."""
