"""Derive advice from a catalogue on a day: roadmap, paths, costs, renewals, key dates."""
