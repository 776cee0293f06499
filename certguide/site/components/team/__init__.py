"""The parts of the team budget."""
