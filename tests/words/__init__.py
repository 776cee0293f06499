"""The words of the guide: one voice, one term for one thing."""
