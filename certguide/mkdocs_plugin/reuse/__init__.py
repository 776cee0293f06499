"""What a build takes over from the one before: pages that come from the same text, data, settings and code."""
