"""The parts of the comparison: the table, its filters, and the view side by side."""
