"""What a valid catalogue says: inherited facts, lifecycle on a day, selection, replacements, freshness."""
