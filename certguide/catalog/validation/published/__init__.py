"""Rules for what differs from the published catalogue."""
