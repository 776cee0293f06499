"""What follows from a catalogue on a day: the roadmap resolved, paths, renewals, coming days."""
