"""Rules that hold across the records of a catalogue."""
