"""Rules that hold across records, each a generator of violations."""
