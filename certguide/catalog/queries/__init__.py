"""Query a valid catalogue: inherited facts, lifecycle on a day, selection, replacements, freshness."""
