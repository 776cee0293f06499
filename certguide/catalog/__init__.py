"""What a catalogue is: model, reading with positions, rules, dates and lifecycle."""
