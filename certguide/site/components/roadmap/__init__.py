"""The parts of the roadmap: its picture, its steps and their rows, and where a credential fits."""
